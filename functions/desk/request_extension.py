"""Request more time (申请延期): before it is due; its time keeps running until somebody decides."""

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Line, Text, chosen, long_enough
from functions.domain.items.change import extension_asked
from functions.domain.items.extension import barred, within
from functions.domain.items.facts import Facts
from functions.domain.items.runs import Clock
from functions.domain.words.dictionaries import EXTENSION
from functions.store import claims


class RequestExtension(Act):
    """Why (the citizen reads it), what was done so far, until when; evidence for who decides."""

    reason: Line
    note: Text
    due_at: datetime
    evidence: Annotated[tuple[Line, ...], Meta(max_length=9)] = ()


def request_extension(case: Case, form: RequestExtension) -> Outcome:
    """Ask who may grant it for another date."""
    settings = case.county.settings
    if refusal := barred(case.state, settings, case.at):
        raise refusal
    run = case.state.clocks[Clock.FINISH]
    claims.own(case.county.id, "evidence", form.evidence, case.appeal.id)
    to = within(run, form.due_at, case.county.calendar, settings.extension_days)
    reason = chosen("reason", form.reason, EXTENSION)
    facts = Facts(reason=reason, due_from=run.due_at, due_to=to)
    note = long_enough("note", form.note, 4)
    return Outcome(
        note=note, facts=facts, state=extension_asked(case.state, case.clocks, to, case.at)
    )
