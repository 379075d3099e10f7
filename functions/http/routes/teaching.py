"""What the county taught: corrections and decided doubts, each of which can be taken back."""

from functions.domain import codes
from functions.domain.county.roles import Permission
from functions.domain.refusals import Unknown
from functions.domain.safety.taught import LearnedCheck
from functions.domain.triage.learning import Example
from functions.http import asked
from functions.http.exchange import Answer, Request
from functions.http.routes.declared import T, on
from functions.store import registry


@on("GET", T + "/examples", Permission.TEACH, query=asked.page(0, 500))
def list_examples(r: Request) -> object:
    """The corrections that move suggestions; they hold no text."""
    shown = [_example(e) for e in registry.examples(r.county.id)]
    return r.paged(shown, lambda example: str(example["no"]))


@on("DELETE", T + "/examples/{no}", Permission.TEACH, status=204)
def drop_example(r: Request) -> Answer:
    """Take a correction's effect back."""
    registry.drop_example(r.county.id, codes.number_in(r.params["no"]))
    return Answer(b"", 204, {"Content-Type": "text/plain"})


@on("GET", T + "/checks", Permission.TEACH, query=asked.page(0, 500))
def list_checks(r: Request) -> object:
    """The decided doubts that move the nets; they hold no text. Reports are named to who may read them."""
    shown = [_check(c) for c in registry.checks(r.county.id) if r.person.guarded or not c.report]
    return r.paged(shown, lambda check: str(check["no"]))


@on("DELETE", T + "/checks/{no}", Permission.TEACH, status=204)
def drop_check(r: Request) -> Answer:
    """Take a decision's effect on the nets back; what became of its appeal stays."""
    no = codes.number_in(r.params["no"])
    if not any(
        c.no == no and (r.person.guarded or not c.report) for c in registry.checks(r.county.id)
    ):
        raise Unknown("没有找到", "No such thing")
    registry.drop_check(r.county.id, no)
    return Answer(b"", 204, {"Content-Type": "text/plain"})


def _check(c: LearnedCheck) -> dict[str, object]:
    return {"no": c.no, "danger": c.danger, "report": c.report, "by": c.by, "at": c.at}


def _example(e: Example) -> dict[str, object]:
    return {"no": e.no, "unit": e.unit, "category": e.category, "by": e.by, "at": e.at}
