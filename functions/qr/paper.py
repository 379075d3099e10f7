"""A place's code in the forms in which it can be fetched."""

from functions.domain.county.county import County, Place
from functions.domain.refusals import Unknown
from functions.qr import symbol
from functions.qr.placard import Placard, masthead
from functions.qr.poster import poster

TYPES = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}


def paper(county: County, place: Place, form: str, origin: str) -> bytes:
    """The code as a picture, a drawing or a poster. A retired code is not printed again."""
    if not place.active:
        raise Unknown("此码已停用", "This code is retired")
    if form == "pdf":
        return poster(masthead(county, origin), Placard(place.name, place.code))
    link = symbol.link(origin, place.code)
    return symbol.png(link) if form == "png" else symbol.svg(link).encode()
