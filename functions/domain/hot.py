"""Hot issues (热点): many people, one place, one kind of matter, in a short time (field.md B21, Y15)."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from math import sqrt

from msgspec import Struct

from functions.domain.alike import estate
from functions.domain.appeal import Appeal

WINDOW = timedelta(hours=24)
MANY = 5  # so many within the window are an alert, whatever was usual
FEW = 3  # fewer than this are never one
PAST = 28  # windows that tell what is usual


class Hot(Struct, frozen=True):
    """A cluster that stands out: where, of what kind, how many, and how many were usual."""

    place: str
    category: str
    count: int
    usual: float
    nos: tuple[str, ...]


def hot(appeals: Iterable[Appeal], at: datetime) -> list[Hot]:
    """The clusters of the last window that stand out, the largest first.

    A cluster stands out at `MANY`, or above the mean of the past windows by three deviations.
    Protected reports are not counted: no board may betray one.
    """
    now: dict[tuple[str, str], list[str]] = defaultdict(list)
    past: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for appeal in appeals:
        key = _key(appeal)
        age = (at - appeal.submitted_at) // WINDOW
        if key is None or not 0 <= age <= PAST:
            continue
        if age == 0:
            now[key].append(appeal.no)
        else:
            past[key][age] += 1
    found = [
        Hot(place, category, len(nos), round(_mean(past[place, category]), 2), tuple(sorted(nos)))
        for (place, category), nos in now.items()
        if _stands_out(len(nos), past[place, category])
    ]
    return sorted(found, key=lambda h: (-h.count, h.place))


def _key(appeal: Appeal) -> tuple[str, str] | None:
    state = appeal.state
    if state.guarded or state.spam or not state.place_name or not state.category:
        return None
    return estate(state.place_name), state.category


def _mean(windows: Counter[int]) -> float:
    return windows.total() / PAST


def _stands_out(count: int, windows: Counter[int]) -> bool:
    mean = _mean(windows)
    spread = sqrt(sum((windows[n] - mean) ** 2 for n in range(1, PAST + 1)) / PAST)
    return count >= MANY or (count >= FEW and count > mean + 3 * spread and mean > 0)
