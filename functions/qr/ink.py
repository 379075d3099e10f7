"""Drawing on paper: millimetres from the top left, one typeface and one for rare characters, none lost."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import IO

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from functions.domain.refusals import InvalidInput, invalid
from functions.qr.symbol import QUIET, Modules, bars

rl_config.useA85 = 0  # binary streams: a fifth smaller

MM = 72 / 25.4
PAPER = (210 * MM, 297 * MM)  # A4

_BEYOND = re.compile(r"(?m)^(<[0-9A-F]{2}> )<([0-9A-F]{5,6})>$")
_to_unicode = ttfonts.makeToUnicodeCMap


def _in_pairs(fontname: str, subset: list[int]) -> str:
    """What a reader copies and reads aloud: beyond sixteen bits PDF wants UTF-16, reportlab writes less."""
    return _BEYOND.sub(
        lambda m: f"{m[1]}<{chr(int(m[2], 16)).encode('utf-16-be').hex().upper()}>",
        _to_unicode(fontname, subset),
    )


ttfonts.makeToUnicodeCMap = _in_pairs

type Colour = tuple[float, float, float]
BLACK: Colour = (0.09, 0.10, 0.12)
GREY: Colour = (0.36, 0.39, 0.43)
WHITE: Colour = (1, 1, 1)
BLUE: Colour = (0.04, 0.27, 0.50)
SKY: Colour = (0.45, 0.62, 0.80)
PALE: Colour = (0.93, 0.96, 0.99)
RED: Colour = (0.74, 0.11, 0.11)

_FONTS = Path(__file__).parent / "fonts"
_FACES = {"wqy": "wqy-microhei.ttf", "rare": "rare.ttf"}  # the second is read where it is needed
_CLOSING = "，。、；：！？）》”’·…—-~）"  # may not begin a line
_OPENING = "（《“‘("  # may not end one
_SPACE = " \u3000·"  # goes where a line ends there


@cache
def typeface(name: str = "wqy") -> str:
    """The name of an embedded font, which is read from its file once."""
    pdfmetrics.registerFont(TTFont(name, _FONTS / _FACES[name]))
    return name


@cache
def _face_of(character: str) -> str:
    """The first font that has a character; none where no font does."""
    faces = (name for name in _FACES if _has(name, character))
    return next(faces, "")


def _has(name: str, character: str) -> bool:
    return ord(character) in pdfmetrics.getFont(typeface(name)).face.charToGlyph


def runs(text: str) -> list[tuple[str, str]]:
    """The text in parts of one font each; what no font has stays with the first."""
    faces = groupby(text, lambda character: _face_of(character) or typeface())
    return [(face, "".join(part)) for face, part in faces]


def missing(text: str) -> str:
    """The characters that both fonts lack, in their order."""
    return "".join(dict.fromkeys(c for c in text if not _face_of(c)))


def require_glyphs(text: str) -> None:
    """Refuse to print a text with holes in it: a rare character in a village's name is its name."""
    if lacking := missing(text):
        raise _no_glyph(lacking[0])


def _no_glyph(character: str) -> InvalidInput:
    sign = f"“{character}”（U+{ord(character):04X}）"
    return invalid(
        "name", "glyph", f"海报字体中没有{sign}，请换一个字", f"The poster's font has no {sign}"
    )


def width(text: str, size: float) -> float:
    """How many millimetres wide a line of text is at so many points."""
    widths = (pdfmetrics.stringWidth(part, face, size) for face, part in runs(text))
    return float(sum(widths)) / MM


def fitted(text: str, room: float, sizes: dict[float, int]) -> tuple[float, list[str]]:
    """The first of the sizes at which the text stands in at most so many lines, and the lines."""
    for size, most in sizes.items():
        for count in range(1, most + 1):
            lines = _broken(text, count, size)
            if all(width(line, size) <= room for line in lines):
                return size, lines
    raise invalid("name", "too-long", f"“{text}”太长，印不下", f"Too long to print: {text}")


def _broken(text: str, count: int, size: float) -> list[str]:
    """The text in so many lines of about the same width."""
    if count == 1:
        return [text]
    share = width(text, size) / count

    def cost(i: int) -> float:
        return abs(width(text[:i], size) - share) + (0 if _good_break(text, i) else share / 2)

    at = min(_breaks(text), key=cost, default=len(text))
    return [text[:at].strip(_SPACE), *_broken(text[at:].strip(_SPACE), count - 1, size)]


def _breaks(text: str) -> Iterator[int]:
    """Where a line may end: not inside a word or number, nor where punctuation would stand alone."""
    for i in range(1, len(text)):
        before, after = text[i - 1], text[i]
        inside = before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
        if not inside and after not in _CLOSING and before not in _OPENING:
            yield i


def _good_break(text: str, i: int) -> bool:
    """Whether a line ends there without parting a word: at a space, a bracket, a house number."""
    before, after = text[i - 1], text[i]
    return before in _SPACE + "）)，、" or after in _SPACE + "（(" or after.isdigit()


def blank(file: IO[bytes], title: str) -> Canvas:
    """An A4 document without pages; the same drawing gives the same bytes."""
    canvas = Canvas(file, pagesize=PAPER, invariant=1, lang="zh-CN", initialFontName=typeface())
    canvas.setPageCompression(1)
    canvas.setTitle(title)
    canvas.setAuthor("码上办")
    return canvas


class Pen:
    """A page being drawn on: x to the right, y downwards, in millimetres; text sizes in points."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        colour: Colour = BLACK,
        bold: bool = False,
        align: float = 0,
        spacing: float = 0,
    ) -> None:
        """One line whose baseline is at y; `align` is the share of it that stands left of x."""
        require_glyphs(text)
        left = x - align * (width(text, size) + spacing * (len(text) - 1) / MM)
        line = self.canvas.beginText(left * MM, PAPER[1] - y * MM)
        line.setFont(typeface(), size)
        line.setFillColorRGB(*colour)
        line.setStrokeColorRGB(*colour)
        line.setCharSpace(spacing)
        line.setTextRenderMode(2 if bold else 0)  # the face has one weight: outline it
        for face, part in runs(text):
            line.setFont(face, size)
            line.textOut(part)
        self.canvas.setLineWidth(size * 0.03)
        self.canvas.drawText(line)

    def box(
        self, x: float, y: float, w: float, h: float, *, fill: Colour, radius: float = 0
    ) -> None:
        """A filled rectangle whose upper left corner is at x, y."""
        self.canvas.setFillColorRGB(*fill)
        self.canvas.roundRect(
            x * MM, PAPER[1] - (y + h) * MM, w * MM, h * MM, radius * MM, stroke=0, fill=1
        )

    def dot(self, x: float, y: float, radius: float, fill: Colour) -> None:
        """A filled circle."""
        self.canvas.setFillColorRGB(*fill)
        self.canvas.circle(x * MM, PAPER[1] - y * MM, radius * MM, stroke=0, fill=1)

    def line(self, *points: tuple[float, float], colour: Colour, thick: float = 0.2) -> None:
        """A line through points."""
        path = self.canvas.beginPath()
        path.moveTo(points[0][0] * MM, PAPER[1] - points[0][1] * MM)
        for x, y in points[1:]:
            path.lineTo(x * MM, PAPER[1] - y * MM)
        self.canvas.setStrokeColorRGB(*colour)
        self.canvas.setLineWidth(thick * MM)
        self.canvas.setLineCap(1)
        self.canvas.setLineJoin(1)
        self.canvas.drawPath(path, stroke=1, fill=0)

    def symbol(self, x: float, y: float, side: float, symbol: Modules) -> None:
        """A QR symbol; `side` includes its quiet zone, which is painted white."""
        self.box(x, y, side, side, fill=WHITE)
        unit = side * MM / (len(symbol) + 2 * QUIET)
        self.canvas.saveState()
        self.canvas.translate(x * MM + QUIET * unit, PAPER[1] - y * MM - QUIET * unit)
        self.canvas.scale(unit, -unit)  # whole numbers below: exact edges, small files
        path = self.canvas.beginPath()
        for column, row, length in bars(symbol):
            path.rect(column, row, length, 1)
        self.canvas.setFillColorRGB(0, 0, 0)
        self.canvas.drawPath(path, stroke=0, fill=1)
        self.canvas.restoreState()

    @contextmanager
    def stencil(self, name: str) -> Iterator[None]:
        """Draw what all pages share, once; `stamp` repeats it."""
        self.canvas.beginForm(name)
        yield
        self.canvas.endForm()

    def stamp(self, name: str) -> None:
        """Put a stencil onto this page."""
        self.canvas.doForm(name)
