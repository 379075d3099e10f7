"""Escalate (呈报领导): put a suggestion or a matter before a leader, who answers it there (建议直达, field.md C04)."""

from datetime import datetime

from functions.desk import tasked
from functions.desk.case import Act, Case, Outcome
from functions.domain.county.roles import Role
from functions.domain.forms import Id, Text
from functions.domain.items.tasks import Party, PartyKind, TaskKind
from functions.domain.refusals import invalid
from functions.store import registry


class Escalate(Act):
    """What is put before whom; without a name before the county's leaders."""

    text: Text
    person: Id | None = None
    due_at: datetime | None = None


def escalate(case: Case, form: Escalate) -> Outcome:
    """The answer is signed off by the office, which may publish words on it to the citizen."""
    to = _leader(case, form.person) if form.person else Party(PartyKind.ROLE, Role.LEADER)
    return tasked.entrusted(case, TaskKind.PROPOSAL, [to], form.text, due_at=form.due_at)


def _leader(case: Case, identity: str) -> Party:
    to = tasked.party(case, unit=None, person=identity)
    if Role.LEADER not in registry.people(case.county.id)[identity].roles:
        raise invalid("person", "choice", "请选择领导", "is no leader")
    return to
