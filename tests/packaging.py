"""The product packaged once for a whole test run, for each machine."""

import atexit
import platform
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from infra import importable
from infra.package import package

HERE = importable.MACHINES[platform.machine()]


@cache
def packaged(arch: str) -> Path:
    out = Path(mkdtemp(prefix="package-"))
    atexit.register(shutil.rmtree, out)
    package(out, arch=arch)
    return out
