"""Decide on more time (延期审批): the unit's date moves, and the citizen's where it is sooner; or neither."""

from typing import Literal

from msgspec.structs import replace

from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Text, long_enough
from functions.domain.items.change import extended, extension_refused
from functions.domain.items.facts import NOTHING, Facts
from functions.domain.items.status import Action
from functions.domain.refusals import invalid


class DecideExtension(Act):
    """Approve, or refuse and say why."""

    decision: Literal["approve", "refuse"]
    note: Text = ""


def decide_extension(case: Case, form: DecideExtension) -> Outcome:
    """Grant the date that the unit asked for, or leave it as it is; the event keeps both dates."""
    facts = replace(_asked(case), decision=form.decision)
    if form.decision == "refuse":
        why = long_enough("note", form.note, 4)
        return Outcome(note=why, facts=facts, state=extension_refused(case.state, case.at))
    if case.state.extension_to and case.state.extension_to <= case.at:
        raise invalid(
            "decision", "past", "申请的日期已过，不能同意", "can't approve a date that has passed"
        )
    return Outcome(note=form.note.strip(), facts=facts, state=extended(case.state, case.at))


def _asked(case: Case) -> Facts:
    """Why the unit asked, from which date to which."""
    asked = (e for e in reversed(case.events) if e.action is Action.REQUEST_EXTENSION)
    return next((e.facts for e in asked), NOTHING)
