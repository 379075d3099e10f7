"""The sheet (拼版): eight cards an A4 page with cut marks, for doors, lifts and counters."""

from collections.abc import Iterable
from itertools import batched
from typing import IO

from functions.qr.codes import printed
from functions.qr.ink import BLUE, GREY, RED, WHITE, Pen, blank, fitted
from functions.qr.placard import Masthead, Placard
from functions.qr.symbol import link, modules

COLUMNS, ROWS = 2, 4
WIDE, HIGH = 92.0, 66.0
LEFT, TOP = (210 - COLUMNS * WIDE) / 2, (297 - ROWS * HIGH) / 2
EACH = COLUMNS * ROWS


def sheets(file: IO[bytes], head: Masthead, placards: Iterable[Placard]) -> None:
    """A PDF with a card for each placard."""
    pen = Pen(blank(file, f"{head.county}·码上办"))
    with pen.stencil("marks"):
        _marks(pen)
    for page in batched(placards, EACH):
        pen.stamp("marks")
        for i, placard in enumerate(page):
            _card(pen, LEFT + i % COLUMNS * WIDE, TOP + i // COLUMNS * HIGH, head, placard)
        pen.canvas.showPage()
    pen.canvas.save()


def _marks(pen: Pen) -> None:
    """Where to cut: outside the cards, and a small cross where four of them meet."""
    xs = [LEFT + i * WIDE for i in range(COLUMNS + 1)]
    ys = [TOP + i * HIGH for i in range(ROWS + 1)]
    for x in xs:
        pen.line((x, TOP - 8), (x, TOP - 3), colour=GREY, thick=0.1)
        pen.line((x, ys[-1] + 3), (x, ys[-1] + 8), colour=GREY, thick=0.1)
    for y in ys:
        pen.line((LEFT - 8, y), (LEFT - 3, y), colour=GREY, thick=0.1)
        pen.line((xs[-1] + 3, y), (xs[-1] + 8, y), colour=GREY, thick=0.1)
        pen.line((xs[1] - 1, y), (xs[1] + 1, y), colour=GREY, thick=0.1)
        pen.line((xs[1], y - 1), (xs[1], y + 1), colour=GREY, thick=0.1)


def _card(pen: Pen, x: float, y: float, head: Masthead, placard: Placard) -> None:
    """One card: the symbol on the left, words on the right, what to call below."""
    pen.box(x + 3, y + 3, WIDE - 6, 12, fill=BLUE, radius=1.5)
    pen.text(x + 6, y + 11.4, "有事扫码说", 17, colour=WHITE, bold=True, spacing=1)
    size, county = fitted(head.county, 38, {12: 1, 10: 1, 8: 1, 6: 1, 5: 2})
    for row, line in enumerate(county):
        pen.text(x + WIDE - 6, y + 11 + row * 2.2, line, size, colour=WHITE, align=1)
    pen.symbol(x + 2.5, y + 15.2, 45, modules(link(head.origin, placard.code)))
    _words(pen, x + 48, y, placard)
    size, (line,) = fitted(_calls(head), WIDE - 10, {8.5: 1, 7.5: 1, 6.5: 1, 5.5: 1})
    pen.text(x + 5, y + 62.6, line, size, colour=RED, bold=True)


def _words(pen: Pen, x: float, y: float, placard: Placard) -> None:
    size, lines = fitted(placard.place, WIDE - 52, {15: 2, 13: 3, 11: 3, 9: 4, 8: 5, 6.5: 6})
    for row, text in enumerate(lines):
        pen.text(x, y + 24 + row * size * 0.45, text, size, bold=True)
    for row, step in enumerate(("① 微信扫左边的码", "② 写下什么事，拍照", "③ 记下查询码")):
        pen.text(x, y + 42 + row * 4.8, step, 10)
    pen.text(x, y + 57, printed(placard.code), 9.5, colour=GREY)


def _calls(head: Masthead) -> str:
    numbers = " ".join(f"{n.name}{n.number}" for n in head.emergency[:3])
    return f"有危险先打电话：{numbers}　不会扫码打 {head.hotline}"
