"""A folder as Lambda's zip, byte for byte the same for the same contents, with its bytecode inside."""

import compileall
import py_compile
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

TASK_ROOT = "/var/task"  # where Lambda unpacks it; stands in tracebacks
EPOCH = (1980, 1, 1, 0, 0, 0)


def unpack(archive: Path, folder: Path) -> None:
    with ZipFile(archive) as packed:
        packed.extractall(folder)


def compile_all(folder: Path) -> None:
    """Lambda's disk is read-only: without bytecode in the zip each cold start compiles everything.

    Unchecked: the hash of the source stands in the file but is not compared when importing.
    """
    sys.pycache_prefix = None  # else it goes where this machine keeps its own, and not into the zip
    compiled = compileall.compile_dir(
        folder,
        quiet=1,
        stripdir=str(folder),
        prependdir=TASK_ROOT,
        invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
    )
    if not compiled:
        sys.exit("some file of the package can't be compiled")


def pack(folder: Path, archive: Path) -> None:
    with ZipFile(archive, "w", ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                entry = ZipInfo(path.relative_to(folder).as_posix(), EPOCH)
                entry.external_attr = 0o100644 << 16
                entry.compress_type = ZIP_DEFLATED
                packed.writestr(entry, path.read_bytes())
