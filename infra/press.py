"""Press placards into PDFs: many pages each, every symbol read back before it is drawn."""

import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import batched
from multiprocessing import get_context
from pathlib import Path

import zxingcpp

from functions.qr import symbol
from functions.qr.placard import Masthead, Placard
from functions.qr.poster import posters
from functions.qr.sheet import EACH, sheets


class UnreadableError(Exception):
    """A symbol that a telephone could not read."""


def press(
    head: Masthead, placards: list[Placard], out: Path, *, cards: bool, pages: int, jobs: int
) -> list[Path]:
    """Write the PDFs, so many pages each, and return them. A process holds one PDF at a time."""
    kind, each = ("cards", pages * EACH) if cards else ("posters", pages)
    parts = list(batched(placards, each))
    files = [out / f"{kind}-{number:03}.pdf" for number in range(1, len(parts) + 1)]
    columns = ([head] * len(parts), parts, files, [cards] * len(parts))
    if jobs == 1:
        _watch(map(press_part, *columns), parts)
    else:
        with ProcessPoolExecutor(jobs, get_context("spawn")) as pool:
            _watch(pool.map(press_part, *columns), parts)
    return files


def _watch(made: Iterable[None], parts: list[tuple[Placard, ...]]) -> None:
    for _ in progress(made, len(parts), "files", len(parts[0]) if parts else 1):
        pass


def press_part(head: Masthead, placards: tuple[Placard, ...], file: Path, cards: bool) -> None:  # noqa: FBT001 (a pool's map has no keywords)
    """Write one PDF; it has its name only once it is whole."""
    half = file.with_suffix(".part")
    with half.open("wb") as written:
        (sheets if cards else posters)(written, head, readable(head, placards))
    half.rename(file)


def readable(head: Masthead, placards: Iterable[Placard]) -> Iterator[Placard]:
    """The placards, each let through once its symbol was read back."""
    for placard in placards:
        read_back(symbol.link(head.origin, placard.code))
        yield placard


def read_back(text: str) -> None:
    """Read the symbol as a telephone would. Raises `UnreadableError`."""
    found = zxingcpp.read_barcode(symbol.image(symbol.modules(text), 3), is_pure=True)
    if found is None or found.text != text:
        raise UnreadableError(text)


def progress[T](work: Iterable[T], total: int, what: str, each: float = 1) -> Iterator[T]:
    """The same work, with a line on standard error that says how far it is."""
    begun = time.monotonic()
    for done, piece in enumerate(work, 1):
        yield piece
        if done % max(1, total // 200) == 0 or done == total:
            spent = time.monotonic() - begun
            left = spent / done * (total - done)
            line = f"\r{what} {done}/{total}  {done * each / spent:.0f} codes/s  {left:.0f} s left "
            print(line, end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
