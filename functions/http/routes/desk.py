"""The desk: the lists of appeals, one appeal, and what staff do with it."""

from functions.desk import (
    acts,
    askable,
    deputies,
    lines,
    queues,
    replying,
    resend_code,
    reveal,
    similar,
    task_views,
    views,
)
from functions.desk.case import Case
from functions.desk.entries import unit_view
from functions.domain.county.once import Once
from functions.domain.county.roles import Permission, scope_of
from functions.domain.items.appeal import Appeal
from functions.domain.items.ladder import Colour
from functions.domain.items.status import Action, Status
from functions.domain.items.tasks import FORMS as FORMS_OF_ORDERS
from functions.domain.refusals import Unknown
from functions.http import asked
from functions.http.exchange import Answer, Request
from functions.http.repeated import once
from functions.http.routes.declared import T, on
from functions.http.routes.photos import seen
from functions.insight import watch
from functions.store import registry

FILTERS = (
    asked.choice("queue", queues.QUEUES), asked.text("unit"), asked.choice("colour", Colour),
    asked.text("place"), asked.text("category"), asked.choice("status", Status),
    asked.moment("from"), asked.moment("to"), asked.matching("issue", r"(hot|top)\.[0-9]{18}"),
    asked.choice("form", FORMS_OF_ORDERS),
)  # fmt: skip
FORMS = {action.value: verb.form for action, verb in acts.VERBS.items()}


@on(
    "GET",
    T + "/desk/appeals",
    Permission.MATTERS,
    query=(*FILTERS, *asked.page(30, 100, asked.BY_DUE)),
)
def list_appeals(r: Request) -> object:
    """A queue, or all that this person may see; an `issue` of the board, as far as they may. Deputies see their slice:
    what is in hand, or (`queue=answered`) what was answered.
    """
    if r.person.slice is not None:
        return _slice(r)
    found, following = page(r, r.query.get("cursor", ""), r.number("limit"))
    queue = "" if r.query.get("issue") else r.query.get("queue", "")
    return {"items": _lines(r, queue, found), "next": following}


def _slice(r: Request) -> object:
    return deputies.listing(
        r.county, r.person, answered=r.query.get("queue") == "answered", at=r.at, lang=r.lang,
        after=r.query.get("cursor", ""), limit=r.number("limit"),
    )  # fmt: skip


def page(r: Request, after: str, limit: int) -> tuple[list[Appeal], str | None]:
    """What a list holds behind a cursor, and the cursor of the next page."""
    q = r.query
    if q.get("issue"):
        nos = watch.numbers(r.county.id, q["issue"])
        return queues.named(r.county, r.person, nos), None
    filters = queues.Filters(
        q.get("queue", ""), q.get("unit") or None, q.get("colour", ""), q.get("place", ""),
        q.get("category", ""), q.get("status", ""), r.moment("from"), r.moment("to"),
        q.get("form", ""),
    )  # fmt: skip
    return queues.listing(r.county, r.person, filters, at=r.at, after=after, limit=limit)


def _lines(r: Request, queue: str, found: list[Appeal]) -> list[dict[str, object]]:
    known = registry.units(r.county.id)
    told = task_views.listed(queue, scope_of(r.person, known).onlooker, at=r.at, lang=r.lang)
    return [lines.line(appeal, known, at=r.at, lang=r.lang) | told(appeal) for appeal in found]


@on("GET", T + "/desk/appeals/{no}", Permission.MATTERS)
def show_appeal(r: Request) -> object:
    """One appeal, as far as this role may see it."""
    return _item(r, _case(r))


@on("GET", T + "/desk/appeals/{no}/contact", Permission.DESK)
def show_contact(r: Request) -> object:
    """The contact and the full text; the look is recorded."""
    return reveal.reveal(_case(r))


@on("GET", T + "/desk/appeals/{no}/similar", Permission.DESK, query=(asked.BY_DUE,))
def show_similar(r: Request) -> object:
    """What may be the same matter, to be looked at side by side."""
    case, known = _case(r), registry.units(r.county.id)
    found, further = similar.similar(case, before=r.query.get("cursor", ""))
    items = [
        lines.line(c.appeal, known, at=r.at, lang=r.lang)
        | {
            "content": views.excerpt(c.appeal, case),
            "likeness": c.likeness,
            "alike": c.alike,
            "same_place": c.same_place,
            "same_kind": c.same_kind,
        }
        for c in found
    ]
    return {"items": items, "next": further}


@on("GET", T + "/desk/appeals/{no}/askable", Permission.DESK)
def list_askable(r: Request) -> object:
    """Who may be asked something by name, with their unit; nobody for who may not ask so."""
    case = _case(r)
    items = [
        {"id": p.id, "name": p.name, "unit": unit_view(p.unit, case.units)}
        for p in askable.askable(case)
    ]
    return {"items": items, "next": None}


@on("POST", T + "/desk/appeals/{no}/reply-check", Permission.DESK, form=replying.Draft, keyed=False)
def check_reply(r: Request) -> object:
    """What is wrong with a reply that is not sent yet; nothing is kept of it."""
    draft = r.form(replying.Draft)
    return {
        "flaws": replying.view(replying.found(_case(r), draft.reply_public, draft.result), r.lang)
    }


@on("POST", T + "/desk/appeals/{no}/{action}", Permission.MATTERS, acts=FORMS)
def act(r: Request) -> object:
    """Do one of the actions that the appeal's status and this role allow now; 204 where it takes it from their sight."""
    no, action = r.params["no"], r.params.get("action", Action.CONTACT)

    def do(mark: Once | None) -> object:
        case = acts.act(r.county, r.person, no, action, r.json(), at=r.at, once=mark)
        return _told(r, case) if case.seen else Answer(status=204)

    return once(r, r.county, r.person.id, do, lambda _: _as_it_stands(r))


# It shares its path with a GET.
on("POST", T + "/desk/appeals/{no}/contact", Permission.DESK, form=FORMS["contact"])(act)


def _as_it_stands(r: Request) -> object:
    try:
        return _told(r, _case(r))
    except Unknown:  # the act took it from its actor's sight
        return Answer(status=204)


def _told(r: Request, case: Case) -> object:
    """The item after an act; to who told a new query code, that code, and nowhere else."""
    if r.params.get("action") != Action.RESEND_CODE:
        return _item(r, case)
    return _item(r, case) | {"query_code": resend_code.code(case)}


def _case(r: Request) -> Case:
    return acts.open_case(r.county, r.person, r.params["no"], at=r.at)


def _item(r: Request, case: Case) -> dict[str, object]:
    if r.person.slice is not None:
        return deputies.item(case, r.lang)
    return views.item(case, lang=r.lang, photo=seen(r))
