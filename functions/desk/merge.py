"""Merge (并单): the same matter, told twice, is handled once; each keeps its own code and receipt."""

from functions.desk.case import Act, Case, Outcome
from functions.domain.codes import id_of
from functions.domain.forms import Line
from functions.domain.refusals import invalid
from functions.domain.status import Status
from functions.store import appeals

_IN_HAND = {Status.DISPATCHED, Status.PROCESSING, Status.REVIEW}


class Merge(Act):
    """The number of the main matter."""

    into: Line


def merge(case: Case, form: Merge) -> Outcome:
    """Hang the appeal onto its main matter; from there it gets the same answer."""
    main = appeals.load(case.county.id, id_of(form.into) or "")
    state = main.state
    if main.no != form.into or main.id == case.appeal.id or state.guarded or state.merged_into:
        raise invalid("into", "choice", "不能并入这一件", "cannot be merged into")
    if state.status not in _IN_HAND:
        raise invalid(
            "into", "status", "主件须已派单且未办结", "must be with a unit, not yet answered"
        )
    changes: dict[str, object] = {
        "merged_into": main.no, "unit": state.unit, "category": state.category,
        "level": state.level, "due_at": state.due_at, "clock_from": state.clock_from,
        "manual": False, "spam": False,
    }  # fmt: skip
    return Outcome(facts={"into": main.no}, changes=changes, joins=main.id)
