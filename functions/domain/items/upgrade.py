"""Rows of before a matter had several promises of time, or tasks, read as if it had had them.

They held one due time with the moment that it was counted from, a limit to sign, a date to check a
doubt by, the promised date, and one position in a list of warnings that was computed anew each time.
Later ones listed units that help (协办), of whom no answer was asked: they keep what they may read, and
nobody waits for them.
"""

from datetime import datetime, timedelta

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from functions.domain.items.appeal import Appeal, Event
from functions.domain.items.clocks import CHECK_WITHIN
from functions.domain.items.old_facts import of_old
from functions.domain.items.rungs import LADDER_TOP
from functions.domain.items.runs import Clock, Run, Runs, paused, stopped
from functions.domain.items.state import State
from functions.domain.items.status import WAITING, Status
from functions.domain.items.tasking import added, unasked

OLD = b'"clock_from":'  # in no state of today; in a citizen's own words, quotes are escaped
HELPED = b'"co_units":['  # likewise
SAID = b'"facts":{'  # likewise
# After how many sixths of its time each of their warnings was told, whatever a kind's rungs are today.
_SIXTHS = {Clock.SIGN: (6,), Clock.FINISH: (4, *range(6, 22, 3))}
USUAL = {1: 15, 2: 30, 3: 1440, 4: 1440}  # minutes to sign, where a row holds no date for it


class _State(Struct):
    """What an old state held of time."""

    status: Status
    since: datetime
    clock_from: datetime
    level: int = 3
    due_at: datetime | None = None
    sign_by: datetime | None = None
    check_by: datetime | None = None
    asked: int = 0
    warned: int = 0
    promised_at: datetime | None = None
    merged_into: str = ""


class _Body(Struct):
    state: _State


def upgraded[T: (Appeal, Event)](item: T, body: str) -> T:
    """A stored appeal or event, of whichever time."""
    raw = body.encode()
    if HELPED in raw:
        item = replace(item, state=_helped(item.state, raw))
    if SAID in raw and isinstance(item, Event):
        item = replace(item, facts=of_old(msgspec.json.decode(raw, type=_Said).facts))
    if OLD not in raw:
        return item
    old = msgspec.json.decode(raw, type=_Body).state
    return replace(item, state=replace(item.state, clocks=_resting(old, _clocks(old))))


class _Said(Struct):
    """What an old event said by name."""

    facts: dict[str, str]


class _Helped(Struct):
    """What an old state held of who helps."""

    co_units: tuple[str, ...] = ()


class _HelpedBody(Struct):
    state: _Helped


def _helped(state: State, raw: bytes) -> State:
    old = msgspec.json.decode(raw, type=_HelpedBody).state
    asked_at = state.dispatched_at or state.since
    tasks = (replace(unasked(unit, asked_at), step=1) for unit in old.co_units)
    return added(state, *tasks)


def _clocks(old: _State) -> dict[Clock, Run]:
    clocks = _stage(old)
    if old.check_by:
        clocks[Clock.CHECK] = Run(old.check_by - CHECK_WITHIN, old.check_by, old.asked)
    if old.promised_at:
        clocks[Clock.ANSWER] = Run(min(old.clock_from, old.promised_at), old.promised_at)
    return clocks


def _stage(old: _State) -> dict[Clock, Run]:
    """What ran where it stood."""
    if old.due_at is None:
        return {}
    main = Run(old.clock_from, old.due_at, min(old.warned, LADDER_TOP))
    if old.status is Status.SUBMITTED:
        return {Clock.ACCEPT: main}
    if old.status is not Status.DISPATCHED:
        return {Clock.FINISH: main}
    usual = old.since + timedelta(minutes=USUAL[old.level])
    return _told(Run(old.clock_from, old.sign_by or usual), replace(main, told=0), old.warned)


def _told(sign: Run, finish: Run, warned: int) -> dict[Clock, Run]:
    """Where to sign and to finish were warned of in one list, each as far as it was."""
    both = {Clock.SIGN: sign, Clock.FINISH: finish}
    heard = sorted(
        (run.began_at + run.period * sixths / 6, clock)
        for clock, run in both.items()
        for sixths in _SIXTHS[clock]
    )[:warned]
    return {
        clock: replace(run, told=sum(each is clock for _, each in heard))
        for clock, run in both.items()
    }


def _resting(old: _State, clocks: Runs) -> dict[Clock, Run]:
    if old.merged_into:
        return paused(clocks, old.since, Clock.ACCEPT, Clock.SIGN, Clock.FINISH)
    if old.status is Status.NEED_INFO:
        return paused(clocks, old.since, Clock.ANSWER)
    return dict(clocks) if old.status in WAITING else stopped(clocks, old.since)
