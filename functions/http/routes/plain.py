"""Without JavaScript: a form in, a page out, and no address that holds a query code."""

from datetime import datetime

from functions import settings
from functions.domain.county.county import County
from functions.domain.county.roles import Permission
from functions.domain.forms import read
from functions.domain.items.appeal import Appeal, Event
from functions.domain.items.photos import awaited
from functions.domain.refusals import Refusal
from functions.http import problem
from functions.http.exchange import LARGEST_CRY, Answer, Request
from functions.http.routes.by_code import county_of
from functions.http.routes.declared import on
from functions.intake import limits, paper, track, unscripted
from functions.intake.forms import Submission, Supplement
from functions.intake.hearing import put_numbers
from functions.intake.lookup import Asker, looked
from functions.intake.submit import submit
from functions.intake.supplement import supplement
from functions.photos import bucket, fate
from functions.store import appeals, registry

Shown = dict[str, object]
HTML = {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store"}


@on("POST", "/Q/{code}", Permission.PUBLIC, keyed=False)
@on("POST", "/q/{code}", Permission.PUBLIC, keyed=False)
def submit_without_script(r: Request) -> Answer:
    """The same from a browser without JavaScript: a form in, a page out."""
    return submitted(r, r.params["code"])


@on("POST", "/api/plain", Permission.QUERY_CODE, keyed=False)
def track_without_script(r: Request) -> Answer:
    """The progress as a page, for a browser that our script did not reach; no address holds the code."""
    code, by = _asked(r)

    def look(county: County, code: str) -> Shown:
        return track.view(county, registry.units(county.id), code, at=r.at, lang=r.lang)[1]

    try:
        _, shown = looked(code, by, look)
    except Refusal as refusal:
        return _not_found(r, refusal, code)
    return Answer(paper.progress(shown), 200, HTML)


@on("POST", "/api/plain/photo", Permission.QUERY_CODE, keyed=False)
def add_photo_without_script(r: Request) -> Answer:
    """A page with the field for one photo, which is part of the matter from here on, arrived or not."""
    code, by = _asked(r)

    def look(county: County, code: str) -> tuple[Appeal, list[Event]]:
        return appeals.by_code(county.id, track.identity(county, code), appeals.with_log)

    try:
        county, (appeal, events) = looked(code, by, look)
        limits.count_upload(county, r.address, at=r.at)
        grant = _again(county, events, r.at) or _announced(r, county, appeal)
    except Refusal as refusal:
        return _not_found(r, refusal, code)
    return Answer(paper.photo(grant.url, grant.fields), 200, HTML)


def _again(county: County, events: list[Event], at: datetime) -> bucket.Grant | None:
    """Of a photo that was announced and is not there yet, the same field: Back and a reload announce no second."""
    key = awaited(events, at, within=fate.GIVEN_UP)
    return None if key is None or bucket.look(key) else _field(county, key.split("/")[1])


def _announced(r: Request, county: County, appeal: Appeal) -> bucket.Grant:
    grant = _field(county, r.chance.token_hex(16))
    form = Supplement(photos=(grant.key,))
    appeals.meanwhile(appeal, lambda a: supplement(county, a, form, address=r.address, at=r.at))
    return grant


def _field(county: County, name: str) -> bucket.Grant:
    return bucket.upload_by_form(county.id, name, f"{settings.PUBLIC_URL}/a/")


def _not_found(r: Request, refusal: Refusal, code: str) -> Answer:
    put_numbers(refusal, r.body)
    return Answer(paper.not_found(refusal, code), problem.STATUS[type(refusal)], HTML)


def _asked(r: Request) -> tuple[str, Asker]:
    said = unscripted.written(r.body, "")
    return unscripted.code_of(said), Asker(r.address, b"", unscripted.answer_of(said), r.at)


def submitted(r: Request, code: str) -> Answer:
    """The receipt as a page; what is refused comes back in the form, with every word kept."""
    said = unscripted.written(r.body, code)
    try:
        r.sized(LARGEST_CRY)
        form = read(unscripted.as_json(said), Submission)
        county = county_of(form.code)
        key = unscripted.key_of(form, r.address, r.at)
        appeal, query_code, _ = submit(county, form, key=key, address=r.address, at=r.at)
    except Refusal as refusal:
        put_numbers(refusal, r.body, code=unscripted.code_of(said))
        return Answer(unscripted.refused(refusal, said), problem.STATUS[type(refusal)], HTML)
    receipt = track.receipt(county, appeal, query_code, *form.beside)
    return Answer(paper.receipt(receipt), 201, HTML)
