"""Following an appeal by its query code: every step of it, and what its citizen may still do."""

from collections.abc import Callable

from functions.domain.county.county import County
from functions.domain.county.once import Once
from functions.domain.county.roles import Permission
from functions.domain.items.appeal import Appeal
from functions.http.exchange import LARGEST_CRY, Request
from functions.http.repeated import once
from functions.http.routes.by_code import asker, county_of
from functions.http.routes.declared import on
from functions.http.routes.photos import seen
from functions.intake import erase, held, lookup, respond, track
from functions.intake.forms import Nothing, Rating, Supplement
from functions.intake.supplement import supplement
from functions.photos import bucket
from functions.store import appeals, registry


@on("GET", "/api/appeals/{query_code}", Permission.QUERY_CODE)
def track_appeal(r: Request) -> object:
    """Every step of an appeal, for who holds its query code."""
    _own(r)
    return _tracked(r)


@on("POST", "/api/appeals/{query_code}/rating", Permission.QUERY_CODE, form=Rating)
def rate_appeal(r: Request) -> object:
    """Judge the result; a bad judgement reopens the matter."""
    county, appeal = _own(r)
    form = r.form(Rating, largest=LARGEST_CRY)
    return _once(r, county, appeal, lambda a, o: respond.rate(county, a, form, at=r.at, once=o))


@on("POST", "/api/appeals/{query_code}/supplement", Permission.QUERY_CODE, form=Supplement)
def supplement_appeal(r: Request) -> object:
    """Add words and photos."""
    county, appeal = _own(r)
    form = r.form(Supplement, largest=LARGEST_CRY)
    return _once(
        r, county, appeal,
        lambda a, o: supplement(county, a, form, address=r.address, at=r.at, once=o),
    )  # fmt: skip


@on("POST", "/api/appeals/{query_code}/urge", Permission.QUERY_CODE, form=Nothing)
def urge_appeal(r: Request) -> object:
    """Ask for haste, once a day."""
    county, appeal = _own(r)
    r.form(Nothing)
    return _once(r, county, appeal, lambda a, o: respond.urge(county, a, at=r.at, once=o))


@on("POST", "/api/appeals/{query_code}/withdraw", Permission.QUERY_CODE, form=Nothing)
def withdraw_appeal(r: Request) -> object:
    """Take it back."""
    county, appeal = _own(r)
    r.form(Nothing)
    return _once(r, county, appeal, lambda a, o: respond.withdraw(county, a, at=r.at, once=o))


@on("POST", "/api/appeals/{query_code}/contact", Permission.QUERY_CODE, form=held.Holding)
def change_held(r: Request) -> object:
    """Correct or delete what is held of the citizen, or take back the consent to publish."""
    county, appeal = _own(r)
    form = r.form(held.Holding, largest=LARGEST_CRY)
    if form.text is None:
        for key in erase.photos(appeal):
            bucket.remove(key)
    return _once(r, county, appeal, lambda a, o: held.correct(county, a, form, at=r.at, once=o))


def _own(r: Request) -> tuple[County, Appeal]:
    def load(county: County, code: str) -> Appeal:
        return appeals.by_code(county.id, track.identity(county, code), appeals.load)

    return lookup.looked(r.params["query_code"], asker(r), load)


def _once(
    r: Request, county: County, appeal: Appeal, do: Callable[[Appeal, Once | None], object]
) -> object:
    once(
        r, county, appeal.id,
        lambda mark: appeals.meanwhile(appeal, lambda current: do(current, mark)),
        lambda _: None,
    )  # fmt: skip
    return _tracked(r)


def _tracked(r: Request) -> object:
    county, code = county_of(r.params["query_code"]), r.params["query_code"]
    photos, shown = track.view(county, registry.units(county.id), code, at=r.at, lang=r.lang)
    told = seen(r)
    return shown | {
        "photos": [told(*photo) for photo in photos.own],
        "reply_photos": [told(*photo) for photo in photos.reply],
    }
