"""The work order (工单) on paper: one A4 page that a worker takes along, with boxes to fill in by hand.

It says what its reader reads on the page, masked; where a way to the citizen is needed, it is looked up there, where
the look is recorded. The symbol in the corner opens the matter on the desk, for who may see it.
"""

import io
from typing import NamedTuple

from functions.qr.ink import BLACK, BLUE, GREY, Pen, blank, missing, width
from functions.qr.symbol import modules

LEFT, RIGHT, TOP = 15.0, 195.0, 15.0
LABEL = 26.0  # the column of what a line is called
SIZE, STEP = 10.5, 5.6  # points, and millimetres from line to line
TEXT_LINES = 18  # of what was told; the rest stands on the page
HOLE = "□"  # for a character that no font has: a name on a poster may not miss one, a text may


class PrintedOrder(NamedTuple):
    """What stands on a work order."""

    county: str
    no: str
    link: str
    due: str
    facts: tuple[tuple[str, str], ...]
    told: str
    printed: str


def order(asked: PrintedOrder) -> bytes:
    """The page as a PDF."""
    file = io.BytesIO()
    pen = Pen(blank(file, f"工单 {asked.no}"))
    y = _head(pen, asked)
    y = _facts(pen, asked, y)
    y = _told(pen, asked.told, y)
    _boxes(pen, y)
    pen.text(
        LEFT,
        287,
        f"打印：{whole(asked.printed)}　内容已隐去号码；请勿转交无关人员",
        8.5,
        colour=GREY,
    )
    pen.canvas.showPage()
    pen.canvas.save()
    return file.getvalue()


def whole(text: str) -> str:
    """The text as the fonts can print it, in one line."""
    lacking = missing(text)
    return "".join(HOLE if sign in lacking else sign for sign in " ".join(text.split()))


def lines(text: str, room: float, most: int) -> list[str]:
    """The text in lines that are no wider than there is room; what is beyond the last is said so."""
    found = [""]
    for sign in whole(text):
        if width(found[-1] + sign, SIZE) > room:
            found.append("")
        found[-1] += sign
    if len(found) <= most:
        return found
    return [*found[: most - 1], "……（未完，全文请扫右上角的码查看）"]


def _head(pen: Pen, asked: PrintedOrder) -> float:
    pen.text(LEFT, TOP + 9, whole(f"{asked.county}群众诉求工单"), 20, bold=True)
    pen.text(LEFT, TOP + 18, f"编号 {asked.no}", 12, colour=GREY)
    pen.text(LEFT, TOP + 27, whole(asked.due), 13, colour=BLUE, bold=True)
    pen.symbol(RIGHT - 32, TOP - 3, 34, modules(asked.link))
    pen.line((LEFT, TOP + 33), (RIGHT, TOP + 33), colour=BLACK, thick=0.5)
    return TOP + 33


def _facts(pen: Pen, asked: PrintedOrder, y: float) -> float:
    for label, said in asked.facts:
        rows = lines(said, RIGHT - LEFT - LABEL - 3, 2)
        high = STEP * len(rows) + 2.4
        _row(pen, y, high, label)
        for row, line in enumerate(rows):
            pen.text(LEFT + LABEL + 2, y + 5.3 + row * STEP, line, SIZE)
        y += high
    return y


def _told(pen: Pen, told: str, y: float) -> float:
    rows = lines(told, RIGHT - LEFT - 4, TEXT_LINES)
    pen.text(LEFT + 1, y + 6, "诉求内容", SIZE, bold=True)
    for row, line in enumerate(rows):
        pen.text(LEFT + 2, y + 12.5 + row * STEP, line, SIZE)
    return _frame(pen, y, 12.5 + STEP * len(rows))


def _boxes(pen: Pen, y: float) -> None:
    """What is filled in by hand: what was done, whether it is solved, who did it and when."""
    bottom = 279.0
    pen.text(LEFT + 1, y + 6, "办理情况", SIZE, bold=True)
    _frame(pen, y, bottom - 34 - y)
    y = bottom - 34
    for label, choices in (
        ("是否解决", "□ 已解决　　□ 部分解决　　□ 未解决，原因："),
        ("联系群众", "□ 已联系　　□ 未联系上　　　时间："),
        ("经办人", "签字：　　　　　　　　　　　　　　日期：　　　年　　月　　日"),
    ):
        _row(pen, y, 11.3, label, down=7.2)
        pen.text(LEFT + LABEL + 2, y + 7.2, choices, SIZE)
        y += 11.3


def _row(pen: Pen, y: float, high: float, label: str, *, down: float = 5.3) -> None:
    pen.text(LEFT + 1, y + down, label, SIZE, bold=True)
    _frame(pen, y, high)
    pen.line((LEFT + LABEL, y), (LEFT + LABEL, y + high), colour=GREY)


def _frame(pen: Pen, y: float, high: float) -> float:
    pen.line((LEFT, y), (LEFT, y + high), (RIGHT, y + high), (RIGHT, y), colour=GREY)
    return y + high
