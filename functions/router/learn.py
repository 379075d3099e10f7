"""Learn from what dispatchers correct, from accepted returns, and from doubts that were decided."""

from functions.domain.county.roles import Role
from functions.domain.items.appeal import Event
from functions.domain.items.checking import origin
from functions.domain.items.state import Doubt
from functions.domain.items.status import Action
from functions.domain.safety.taught import LearnedCheck, learned_check
from functions.domain.triage.learning import learned
from functions.store import appeals, registry


def learn(event: Event) -> None:
    """Keep a person's dispatch as an example. Of protected reports nothing is learned, nor of what becomes one or goes elsewhere meanwhile."""
    if event.action is Action.CHECK:
        registry.put_check(event.tenant, _checked(event))
    if not _teaches(event):
        return
    appeal = appeals.load(event.tenant, event.appeal)
    if appeal.state.guarded or appeal.state.transferred:
        return  # since
    example = learned(
        event.no, appeal.told.content, unit=event.state.unit or "", category=event.state.category,
        by=event.actor.id, at=event.at,
    )  # fmt: skip
    registry.put_example(event.tenant, example, beside=appeals.openly(appeal))


def _checked(event: Event) -> LearnedCheck:
    """What was decided of the text that raised the doubt: the first words, or what was added."""
    appeal, events = appeals.with_log(event.tenant, event.appeal)
    decided = {Doubt.DANGER: event.facts.danger, Doubt.REPORT: event.facts.report}
    answers = {doubt: answer for doubt, answer in decided.items() if answer is not None}
    raised_by = origin(events[: event.step - 1], next(iter(answers))).event
    told = appeal.told
    first = (told.content, told.address, told.service)
    return learned_check(
        event.no, first if raised_by.action is Action.SUBMIT else (raised_by.public,),
        danger=answers.get(Doubt.DANGER), report=answers.get(Doubt.REPORT), by=event.actor.id,
        at=event.at,
    )  # fmt: skip


def _teaches(event: Event) -> bool:
    by_person = event.actor.role is Role.DISPATCHER and not event.state.guarded
    approved = event.facts.decision != "refuse"
    return by_person and approved and event.action in {Action.DISPATCH, Action.DECIDE_RETURN}
