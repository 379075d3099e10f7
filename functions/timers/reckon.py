"""Reckon anew (重新计算时限) what rested on a year whose days of rest nobody had entered, once they are; and
when each matter is looked at next, where the county has other hours in which nobody is woken (免打扰).
"""

from datetime import datetime

from functions.domain.county.county import County
from functions.domain.county.roles import Scope
from functions.domain.items.appeal import SYSTEM, Appeal, Deed
from functions.domain.items.change import reckoned
from functions.domain.items.facts import Facts, Redated
from functions.domain.items.runs import Clock
from functions.domain.items.state import State
from functions.domain.items.status import OPEN, Action
from functions.domain.items.timed import next_at
from functions.domain.kinds import clocks_of, flow_of
from functions.domain.kinds.steps import advance
from functions.store import appeals, registry

EVERYTHING = Scope(None, guarded=True)


def reckon(tenant: str, identity: str, *, at: datetime) -> None:
    """Move an appeal's estimated promises, and when it is looked at, to where the county has them now; on record."""
    county = registry.county(tenant, fresh=True)
    appeals.meanwhile(appeals.load(tenant, identity), lambda appeal: _reckon(appeal, county, at))


def is_other(appeal: Appeal, county: County) -> bool:
    """Whether the county has another date for it, or looks at it at another moment."""
    return _anew(appeal, county) != appeal.state or _moment(appeal, county) != appeal.state.next_at


def put_off(appeal: Appeal, county: County, *, at: datetime) -> None:
    """Write down the moment at which an appeal is looked at next, where it is another one."""
    was, moment = appeal.state.next_at, _moment(appeal, county)
    if moment == was:
        return
    deed = Deed(Action.RECKON, SYSTEM, at, facts=Facts(looked_at=moment, looked_at_was=was))
    appeals.save(*advance(appeal, clocks_of(county, appeal.kind), deed))


def _moment(appeal: Appeal, county: County) -> datetime | None:
    return next_at(appeal.state, clocks_of(county, appeal.kind), flow_of(appeal).timed)


def _anew(appeal: Appeal, county: County) -> State:
    return reckoned(appeal.state, clocks_of(county, appeal.kind))


def _reckon(appeal: Appeal, county: County, at: datetime) -> None:
    state = _anew(appeal, county)
    if appeal.status not in OPEN:
        return
    if state == appeal.state:
        put_off(appeal, county, at=at)
        return
    deed = Deed(Action.RECKON, SYSTEM, at, facts=Facts(moved=_moved(appeal.state, state)))
    appeals.save(*advance(appeal, clocks_of(county, appeal.kind), deed, state))


def _moved(old: State, new: State) -> dict[Clock, Redated]:
    """The old and the new date of each promise that moved."""
    return {
        clock: Redated(run.due_at, old.clocks[clock].due_at)
        for clock, run in new.clocks.items()
        if run.due_at != old.clocks[clock].due_at
    }
