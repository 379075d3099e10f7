"""Learn from what dispatchers correct, and from accepted returns."""

from functions.domain.appeal import Event
from functions.domain.learning import learned
from functions.domain.roles import Role
from functions.domain.status import Action
from functions.store import appeals, registry


def learn(event: Event) -> None:
    """Keep a person's dispatch as an example. Of protected reports nothing is learned."""
    if not _teaches(event):
        return
    appeal = appeals.load(event.tenant, event.appeal)
    if appeal.state.guarded:
        return  # since
    example = learned(
        event.no, appeal.told.content, unit=event.state.unit or "", category=event.state.category,
        by=event.actor.id, at=event.at,
    )  # fmt: skip
    registry.put_example(event.tenant, example)


def _teaches(event: Event) -> bool:
    by_person = event.actor.role is Role.DISPATCHER and not event.state.guarded
    approved = event.facts.get("decision") != "refuse"
    return by_person and approved and event.action in {Action.DISPATCH, Action.DECIDE_RETURN}
