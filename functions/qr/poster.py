"""The poster (海报): one A4 page that a 78-year-old understands from two metres."""

import io
from collections.abc import Iterable
from typing import IO

from functions.qr.codes import printed
from functions.qr.ink import BLUE, GREY, PALE, RED, SKY, WHITE, Pen, blank, fitted
from functions.qr.placard import Masthead, Placard
from functions.qr.symbol import link, modules

LEFT, RIGHT, MIDDLE = 13.0, 197.0, 105.0

STEPS = ("打开微信，扫上面的码", "写下什么事，拍照更好", "记下查询码，随时查进度")

_NAME = {30.0: 1, 26.0: 1, 22.0: 1, 19.0: 2, 16.0: 2, 13.0: 2, 11.0: 3}  # size in points: lines
PROMISE = "不用注册，不用下载，不收钱，不问银行卡"


def poster(head: Masthead, placard: Placard) -> bytes:
    """One place's poster as a PDF."""
    file = io.BytesIO()
    posters(file, head, [placard])
    return file.getvalue()


def posters(file: IO[bytes], head: Masthead, placards: Iterable[Placard]) -> None:
    """A PDF with a page for each placard."""
    pen = Pen(blank(file, f"{head.county}·码上办"))
    with pen.stencil("county"):
        _banner(pen, head)
        _steps(pen)
        _phone(pen, head)
        _emergency(pen, head)
    for placard in placards:
        pen.stamp("county")
        _place(pen, head, placard)
        pen.canvas.showPage()
    pen.canvas.save()


def _banner(pen: Pen, head: Masthead) -> None:
    pen.box(8, 8, 194, 58, fill=BLUE, radius=4)
    size, (county,) = fitted(head.county, 120, {23: 1, 19: 1, 16: 1, 13: 1, 10: 1, 8: 1})
    pen.text(LEFT, 18.8, county, size, colour=WHITE, bold=True)
    pen.text(RIGHT, 18.8, "码上办", 19, colour=WHITE, bold=True, align=1)
    pen.line((LEFT, 22.5), (RIGHT, 22.5), colour=SKY, thick=0.3)
    pen.text(MIDDLE, 47.5, "有事扫码说", 72, colour=WHITE, bold=True, align=0.5, spacing=9)
    pen.text(MIDDLE, 60, "路灯坏了、水管漏了、办事受阻……都能反映", 19, colour=WHITE, align=0.5)


def _place(pen: Pen, head: Masthead, placard: Placard) -> None:
    size, lines = fitted(placard.place, RIGHT - LEFT, _NAME)
    step = size * 0.43
    top = 79 - step * (len(lines) - 1) / 2
    for row, text in enumerate(lines):
        pen.text(MIDDLE, top + row * step, text, size, bold=True, align=0.5)
    _symbol(pen, link(head.origin, placard.code))
    pen.text(MIDDLE, 201, f"编码 {printed(placard.code)}", 15, bold=True, align=0.5, spacing=0.5)
    by = placard.posted_by or "＿＿＿＿＿＿＿＿"
    size, lines = fitted(f"张贴单位：{by}", 88, {11: 1, 9: 1, 7: 2, 5.5: 2})
    for row, text in enumerate(lines):
        pen.text(LEFT, 289 + row * size * 0.43, text, size, colour=GREY)


def _symbol(pen: Pen, text: str) -> None:
    side, left, top = 104.0, MIDDLE - 52, 88.5
    pen.symbol(left, top, side, modules(text))
    for x, across in ((left, 1), (left + side, -1)):
        for y, down in ((top, 1), (top + side, -1)):
            corner = ((x, y + 13 * down), (x, y), (x + 13 * across, y))
            pen.line(*corner, colour=BLUE, thick=1.8)


def _steps(pen: Pen) -> None:
    for i, step in enumerate(STEPS):
        y = 214.5 + i * 13
        pen.dot(LEFT + 6, y - 3.2, 5.3, BLUE)
        pen.text(LEFT + 6, y, str(i + 1), 21, colour=WHITE, bold=True, align=0.5)
        pen.text(LEFT + 15, y + 0.4, step, 25, bold=True)
    pen.text(LEFT, 252, PROMISE, 13.5, colour=GREY)


def _phone(pen: Pen, head: Masthead) -> None:
    pen.box(134, 205.5, 68, 38, fill=PALE, radius=3)
    pen.text(168, 216, "不会用手机？", 18, bold=True, align=0.5)
    pen.text(168, 224, "打电话也一样", 15, align=0.5)
    size, number = fitted(head.hotline, 60, {42: 1, 34: 1, 26: 1, 20: 1, 14: 1, 10: 2})
    for row, line in enumerate(number):
        pen.text(168, 239.5 + row * 4, line, size, colour=BLUE, bold=True, align=0.5)
    pen.text(RIGHT, 252, "Scan to report a problem here.", 12, colour=GREY, align=1)


def _emergency(pen: Pen, head: Masthead) -> None:
    pen.box(8, 257, 194, 23, fill=RED, radius=3)
    pen.text(LEFT, 266.5, "有危险", 18, colour=WHITE, bold=True)
    pen.text(LEFT, 275.5, "先打电话", 18, colour=WHITE, bold=True)
    numbers = "　".join(f"{n.name} {n.number}" for n in head.emergency)
    size, lines = fitted(numbers, 148, {34: 1, 30: 1, 26: 1, 22: 1, 18: 2, 15: 2, 12: 2, 9: 2})
    first = 268.5 + size * (0.128 - 0.22 * (len(lines) - 1))
    for row, line in enumerate(lines):
        pen.text(RIGHT, first + row * size * 0.44, line, size, colour=WHITE, bold=True, align=1)
    pen.text(
        RIGHT, 289, "张贴日期：　　　年　　月　　日　　请勿遮挡、损毁", 11, colour=GREY, align=1
    )
