"""The nets' verdict (安全网的结论), made once when something is told: what it makes of a matter.

Certain danger is level 1 at once. What may be danger waits for a person at the head of the queue; what
may be a report lies protected until somebody with the right has looked. A doubt has a clock of its own.
"""

from collections.abc import Iterable
from datetime import datetime

from functions.domain.items.clocks import CHECK_WITHIN, Clocks
from functions.domain.items.promises import first
from functions.domain.items.state import Doubt, State
from functions.domain.items.status import Status
from functions.domain.safety import Heard, Tier
from functions.domain.words import masking

LEVEL = {Tier.NO: 3, Tier.MAYBE: 2, Tier.CERTAIN: 1}
_FACTS = {
    (Doubt.DANGER, Tier.CERTAIN): "alarm",
    (Doubt.DANGER, Tier.MAYBE): "maybe_danger",
    (Doubt.REPORT, Tier.CERTAIN): "report",
    (Doubt.REPORT, Tier.MAYBE): "maybe_report",
}
HEARD = frozenset(_FACTS.values())  # the facts of an event by which something was heard


def doubted(heard: Heard) -> tuple[Doubt, ...]:
    """What a person must decide."""
    tiers = {Doubt.DANGER: heard.danger, Doubt.REPORT: heard.report}
    return tuple(doubt for doubt, tier in tiers.items() if tier is Tier.MAYBE)


def opened(clocks: Clocks, heard: Heard, at: datetime) -> State:
    """Where a new matter stands."""
    level, doubts = LEVEL[heard.danger], doubted(heard)
    check_by = at + CHECK_WITHIN if doubts else None
    promise = first(clocks, level, at)
    return State(
        Status.SUBMITTED, at, at, check_by or promise.dispatch_by, level,
        emergency=heard.danger is Tier.CERTAIN, guarded=bool(heard.report), doubts=doubts,
        check_by=check_by, dispatch_by=promise.dispatch_by, promised_at=promise.answer_by,
    )  # fmt: skip


def doubting(state: State, heard: Heard, at: datetime) -> dict[str, object]:
    """The doubts that what was heard adds to a matter, with their clock; nothing where it adds none."""
    settled = {Doubt.DANGER: state.emergency, Doubt.REPORT: state.guarded}
    new = [d for d in doubted(heard) if d not in state.doubts and not settled[d]]
    if not new:
        return {}
    return {"doubts": (*state.doubts, *new), "check_by": at + CHECK_WITHIN, "asked": 0}


def settled(state: State, *decided: Doubt) -> dict[str, object]:
    """The doubts that are left once some are decided, with their clock."""
    left = tuple(doubt for doubt in state.doubts if doubt not in decided)
    return {"doubts": left, "check_by": state.check_by if left else None}


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
