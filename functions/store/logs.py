"""An appeal's rows and its log: where they lie, and all that its citizen told."""

import msgspec

from functions.domain.county.roles import Scope
from functions.domain.forms import LONGEST_TEXT
from functions.domain.items.appeal import Appeal, Event, may_see, said
from functions.domain.items.slices import covers
from functions.domain.items.upgrade import upgraded
from functions.store.tables import AppealRow

HEAD = "head"
_appeal, _event = msgspec.json.Decoder(Appeal).decode, msgspec.json.Decoder(Event).decode


def pk(tenant: str, identity: str) -> str:
    """The partition of one appeal: its head, its log and its contact."""
    return f"{tenant}#{identity}"


def appeal_in(body: str) -> Appeal:
    """The appeal of a head's body, of whichever time."""
    return upgraded(_appeal(body), body)


def event_in(body: str) -> Event:
    """The event of a row's body, of whichever time."""
    return upgraded(_event(body), body)


def event_key(step: int) -> str:
    """The sort key of an event; four digits keep the log in order."""
    return f"event#{step:04}"


def seen_by(scope: Scope, appeal: Appeal) -> bool:
    """Whether a scope covers an appeal that its head alone was read of.

    Of a report the log is read too, where more was told than the head holds: the accused may stand there.
    """
    if scope.slice is not None:
        return covers(scope.slice, appeal)
    if not may_see(appeal.state, scope, *appeal.texts):
        return False
    if not (appeal.state.guarded and _goes_on(appeal)):
        return True
    return may_see(appeal.state, scope, *said(appeal, _log(appeal)))


def _goes_on(appeal: Appeal) -> bool:
    """Whether its citizen may have told more than the head holds: added, judged, or written very much."""
    state = appeal.state
    judged = state.round > 1 or state.rating is not None
    return bool(state.added) or judged or len(appeal.told.content) > LONGEST_TEXT // 2


def _log(appeal: Appeal) -> list[Event]:
    rows = AppealRow.query(pk(appeal.tenant, appeal.id), AppealRow.sk.startswith("event#"))
    return [event_in(row.body) for row in rows]
