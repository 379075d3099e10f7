"""The QR symbol of a code: as modules, as a picture, as a drawing.

The link stays in lower case. An all-capitals link would save one version (29 instead of 33 modules
a side), but Pixel's camera, some Samsung phones and Firefox take `HTTPS://` for text, and `/q/` is
a path: servers tell its case. A poster that hangs for years is not the place to try one's luck.
"""

import io
from collections.abc import Iterator
from functools import lru_cache

from PIL import Image
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_Q
from qrcode.util import QRData, optimal_data_chunks

type Modules = tuple[tuple[bool, ...], ...]

QUIET = 4  # modules of white on every side (ISO/IEC 18004)
_MASK = 3  # fixed: choosing the best of eight costs seven times the time, and every one is read
_CODE_CHUNK = 12  # a code in capitals and digits takes 5.5 bits a character, not 8


def link(origin: str, code: str) -> str:
    """What a phone opens after scanning."""
    return f"{origin}/q/{code}"


@lru_cache(maxsize=16)  # whoever reads it back before drawing it pays once
def modules(text: str) -> Modules:
    """The smallest symbol that survives a quarter of it torn off; a third, where that is free."""
    chunks = list(optimal_data_chunks(text, _CODE_CHUNK))
    symbol = _symbol(chunks, ERROR_CORRECT_Q)
    stronger = _symbol(chunks, ERROR_CORRECT_H)
    best = stronger if stronger.version == symbol.version else symbol
    best.make(fit=False)
    return tuple(tuple(bool(dark) for dark in row) for row in best.modules)


def bars(symbol: Modules) -> Iterator[tuple[int, int, int]]:
    """The dark modules as bars: column, row and length."""
    for row, line in enumerate(symbol):
        start = None
        for column, dark in enumerate((*line, False)):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                yield start, row, column - start
                start = None


def image(symbol: Modules, scale: int = 1) -> Image.Image:
    """The symbol with its quiet zone, so many pixels a module."""
    side = len(symbol) + 2 * QUIET
    above, beside = b"\xff" * side * QUIET, b"\xff" * QUIET
    rows = b"".join(beside + bytes(0 if dark else 255 for dark in row) + beside for row in symbol)
    picture = Image.frombytes("L", (side, side), above + rows + above)
    return picture.resize((side * scale, side * scale), Image.Resampling.NEAREST)


def png(text: str, scale: int = 24) -> bytes:
    """A picture large enough to be printed 8 cm wide at 300 dots an inch."""
    file = io.BytesIO()
    image(modules(text), scale).convert("1").save(file, "PNG", optimize=True, dpi=(300, 300))
    return file.getvalue()


def svg(text: str) -> str:
    """A drawing that any size suits."""
    symbol = modules(text)
    side = len(symbol) + 2 * QUIET
    path = "".join(f"M{x + QUIET} {y + QUIET}h{w}v1h-{w}z" for x, y, w in bars(symbol))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" '
        f'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{side}v{side}H0z"/>'
        f'<path d="{path}"/></svg>\n'
    )


def _symbol(chunks: list[QRData], level: int) -> QRCode:
    symbol = QRCode(error_correction=level, mask_pattern=_MASK)
    for chunk in chunks:
        symbol.add_data(chunk)
    return symbol
