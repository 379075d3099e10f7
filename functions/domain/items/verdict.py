"""The nets' verdict (安全网的结论), made once when something is told: what it makes of a matter.

Certain danger is level 1 at once. What may be danger waits for a person at the head of the queue; what
may be a report lies protected until somebody with the right has looked. A doubt has a clock of its own.
"""

from collections.abc import Iterable
from datetime import datetime

from msgspec.structs import replace

from functions.domain.items.change import in_doubt
from functions.domain.items.clocks import Clocks, begin
from functions.domain.items.facts import Facts
from functions.domain.items.runs import Clock
from functions.domain.items.state import Doubt, State
from functions.domain.items.status import Status
from functions.domain.safety import Heard, Tier
from functions.domain.safety.whom import lines
from functions.domain.words import masking

LEVEL = {Tier.NO: 3, Tier.MAYBE: 2, Tier.CERTAIN: 1}


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


def words(facts: Facts, heard: Heard) -> Facts:
    """With what was heard, as an event keeps it: nothing in it says who told."""
    danger, report = _masked(heard.danger_words), _masked(heard.report_words)
    return replace(
        facts,
        alarm=danger if heard.danger is Tier.CERTAIN else (),
        maybe_danger=danger if heard.danger is Tier.MAYBE else (),
        report_heard=report if heard.report is Tier.CERTAIN else (),
        maybe_report=report if heard.report is Tier.MAYBE else (),
    )


def _masked(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(masking.closed, words)) or ("…",)


def helped(heard: Heard, *said: str) -> tuple[str, ...]:
    """What of somebody's words stays where the words themselves do not: the numbers of the lines that help."""
    return tuple(number for _, number in lines(*said)) if heard.danger else ()


def standing(state: State, told: Iterable[Facts]) -> Heard:
    """The verdict as it stands now, with the words that events kept of it."""
    facts = list(told)
    danger_words = (word for f in facts for word in f.danger_words)
    report_words = (word for f in facts for word in f.report_words)
    danger = Tier.CERTAIN if state.emergency else _maybe(Doubt.DANGER in state.doubts)
    report = Tier.MAYBE if Doubt.REPORT in state.doubts else _sure(state.guarded)
    return Heard(danger, report, _each_once(danger_words), _each_once(report_words))


def _maybe(is_so: bool) -> Tier:  # noqa: FBT001 (a mapping)
    return Tier.MAYBE if is_so else Tier.NO


def _sure(is_so: bool) -> Tier:  # noqa: FBT001 (a mapping)
    return Tier.CERTAIN if is_so else Tier.NO


def _each_once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
