"""Arrive (到场): somebody of the unit is on the spot, since when, with a photo where there is one (field.md B28)."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Line, Text
from functions.domain.items.facts import Facts
from functions.domain.refusals import invalid
from functions.store import claims


class Arrive(Act):
    """Since when, where it is not now; what was found."""

    at: datetime | None = None
    note: Text = ""
    evidence: Annotated[tuple[Line, ...], Meta(max_length=9)] = ()


def arrive(case: Case, form: Arrive) -> Outcome:
    """The first arrival of a dispatch counts; each is on record."""
    claims.own(case.county.id, "evidence", form.evidence, case.appeal.id)
    since = form.at or case.at
    given = case.state.dispatched_at or case.appeal.submitted_at
    if not given <= since <= case.at:
        raise invalid(
            "at", "range", "到场时间应在派单之后、现在之前", "lies between the dispatch and now"
        )
    state = replace(
        case.state, arrived_at=case.state.arrived_at or since.astimezone(case.at.tzinfo)
    )
    return Outcome(note=form.note.strip(), facts=Facts(arrived=since), state=state)
