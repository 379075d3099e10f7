"""How fast and how small posters, cards and symbols are: `python -m bench.posters [codes]`.

CPU time of one process, so that a busy machine changes little; 52,000 codes are a prefecture
(field.md B01).
"""

import secrets
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from functions.domain.codes import mint
from functions.domain.county.county import DEFAULT_NUMBERS
from functions.qr import symbol
from functions.qr.ink import typeface
from functions.qr.placard import Masthead, Placard
from functions.qr.poster import poster, posters
from functions.qr.sheet import EACH, sheets
from infra.press import read_back, readable

HEAD = Masthead("示范县", "https://mashangban.example.gov.cn", "12345", DEFAULT_NUMBERS)
PREFECTURE = 52_000


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU that the work takes."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


def line(name: str, seconds: float, count: int, size: int = 0) -> None:
    each = f"{size / count / 1024:8.2f} KB" if size else " " * 11
    minutes = seconds / count * PREFECTURE / 60
    print(
        f"{name:34} {seconds / count * 1e3:8.2f} ms {each} {count / seconds:8.0f}/s {minutes:6.1f} min"
    )


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    places = [
        Placard(f"石板村{i // 40}组·{i % 40}号码", mint("DEM", secrets.randbits))
        for i in range(count)
    ]
    links = [symbol.link(HEAD.origin, placard.code) for placard in places]
    print(f"{'each':34} {'CPU':>11} {'size':>11} {'rate':>10} {PREFECTURE:>10,}")
    line("font, once a process", cpu(typeface), 1)
    line("symbol", cpu(lambda: [symbol.modules(text) for text in links]), count)
    line("symbol, and read back", cpu(lambda: [read_back(text) for text in links]), count)
    first = poster(HEAD, places[0])
    alone = cpu(lambda: [poster(HEAD, placard) for placard in places[:50]])
    line("one poster, a file of its own", alone, 50, 50 * len(first))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "many.pdf"
        for name, press in (
            ("poster of many, read back", posters),
            ("card of many, read back", sheets),
        ):
            with file.open("wb") as written:
                spent = cpu(lambda press=press, w=written: press(w, HEAD, readable(HEAD, places)))  # type: ignore[misc]
            line(name, spent, count, file.stat().st_size)
    print(f"a card is an eighth of a page; {-(-PREFECTURE // EACH):,} sheets hold {PREFECTURE:,}")


if __name__ == "__main__":
    main()
