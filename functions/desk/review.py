"""Review (审核): the reply goes to the citizen, or back to the unit with a reason."""

from typing import Literal

from msgspec.structs import replace

from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Line, Text, chosen
from functions.domain.items.change import answered, sent_back
from functions.domain.items.facts import Facts
from functions.domain.items.status import Action, Status
from functions.domain.refusals import invalid
from functions.domain.words.dictionaries import OTHER, REVIEW


class Review(Act):
    """Approve, or refuse with a reason code."""

    decision: Literal["approve", "refuse"]
    reason: Line = ""
    note: Text = ""


def review(case: Case, form: Review) -> Outcome:
    """Approving publishes the reply that the unit wrote."""
    facts = Facts(decision=form.decision)
    if form.decision == "refuse":
        facts = replace(facts, reason=chosen("reason", form.reason, REVIEW))
        _reasoned(form)
        back = sent_back(case.state, case.at)
        return Outcome(Status.PROCESSING, note=form.note.strip(), facts=facts, state=back)
    reply = next((e.public for e in reversed(case.events) if e.action is Action.RESOLVE), None)
    if reply is None:
        raise invalid(
            "decision", "no_reply", "还没有可以发布的答复，请退回", "has no reply to publish"
        )
    return Outcome(
        Status.VISIT, public=reply, note=form.note.strip(), facts=facts,
        state=replace(answered(case.state, case.at), return_refused=False),
    )  # fmt: skip


def _reasoned(form: Review) -> None:
    """What no reason of the list names is said in words, for who has to mend it."""
    if form.reason == OTHER and not form.note.strip():
        raise invalid("note", "required", "选“其他”请写明原因", "say what the reason is")
