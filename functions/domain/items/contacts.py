"""Was the citizen spoken with (联系群众)? Only what is on record counts, and only that of this round."""

from collections.abc import Iterable
from datetime import datetime

from functions.domain.items.appeal import Appeal, Event
from functions.domain.items.status import Action


def begun(appeal: Appeal, events: Iterable[Event]) -> datetime:
    """When the present round began."""
    return reopened_at(events) or appeal.submitted_at


def reopened_at(events: Iterable[Event]) -> datetime | None:
    """When the last new round began, where there was one."""
    return max((e.at for e in events if e.facts.rework), default=None)


def was_contacted(appeal: Appeal, events: Iterable[Event]) -> bool:
    """Whether a contact of this round is on record; by the platform, where the unit may not call."""
    at = appeal.state.contacted_at
    return at is not None and at >= begun(appeal, events)


def records(appeal: Appeal, events: Iterable[Event]) -> list[Event]:
    """The contacts of this round that are on record, reached or not."""
    log = list(events)
    since = begun(appeal, log)
    return [e for e in log if e.at >= since and _is_record(e)]


def was_missed(events: Iterable[Event]) -> bool:
    """Whether somebody tried to reach the citizen and could not, in whichever round."""
    tried = {Action.CONTACT, Action.VISIT, Action.RELAY}
    return any(e.action in tried and not e.facts.reached for e in events)


def _is_record(event: Event) -> bool:
    return event.action is Action.CONTACT or (
        event.action is Action.RELAY and bool(event.facts.reached)
    )
