"""What a cold start costs: CPU time to import the packaged app in a fresh process, and the zip's size.

The floor is what no Lambda of this kind can do without: Python, Chalice and one botocore client.
The runs are interleaved, so that a busy machine slows each of them alike; the medians count.

    python -m bench.cold [--runs 15] [--json]
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from infra import importable, package, zipped

ARCH = importable.MACHINES[platform.machine()]
CLIENT = """
import chalice, botocore.session
botocore.session.get_session().create_client("dynamodb", region_name="us-east-1")
"""


def cpu_ms(folder: Path, code: str) -> float:
    """User and system time of a fresh process that sees only this folder and the standard library."""
    program = f"import sys; sys.path.insert(0, {str(folder)!r})\n{code}"
    process = subprocess.Popen([sys.executable, "-I", "-S", "-B", "-c", program], env=environment())
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"failed: {code}")
    return (used.ru_utime + used.ru_stime) * 1000


def environment() -> dict[str, str]:
    return {"AWS_DEFAULT_REGION": "us-east-1", "PATH": os.environ["PATH"], **package.placeholders()}


def measure(runs: int) -> dict[str, float]:
    with TemporaryDirectory() as scratch:
        built, full, bare = (Path(scratch, name) for name in ("built", "full", "bare"))
        package.package(built, arch=ARCH)
        zipped.unpack(built / "deployment.zip", full)
        shutil.copytree(full, bare, ignore=shutil.ignore_patterns("__pycache__"))
        cases = {
            "python": (full, "pass"),
            "floor": (full, CLIENT),
            "app": (full, "import app"),
            "app_without_bytecode": (bare, "import app"),
        }
        samples: dict[str, list[float]] = {name: [] for name in cases}
        for _ in range(runs):
            for name, (folder, code) in cases.items():
                samples[name].append(cpu_ms(folder, code))
        return {
            **{f"{name}_cpu_ms": round(statistics.median(ms), 1) for name, ms in samples.items()},
            "zip_mb": round((built / "deployment.zip").stat().st_size / 1e6, 1),
            "unzipped_mb": round(sum(f.stat().st_size for f in full.rglob("*")) / 1e6, 1),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    found = measure(arguments.runs)
    if arguments.json:
        print(json.dumps(found))
        return
    floor, app = found["floor_cpu_ms"], found["app_cpu_ms"]
    print(
        f"CPU ms of a fresh process, median of {arguments.runs}, Python {platform.python_version()}"
    )
    print(f"  Python alone                     {found['python_cpu_ms']:7.1f}")
    print(f"  Chalice + a botocore client      {floor:7.1f}   the floor")
    print(f"  import app                       {app:7.1f}   {app / floor:.2f} x the floor")
    bare = found["app_without_bytecode_cpu_ms"]
    print(f"  import app, without bytecode     {bare:7.1f}   {bare / floor:.2f} x the floor")
    print(f"  zip {found['zip_mb']} MB, unzipped {found['unzipped_mb']} MB ({ARCH})")


if __name__ == "__main__":
    main()
