"""One act on several matters."""

from dataclasses import replace
from hashlib import sha256

from msgspec import Raw

from functions.desk import acts, lines
from functions.desk.bulk import Bulk, One, body_of
from functions.desk.case import Case
from functions.domain.county.once import Once
from functions.domain.county.roles import Permission
from functions.domain.refusals import Refusal, Unknown
from functions.http import problem
from functions.http.exchange import Request
from functions.http.repeated import once
from functions.http.routes.declared import T, on
from functions.store import registry


@on("POST", T + "/desk/bulk", Permission.DESK, form=Bulk)
def act_on_several(r: Request) -> object:
    """Do one act to several; what is refused of one says nothing of the others."""
    bulk = r.form(Bulk)
    return {"items": [_answer(_alone(r, bulk, one), one, bulk.action) for one in bulk.items]}


def _alone(r: Request, bulk: Bulk, one: One) -> Request:
    """The request as if it were for this matter alone, under a key of its own."""
    key = r.headers.get("idempotency-key", "")
    own = {"idempotency-key": sha256(f"{key} {one.no}".encode()).hexdigest()} if key else {}
    return replace(r, headers={**r.headers, **own}, body=body_of(bulk, one))


def _answer(r: Request, one: One, action: str) -> dict[str, object]:
    def do(mark: Once | None) -> object:
        case = acts.act(r.county, r.person, one.no, action, r.body, at=r.at, once=mark)
        return _shown(r, case) if case.seen else None

    try:
        item = once(r, r.county, r.person.id, do, lambda _: _as_it_stands(r, one.no))
    except Refusal as refusal:
        told = problem.of(refusal, r.lang)
        return {"no": one.no, "status": told.status, "problem": Raw(told.body)}
    return {"no": one.no, "status": 200, "item": item}


def _as_it_stands(r: Request, no: str) -> object:
    try:
        return _shown(r, acts.open_case(r.county, r.person, no, at=r.at))
    except Unknown:  # the act took it from its actor's sight
        return None


def _shown(r: Request, case: Case) -> object:
    """The matter as a list shows it."""
    return lines.line(case.appeal, registry.units(r.county.id), at=r.at, lang=r.lang)
