"""What a people's deputy (人大代表) may look at: ordinary matters of a slice by region and category (B19).

Ordinary is what no net, no wish and no danger sets apart: no report or what may be one, nothing confidential,
no cry for help, nothing that went elsewhere or hangs on another matter.
"""

from functions.domain.county.roles import Slice
from functions.domain.items.appeal import Appeal
from functions.domain.items.kind import APPEAL
from functions.domain.items.state import State
from functions.domain.items.status import Status

IN_HAND = (Status.DISPATCHED, Status.PROCESSING, Status.REVIEW)
ANSWERED = (Status.VISIT, Status.DONE)
NOWHERE = "-"  # the town of what was told where no region is known


def is_ordinary(appeal: Appeal) -> bool:
    """Whether deputies may look at it at all."""
    state = appeal.state
    set_apart = appeal.is_private or state.doubts or state.emergency or state.spam
    elsewhere = state.transferred or state.merged_into
    known = appeal.kind == APPEAL and state.status in (*IN_HAND, *ANSWERED)
    return known and not (set_apart or elsewhere)


def covers(slice_: Slice, appeal: Appeal) -> bool:
    """Whether it is an ordinary matter of this slice."""
    state = appeal.state
    lies = not slice_.regions or not set(slice_.regions).isdisjoint(state.area)
    return is_ordinary(appeal) and lies and _is_of(slice_, state.category)


def town(state: State) -> str:
    """The town that it was told in."""
    return state.area[-1] if state.area else NOWHERE


def _is_of(slice_: Slice, category: str) -> bool:
    """A category holds those below it: 市政设施 also 市政设施/路灯."""
    return not slice_.categories or any(
        category == each or category.startswith(f"{each}/") for each in slice_.categories
    )
