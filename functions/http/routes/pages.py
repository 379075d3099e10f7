"""The pages and their assets, where no CDN serves them."""

from functions import settings
from functions.domain.county.roles import Permission
from functions.http.exchange import Answer, Request
from functions.http.routes.declared import on
from functions.pages import serve as pages
from functions.photos import bucket

ADDRESSES = (
    "/", "/q/{code}", "/Q/{code}", "/a", "/A", "/a/{code}", "/A/{code}", "/desk", "/assets/{file}", "/sw.js", "/robots.txt",
    "/favicon.ico",
)  # fmt: skip


def page(r: Request) -> Answer:
    """A page, or an asset of one."""
    status, headers, body = pages.answer(
        r.path,
        r.headers.get("accept-encoding", ""),
        r.headers.get("if-none-match", ""),
        pages_dir=settings.pages_dir(),
        stores=bucket.origins(),
    )
    return Answer(body, status, headers)


for address in ADDRESSES:
    on("GET", address, Permission.PUBLIC)(page)
