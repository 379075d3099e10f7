"""Urge (催办): whoever waits may ask for haste once a day, a day after they told it at the earliest."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from functions.domain.items.appeal import Appeal
from functions.domain.items.state import State

EVERY = timedelta(days=1)


def may_urge(appeal: Appeal, at: datetime) -> bool:
    """Whether a day went by since it was told, and since it was urged last."""
    return at >= (appeal.state.urged_at or appeal.submitted_at) + EVERY


def urged(state: State, at: datetime) -> State:
    """Urged once more; no promise of time moves by it."""
    return replace(state, urged=state.urged + 1, urged_at=at)
