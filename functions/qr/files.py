"""The printed things of one place, by their file names."""

from collections.abc import Callable

from functions.domain.county import County, Place
from functions.domain.refusals import Unknown
from functions.domain.roles import Unit
from functions.qr import symbol
from functions.qr.placard import Placard, masthead
from functions.qr.poster import poster


def file(
    name: str, county: County, units: dict[str, Unit], place: Place, *, origin: str
) -> tuple[bytes, str]:
    """The content and type of `qr.png`, `qr.svg` or `qr.pdf` (an A4 poster)."""
    if name not in _MADE:
        raise Unknown("只有 qr.png、qr.svg、qr.pdf", "There are qr.png, qr.svg and qr.pdf")
    kind, make = _MADE[name]
    by = units[place.unit].name if place.unit in units else ""
    return make(county, Placard(place.name, place.code, by), origin), kind


_Make = Callable[[County, Placard, str], bytes]

_MADE: dict[str, tuple[str, _Make]] = {
    "qr.png": ("image/png", lambda _, p, origin: symbol.png(symbol.link(origin, p.code))),
    "qr.svg": (
        "image/svg+xml",
        lambda _, p, origin: symbol.svg(symbol.link(origin, p.code)).encode(),
    ),
    "qr.pdf": ("application/pdf", lambda county, p, origin: poster(masthead(county, origin), p)),
}
