"""Do what time asks for: re-drive, warn, close, archive, forget."""

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from functions.batch import Record, answer
from functions.domain.items.appeal import SYSTEM, Appeal, Deed, advance, forgotten
from functions.domain.items.clocks import Rung, check_at, clocks_of, warnings
from functions.domain.items.status import Action, Status
from functions.domain.refusals import StaleAppeal
from functions.store import appeals, indexes, registry

AT_ONCE = 500  # of one shard in one minute; the rest waits for the next


class SweepIncomplete(Exception):
    """Some appeals could not be swept; the log names them, the next minute tries again."""


class Swept(Struct, frozen=True):
    """What a sweep found."""

    due: int
    failed: int


def sweep(redrive: Callable[[str, str], object], *, at: datetime) -> Swept:
    """Look at every appeal whose time has come. Raises `SweepIncomplete` after doing the rest."""
    due = [a for shard in range(indexes.SHARDS) for a in indexes.due(shard, at, AT_ONCE)]
    records: list[Record] = [{"appeal": appeal} for appeal in due]
    outcome = answer(
        records, lambda record: _look(record["appeal"], redrive, at), lambda r: r["appeal"].no
    )
    failed = len(outcome["batchItemFailures"])
    if failed:
        raise SweepIncomplete(f"{failed} of {len(due)} due appeals could not be swept")
    return Swept(len(due), failed)


def _look(appeal: Appeal, redrive: Callable[[str, str], object], at: datetime) -> None:
    if appeal.status is Status.SUBMITTED and not appeal.state.manual:
        redrive(appeal.tenant, appeal.id)
        return
    clocks = clocks_of(registry.county(appeal.tenant).settings)
    deed, changes = _reminder(appeal, at) or _deed(appeal, at)
    if deed.action is Action.WARN and not deed.facts:
        rung = warnings(appeal.state, clocks)[appeal.state.warned][1]
        deed = Deed(Action.WARN, SYSTEM, at, facts={"rung": rung})
    forget = "forgotten" in changes
    moved, event = advance(forgotten(appeal) if forget else appeal, clocks, deed, changes)
    try:
        appeals.save(moved, event, forget=forget)
    except StaleAppeal:
        return  # the index lags: somebody acted in between


def _reminder(appeal: Appeal, at: datetime) -> tuple[Deed, dict[str, object]] | None:
    """A doubt that nobody decided in time is told again, further up each time."""
    due = check_at(appeal.state)
    if due is None or due > at:
        return None
    deed = Deed(Action.WARN, SYSTEM, at, facts={"rung": Rung.UNCHECKED})
    return deed, {"asked": appeal.state.asked + 1}


def _deed(appeal: Appeal, at: datetime) -> tuple[Deed, dict[str, object]]:
    closed: dict[str, object] = {"closed_at": at, "due_at": None}
    match appeal.status:
        case Status.NEED_INFO:
            return Deed(Action.WITHDRAW, SYSTEM, at, facts={"silent": "yes"}), closed | {
                "forgotten": True
            }
        case Status.VISIT:
            return Deed(Action.CLOSE, SYSTEM, at), closed
        case Status.DONE:
            return Deed(Action.ARCHIVE, SYSTEM, at), {}
        case Status.ARCHIVED | Status.REJECTED | Status.TERMINATED | Status.WITHDRAWN:
            return Deed(Action.FORGET, SYSTEM, at), {"forgotten": True}
        case _:
            return Deed(Action.WARN, SYSTEM, at), {"warned": appeal.state.warned + 1}
