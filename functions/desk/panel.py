"""The panel (研判): what was judged badly in every round is decided by people, once (field.md transition 18)."""

from typing import Literal

from msgspec.structs import replace

from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Line, Text, chosen, long_enough
from functions.domain.items.change import reworked
from functions.domain.items.facts import Facts
from functions.domain.items.rounds import excluded
from functions.domain.words.dictionaries import EXCLUDE


class Panel(Act):
    """The judgement stands (维持), is left out of the score (剔除), or it is done once more (再办); and why."""

    decision: Literal["uphold", "exclude", "rework"]
    note: Text
    reason: Line = ""


def panel(case: Case, form: Panel) -> Outcome:
    """What the citizen said stays on record whatever is decided."""
    note, facts = long_enough("note", form.note, 2), Facts(panelled=form.decision)
    decided = replace(case.state, panel=False)
    if form.decision == "exclude":
        reason = chosen("reason", form.reason, EXCLUDE)
        facts = replace(facts, reason=reason, excluded=case.state.round)
        return Outcome(note=note, facts=facts, state=excluded(decided, case.state.round))
    if form.decision == "uphold":
        return Outcome(note=note, facts=facts, state=decided)
    can_call = case.appeal.is_reachable
    target, state = reworked(decided, case.clocks, case.at, reachable=can_call)
    return Outcome(target, note=note, facts=replace(facts, rework=True), state=state)
