"""Proof that a package holds all that `import app` needs: a fresh process that sees nothing else."""

import os
import platform
import subprocess
import sys
import sysconfig
from pathlib import Path
from tempfile import TemporaryDirectory

MACHINES = {"aarch64": "arm64", "arm64": "arm64", "x86_64": "x86_64"}

PROBE = """
import sys
sys.path[:0] = sys.argv[1:]
import app
assert app.__file__.startswith(sys.argv[-1]), app.__file__
"""


def check(package: Path, *, arch: str, environment: dict[str, str]) -> None:
    """Import app from the package; libraries of another machine are stood in for by this one's."""
    with TemporaryDirectory() as folder:
        if arch != MACHINES.get(platform.machine()):
            stand_in(package, Path(folder))
        # -I and -S: otherwise the project's own environment would fill every hole.
        command = [sys.executable, "-I", "-S", "-B", "-c", PROBE, folder, str(package)]
        clean = {"PATH": os.environ["PATH"], "AWS_DEFAULT_REGION": "us-east-1", **environment}
        done = subprocess.run(command, env=clean, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"`import app` fails in the package:\n{done.stderr}")


def stand_in(package: Path, folder: Path) -> None:
    site = Path(sysconfig.get_path("purelib"))
    for name in native(package):
        for twin in site.glob(f"{name}*"):
            (folder / twin.name).symlink_to(twin)


def native(package: Path) -> set[str]:
    """The top-level names that hold compiled libraries."""
    libraries = (path for path in package.rglob("*.so*") if path.is_file())
    return {path.relative_to(package).parts[0].partition(".")[0] for path in libraries}
