"""A place's QR code to print: a picture, a drawing, a poster."""

from functions import settings
from functions.domain import codes
from functions.domain.county.roles import Permission
from functions.http.exchange import Answer, Request
from functions.http.routes.declared import T, on
from functions.store import registry


@on("GET", T + "/places/{code}/qr.png", Permission.PUBLIC)
def qr_picture(r: Request) -> Answer:
    """The place's QR code as a picture."""
    return _paper(r, "png")


@on("GET", T + "/places/{code}/qr.svg", Permission.PUBLIC)
def qr_drawing(r: Request) -> Answer:
    """The place's QR code as a drawing."""
    return _paper(r, "svg")


@on("GET", T + "/places/{code}/qr.pdf", Permission.PUBLIC)
def qr_poster(r: Request) -> Answer:
    """The place's poster, ready to be printed."""
    return _paper(r, "pdf")


def _paper(r: Request, form: str) -> Answer:
    from functions.qr.paper import TYPES, paper  # noqa: PLC0415 (Pillow and reportlab: only these routes pay)

    found = registry.place(r.county.id, codes.normal(r.params["code"]) or "")
    content = paper(r.county, found, form, settings.PUBLIC_URL)
    named = f'inline; filename="{found.code}.{form}"'
    return Answer(
        content, 200,
        {"Content-Type": TYPES[form], "Content-Disposition": named, "Cache-Control": "private, max-age=60"},
    )  # fmt: skip
