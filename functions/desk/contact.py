"""Record a contact with the citizen (联系群众)."""

from datetime import datetime

from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Line, Text, chosen, long_enough
from functions.domain.items.change import contacted
from functions.domain.items.facts import Facts
from functions.domain.refusals import invalid
from functions.domain.words.dictionaries import CONTACT_METHODS


class Contacted(Act):
    """How, with what result, when; and whether anybody was reached."""

    method: Line
    result: Text
    at: datetime | None = None
    reached: bool = True


def contact(case: Case, form: Contacted) -> Outcome:
    """Note that somebody spoke with the citizen, or tried to; only colleagues read the result."""
    at = form.at or case.at
    if at.tzinfo is None or not case.appeal.submitted_at <= at <= case.at:
        raise invalid(
            "at", "range", "联系时间应在提交之后、现在之前", "must lie between then and now"
        )
    method = chosen("method", form.method, CONTACT_METHODS)
    facts = Facts(method=method, at=at, reached=form.reached)
    result = long_enough("result", form.result, 2)
    state = contacted(case.state, at, case.at) if form.reached else None
    return Outcome(note=result, facts=facts, state=state)
