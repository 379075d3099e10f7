"""Taking a list along as a workbook, and the log of who did."""

from dataclasses import replace

from functions.desk import export
from functions.domain.county.once import Once
from functions.domain.county.roles import Permission
from functions.domain.items.appeal import Appeal
from functions.domain.refusals import invalid
from functions.http import asked
from functions.http.exchange import Request
from functions.http.repeated import once
from functions.http.routes import desk, search
from functions.http.routes.declared import T, on
from functions.store import exports
from functions.store.versions import Hand

SOURCES = {"list": desk.FILTERS, "search": search.FILTERS}
BY_ID = asked.cursor("[0-9a-f]{22}")


@on("POST", T + "/exports", Permission.DESK, form=export.Wanted, status=201)
def begin_export(r: Request) -> object:
    """Begin to take a list along; the log has it from here on."""
    wanted = r.form(export.Wanted)
    _check(wanted)

    def do(mark: Once | None) -> exports.Export:
        hand = Hand(r.person.id, r.at, mark)
        return export.begin(r.county, r.person, wanted, hand, r.chance.token_hex(18))

    begun = once(r, r.county, r.person.id, do, lambda made: _own(r, made))
    return _view(r, begun)


@on("POST", T + "/exports/{id}/next", Permission.DESK, keyed=False)
def go_on_with_export(r: Request) -> object:
    """Read the next part of it; asked until it is `ready`."""
    begun = _own(r, r.params["id"])
    return _view(r, export.go_on(r.county, r.person, begun, _page(r, begun), r.at))


@on("GET", T + "/exports/{id}", Permission.DESK)
def show_export(r: Request) -> object:
    """How far an export of one's own has come, and for an hour where its file is."""
    return _view(r, _own(r, r.params["id"]))


@on("GET", T + "/exports", Permission.ADMIN, query=asked.page(50, 100, BY_ID))
def list_exports(r: Request) -> object:
    """The log of all exports, the newest first: who took along what, and how much of it."""
    limit = r.number("limit")
    found = exports.log(r.county.id, before=r.query.get("cursor", ""), limit=limit)
    items = [export.logged(one, r.lang) for one in found]
    return {"items": items, "next": found[-1].id if len(found) == limit else None}


def _check(wanted: export.Wanted) -> None:
    """It is narrowed by what its list can be narrowed by, and by nothing else."""
    known = SOURCES[wanted.source]
    strange = wanted.asked.keys() - {each.name for each in known}
    if strange:
        raise invalid(
            min(strange), "choice", "没有这个筛选", "is nothing that a list is narrowed by"
        )
    asked.check({}, wanted.asked, {}, known)


def _page(r: Request, begun: exports.Export) -> export.Page:
    """The list as its own route would be asked for it."""
    known = {each.name: each for each in SOURCES[begun.source]}
    as_asked = replace(r, query=begun.asked, asked=known)
    if begun.source == "list":
        return lambda after, limit: desk.page(as_asked, after, limit)

    def hits(after: str, limit: int) -> tuple[list[Appeal], str | None]:
        found, following = search.page(as_asked, after, limit)
        return [hit.appeal for hit in found], following

    return hits


def _own(r: Request, identity: str) -> exports.Export:
    return exports.get(r.county.id, identity, r.person.id)


def _view(r: Request, begun: exports.Export) -> dict[str, object]:
    return export.view(r.county, begun, r.at, r.lang)
