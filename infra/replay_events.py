"""Replay what a stream handler gave up on, from the appeals' own events.

    python -m infra.replay_events route NO [NO ...]    dispatch again what was not dispatched
    python -m infra.replay_events notify NO [NO ...]   tell again; who was told is not told twice
    python -m infra.replay_events rebuild NO [NO ...]  compare each head with the fold of its events; mend its co-units' rows
    python -m infra.replay_events rebuild demo         the same for a whole county: after an update that brings an index

NO is an order number with its county: `demo:261123…`. Every replay is safe to repeat, and while people work.
"""

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from functions.domain.codes import id_of
from functions.domain.county.roles import Scope
from functions.domain.items.appeal import Appeal, fold
from functions.domain.items.status import Status
from functions.notify.tell import tell
from functions.router.route import route
from functions.store import appeals, helpers, indexes

WELL = "head equals log"


def route_again(tenant: str, identity: str) -> str:
    """Dispatch what is still waiting to be."""
    moved = route(tenant, identity, at=datetime.now(UTC))
    return f"now {moved.status}" if moved else "was dispatched or queued before"


def notify_again(tenant: str, identity: str) -> str:
    """Tell of every event."""
    _, events = appeals.with_log(tenant, identity)
    for event in events:
        tell(event)
    return f"{len(events)} events told"


def rebuild(tenant: str, identity: str) -> str:
    """Whether the head is the fold of its log; what it says is never changed here. Its place in the indexes is, and the rows of co-units."""
    appeal, events = appeals.with_log(tenant, identity)
    steps = [event.step for event in events]
    if steps != list(range(1, len(steps) + 1)):
        return f"GAP in the log: {steps}"
    if fold(appeal, events) != appeal:
        return "HEAD DIFFERS from its log"
    appeals.place(appeal)
    mended = helpers.rebuild(appeal)
    return f"{WELL}; {mended} rows of co-units mended" if mended else WELL


def rebuild_county(tenant: str) -> None:
    """Every head of a county, its reports too; what is amiss is named, with what was done."""
    told = {f"{tenant}:{appeal.no}": rebuild(tenant, appeal.id) for _, appeal in _all(tenant)}
    for no, said in told.items():
        if said != WELL:
            print(no, said, sep="\t")
    print(tenant, f"{len(told)} heads compared with their logs, and in the indexes", sep="\t")


def _all(tenant: str) -> Iterator[tuple[str, Appeal]]:
    return indexes.select(tenant, Scope(None, guarded=True), Status)


VERBS: dict[str, Callable[[str, str], str]] = {
    "route": route_again,
    "notify": notify_again,
    "rebuild": rebuild,
}


def main(arguments: list[str]) -> int:
    if len(arguments) < 2 or arguments[0] not in VERBS:
        print(__doc__)
        return 2
    for named in arguments[1:]:
        tenant, _, no = named.partition(":")
        if not no and arguments[0] == "rebuild":
            rebuild_county(tenant)
            continue
        print(named, VERBS[arguments[0]](tenant, id_of(no) or ""), sep="\t")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
