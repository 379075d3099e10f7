"""The nets' verdict (安全网的结论), made once when something is told: what it makes of a matter.

Certain danger is level 1 at once. What may be danger waits for a person at the head of the queue; what
may be a report lies protected until somebody with the right has looked. A doubt has a clock of its own.
"""

from collections.abc import Iterable
from datetime import datetime

from functions.domain.items.change import in_doubt
from functions.domain.items.clocks import Clocks, begin
from functions.domain.items.runs import Clock
from functions.domain.items.state import Doubt, State
from functions.domain.items.status import Status
from functions.domain.safety import Heard, Tier
from functions.domain.safety.whom import lines
from functions.domain.words import masking

LEVEL = {Tier.NO: 3, Tier.MAYBE: 2, Tier.CERTAIN: 1}
_FACTS = {
    (Doubt.DANGER, Tier.CERTAIN): "alarm",
    (Doubt.DANGER, Tier.MAYBE): "maybe_danger",
    (Doubt.REPORT, Tier.CERTAIN): "report",
    (Doubt.REPORT, Tier.MAYBE): "maybe_report",
}
HEARD = frozenset(_FACTS.values())  # the facts of an event by which something was heard
LINES = "lines"  # the fact that holds the numbers of the lines that help with what was told beside an appeal's texts


def doubted(heard: Heard) -> tuple[Doubt, ...]:
    """What a person must decide."""
    tiers = {Doubt.DANGER: heard.danger, Doubt.REPORT: heard.report}
    return tuple(doubt for doubt, tier in tiers.items() if tier is Tier.MAYBE)


def opened(clocks: Clocks, heard: Heard, at: datetime) -> State:
    """Where a new matter stands."""
    level = LEVEL[heard.danger]
    promises = {clock: begin(clocks, clock, level, at) for clock in (Clock.ACCEPT, Clock.ANSWER)}
    state = State(
        Status.SUBMITTED, at, promises, level, emergency=heard.danger is Tier.CERTAIN,
        guarded=bool(heard.report), dispatch_by=promises[Clock.ACCEPT].due_at,
    )  # fmt: skip
    return in_doubt(state, clocks, doubted(heard), at)


def raises(state: State, heard: Heard) -> tuple[Doubt, ...]:
    """The doubts that are news of this matter."""
    known = {Doubt.DANGER: state.emergency, Doubt.REPORT: state.guarded}
    return tuple(d for d in doubted(heard) if d not in state.doubts and not known[d])


def words(heard: Heard) -> dict[str, str]:
    """What was heard, as an event keeps it: nothing in it says who told."""
    said = (
        (Doubt.DANGER, heard.danger, heard.danger_words),
        (Doubt.REPORT, heard.report, heard.report_words),
    )
    return {
        _FACTS[doubt, tier]: "、".join(map(masking.closed, found)) or "…"
        for doubt, tier, found in said
        if tier
    }


def helped(heard: Heard, *said: str) -> dict[str, str]:
    """What of somebody's words stays where the words themselves do not: which lines help with them."""
    numbers = " ".join(number for _, number in lines(*said)) if heard.danger else ""
    return {LINES: numbers} if numbers else {}


def standing(state: State, told: Iterable[dict[str, str]]) -> Heard:
    """The verdict as it stands now, with the words that events kept of it."""
    facts = list(told)
    danger = Tier.CERTAIN if state.emergency else _maybe(Doubt.DANGER in state.doubts)
    report = Tier.MAYBE if Doubt.REPORT in state.doubts else _sure(state.guarded)
    return Heard(danger, report, _said(Doubt.DANGER, facts), _said(Doubt.REPORT, facts))


def _maybe(is_so: bool) -> Tier:  # noqa: FBT001 (a mapping)
    return Tier.MAYBE if is_so else Tier.NO


def _sure(is_so: bool) -> Tier:  # noqa: FBT001 (a mapping)
    return Tier.CERTAIN if is_so else Tier.NO


def _said(doubt: Doubt, facts: list[dict[str, str]]) -> tuple[str, ...]:
    names = [name for (of, _), name in _FACTS.items() if of is doubt]
    return tuple(
        dict.fromkeys(w for f in facts for n in names for w in f.get(n, "").split("、") if w)
    )
