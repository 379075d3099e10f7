"""What is promised of an appeal: where each promise is asked about, and the rungs that it climbs (field.md §2.7)."""

from functions.domain.items.rungs import (
    DUE,
    LADDER_TOP,
    ClockRule,
    ClockRules,
    Rung,
    climb,
    each_period,
)
from functions.domain.items.runs import Clock
from functions.domain.items.status import WAITING, Status
from functions.domain.refusals import Words

_S = Status
_IN_HAND = frozenset({_S.DISPATCHED, _S.PROCESSING})
_CLIMB = climb(Rung.YELLOW, Rung.RED, Rung.LATE, LADDER_TOP)

CLOCKS: ClockRules = {
    Clock.CHECK: ClockRule(
        Words("核实", "Checking"), _IN_HAND | {_S.SUBMITTED},
        each_period(Rung.UNCHECKED, Rung.UNCHECKED, LADDER_TOP),
    ),
    Clock.ACCEPT: ClockRule(Words("派单", "Dispatch"), frozenset({_S.SUBMITTED}), _CLIMB),
    Clock.SIGN: ClockRule(
        Words("签收", "Signing"), frozenset({_S.DISPATCHED}), ((DUE, Rung.UNSIGNED),)
    ),
    Clock.CONTACT: ClockRule(Words("联系群众", "Contact"), _IN_HAND, ((DUE, Rung.UNCONTACTED),)),
    Clock.RETURN: ClockRule(
        Words("退单审批", "Return decision"), _IN_HAND,
        each_period(Rung.UNDECIDED, Rung.UNDECIDED, 2),
    ),
    Clock.EXTENSION: ClockRule(
        Words("延期审批", "Extension decision"), _IN_HAND,
        each_period(Rung.UNGRANTED, Rung.UNGRANTED, 2),
    ),
    Clock.REVISIT: ClockRule(
        Words("挂账复查", "Look at what is on hold"), frozenset({_S.PROCESSING}),
        each_period(Rung.REVISIT, Rung.UNVISITED, LADDER_TOP),
    ),
    Clock.FINISH: ClockRule(Words("办结", "Finishing"), _IN_HAND | {_S.REVIEW}, _CLIMB),
    Clock.ANSWER: ClockRule(Words("答复", "Answer"), WAITING, ((DUE, Rung.BROKEN),)),
}  # fmt: skip
