"""Photos: where to send one, and how one is told of in an answer."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from functions.domain import codes
from functions.domain.county.roles import Permission
from functions.http.exchange import Request
from functions.http.repeated import mark_of, once
from functions.http.routes.by_code import county_of
from functions.http.routes.declared import on
from functions.intake import limits
from functions.intake.forms import UploadForm
from functions.photos import bucket, fate


@on("POST", "/api/uploads", Permission.PUBLIC, form=UploadForm)
def upload_photo(r: Request) -> object:
    """Where to send one photo."""
    form = r.form(UploadForm)
    county = county_of(form.code)
    actor = codes.normal(form.code) or form.code
    once(
        r, county, actor,
        lambda mark: limits.count_upload(county, r.address, at=r.at, once=mark), lambda _: None,
    )  # fmt: skip
    mark = mark_of(r, county, actor)
    name = mark.key[:32] if mark else r.chance.token_hex(16)
    return bucket.upload(county.id, name, form.type, form.size)


def seen(r: Request) -> Callable[[str, datetime], dict[str, object]]:
    """How a photo is told of in this answer."""
    return partial(fate.told, at=r.at, lang=r.lang)
