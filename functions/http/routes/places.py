"""The county's places, each under its printed code."""

from functions import settings
from functions.domain import codes
from functions.domain.county.county import Place
from functions.domain.county.roles import Permission
from functions.http import asked
from functions.http.exchange import Request
from functions.http.repeated import whole
from functions.http.routes.declared import T, on
from functions.http.routes.photos import seen
from functions.http.routes.registered import altered, hand_of, registered
from functions.store import registry
from functions.tenants import place_import, place_search, places, posting


@on(
    "GET", T + "/places", Permission.ADMIN,
    query=(asked.text("q"), asked.text("region"), *asked.page(100, 500, asked.BY_CODE)),
)  # fmt: skip
def list_places(r: Request) -> object:
    """The county's places with the addresses of their codes; of a search so many are looked at, then it goes on."""
    limit, after = r.number("limit"), r.query.get("cursor", "")
    text, region = r.query.get("q", ""), r.query.get("region", "")
    if text.strip() or region:
        hits, following = place_search.search(r.county, text, region, after=after, limit=limit)
        return {"items": [_place(p) for p in hits], "next": following}
    found = registry.places(r.county.id, after=after, limit=limit)
    items = [_place(p) for p in found]
    return {"items": items, "next": found[-1].code if len(found) == limit else None}


@on("POST", T + "/places", Permission.ADMIN, form=places.NewPlace, status=201)
def add_place(r: Request) -> object:
    """Add a place under a new code."""
    form = r.form(places.NewPlace)
    return _place(
        registered(
            r,
            lambda hand: places.add(r.county, form, draw=r.chance.randbits, hand=hand),
            lambda code: registry.place(r.county.id, code),
        )
    )


@on("POST", T + "/places/{code}", Permission.ADMIN, form=places.PlaceChange)
def change_place(r: Request) -> object:
    """Rename, move or retire a place."""
    form, code = r.form(places.PlaceChange), r.params["code"]
    return _place(
        altered(
            r,
            lambda hand: places.change(r.county, code, form, hand=hand),
            lambda: registry.place(r.county.id, codes.normal(code) or code),
        )
    )


@on("POST", T + "/places/{code}/posted", Permission.OFFICE, form=posting.Posting)
def post_place(r: Request) -> object:
    """Record that a code hangs where it belongs: by an admin, or by who answers for the place."""
    form = r.form(posting.Posting)
    code = r.params["code"]
    return _place(
        altered(
            r,
            lambda hand: posting.posted(r.county, r.person, code, form, hand=hand),
            lambda: posting.seen(r.county, r.person, code),
        )
    )


@on("GET", T + "/places/{code}/posted", Permission.OFFICE)
def show_posted(r: Request) -> object:
    """A place with the record of its posting and the photo, for who answers for it."""
    found = posting.seen(r.county, r.person, r.params["code"])
    hung = found.posted
    photo = seen(r)(hung.photo, hung.at) if hung and hung.photo else None
    return _place(found) | {"photo": photo}


@on("POST", T + "/places/import", Permission.ADMIN, form=place_import.PlaceImport, status=201)
def import_places(r: Request) -> object:
    """Add many places from a sheet, or see what an import would add; the same again adds nothing."""
    form = r.form(place_import.PlaceImport)

    def do() -> object:
        done = place_import.load(r.county, form, hand=hand_of(r))
        told = {
            name: getattr(done, name)
            for name in ("added", "changed", "doubled", "ignored", "lines")
        }
        return {"items": [_place(p) for p in done.places], "next": None} | told

    return do() if form.dry_run else whole(r, r.county, r.person.id, do)


def _place(found: Place) -> dict[str, object]:
    return places.view(found) | {"url": f"{settings.PUBLIC_URL}/q/{found.code}"}
