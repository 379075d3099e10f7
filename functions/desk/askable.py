"""Who may be asked something by name (点名交办) on a matter: who works at the desk, and of a report may read it."""

from functions.desk.case import Case
from functions.desk.tasked import reads
from functions.domain.county.roles import HOLDERS, Permission, Person, Role
from functions.store import registry

_BY_NAME = {Role.LEADER, Role.REVIEWER, Role.DISPATCHER}  # who instruct, order, put before a leader


def askable(case: Case) -> list[Person]:
    """For who may instruct or supervise; nobody else is told who works here."""
    if not _BY_NAME & case.person.roles:
        return []
    people = registry.people(case.county.id, fresh=True).values()
    able = (p for p in people if p.active and p.roles & HOLDERS[Permission.DESK])
    return [p for p in able if reads(case, p)]
