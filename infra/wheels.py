"""The dependencies as Lambda needs them: wheels for its machine, without what it never reads."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

OWN_TOOLS = Path(__file__).parent.parent / ".tools/bin"

# Lambda's Python 3.12 and 3.13 run on Amazon Linux 2023, whose glibc is 2.34.
PLATFORMS = {"arm64": "aarch64-manylinux_2_28", "x86_64": "x86_64-manylinux_2_28"}

# What the functions talk to; botocore holds the descriptions of some 400 services.
SERVICES = frozenset({"dynamodb", "s3", "sqs"})

WASTE = (
    "bin",
    "*.dist-info/RECORD",
    "*.dist-info/REQUESTED",
    "*.dist-info/INSTALLER",
    "**/*.pyi",
    "**/py.typed",
    "**/tests",
    "boto3/examples",
    "boto3/data",
    "PIL/_avif*",  # photos are JPEG, PNG or WebP: a decoder less to trust, and 3 MB
    "PIL/_imagingtk*",
    "pillow.libs/libavif*",
)


def install(requirements: Path, target: Path, *, arch: str) -> None:
    """Install the pinned, hashed wheels, never building one: a build would be for this machine."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    command = [uv(), "pip", "install", "--quiet", "--target", str(target), "--no-deps"]
    command += ["--requirements", str(requirements), "--require-hashes"]
    command += ["--python-platform", PLATFORMS[arch], "--python-version", version]
    command += ["--only-binary", ":all:", "--link-mode", "copy"]
    subprocess.run(command, check=True)
    prune(target)


def uv() -> str:
    found = shutil.which("uv", path=f"{os.environ['PATH']}:{OWN_TOOLS}")
    if not found:
        sys.exit("uv is missing: `make setup` brings it")
    return found


def prune(target: Path) -> None:
    for pattern in WASTE:
        for path in target.glob(pattern):
            remove(path)
    for path in (target / "botocore/data").iterdir():
        if path.is_dir() and path.name not in SERVICES:
            remove(path)


def remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
