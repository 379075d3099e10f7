"""What could not be done at a window (办不成事, S06): to the supervisor at once, contact on the same day.

It takes the steps that every matter takes, in words of its own, but for what makes no sense of one visit to one
window: it hangs on no other matter and is not answered without the unit that supervises windows (督办专员).
"""

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta

from functions.domain.county.county import Settings
from functions.domain.county.limits import Limits
from functions.domain.county.switches import Feature
from functions.domain.forms import Form
from functions.domain.items.clocks import URGENT
from functions.domain.items.detail import Asks
from functions.domain.items.flow import Flow
from functions.domain.items.status import Action
from functions.domain.kinds.window_issue.words import LABEL, said
from functions.domain.refusals import Words

NOT_OF_IT = {Action.ANSWER, Action.MERGE, Action.SPLIT, Action.FOLLOW, Action.ADJUST}


class WindowIssue(Form):
    """Where it could not be done, what, and after how many visits."""

    window: Annotated[str, Meta(min_length=1, max_length=60)]
    matter: Annotated[str, Meta(min_length=1, max_length=60)]
    visits: Annotated[int, Meta(ge=1, le=99)] = 1


ASKS = Asks(
    WindowIssue,
    {
        "window": Words("窗口", "Window"),
        "matter": Words("要办的事", "What was to be done"),
        "visits": Words("跑了几次", "Visits"),
    },
    Words("是窗口的事没办成", "Something could not be done at a service window"),
    Words(
        "直接交给督办专员；留了电话的，当天联系您",
        "Goes straight to the supervisor of windows; who left a number is called on the same day",
    ),
)  # fmt: skip


def made_of(common: Flow) -> Flow:
    """The kind, from the steps that every matter can take."""
    moves = {
        action: said(action, move)
        for action, move in common.moves.items()
        if action not in NOT_OF_IT
    }
    return common._replace(
        label=LABEL, moves=moves, limits=_limits, purposes=lambda _: (), unit=_unit,
        asks=ASKS, feature=Feature.WINDOW_ISSUES, offered=lambda settings: bool(settings.window_unit),
    )  # fmt: skip


def _limits(settings: Settings) -> Mapping[int, Limits]:
    """Danger keeps its minutes."""
    own = settings.window_limits
    return {level: own if level > URGENT else usual for level, usual in settings.limits.items()}


def _unit(settings: Settings) -> str | None:
    return settings.window_unit
