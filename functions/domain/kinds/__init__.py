"""The kinds of work, each a value in a folder of its own that knows of no other kind.

A kind is its folder here and its line in `OTHERS`: what it asks is in its `Asks`, all else in its `Flow`.
Its folder makes it of the steps that every matter can take; what makes no sense of it, it leaves out.
"""

from importlib import import_module

from functions.domain.county.county import County
from functions.domain.county.roles import Role
from functions.domain.items.appeal import Appeal, Event
from functions.domain.items.clocks import Clocks
from functions.domain.items.clocks import clocks_of as county_clocks
from functions.domain.items.flow import Flow, Labels, Move, Queue
from functions.domain.items.kind import APPEAL, Kind
from functions.domain.items.status import Action, Status
from functions.domain.kinds.appeal import FLOW
from functions.domain.refusals import Words

OTHERS = (
    "window_issue",
)  # fmt: skip


def _made(folder: str) -> Flow:
    flow: Flow = import_module(f"{__name__}.{folder}").made_of(FLOW._replace(asks=None))
    return flow._replace(kind=Kind(folder))


KINDS: dict[Kind, Flow] = {APPEAL: FLOW} | {Kind(each): _made(each) for each in OTHERS}


def flow_of(item: Appeal | Event) -> Flow:
    """What may happen to a matter, by its kind."""
    return KINDS[item.kind]


def clocks_of(county: County, kind: Kind) -> Clocks:
    """The clocks that a county set for a kind of work."""
    flow = KINDS[kind]
    return county_clocks(
        county, flow.clocks, flow.limits(county.settings), flow.purposes(county.settings)
    )


def move_of(item: Appeal | Event, action: Action) -> Move | None:
    """The row of a step in the table of a matter's kind; None where it knows no such step."""
    return flow_of(item).moves.get(action)


def actions() -> tuple[Action, ...]:
    """All that can be done to a matter of some kind, in the order of their tables."""
    return tuple(dict.fromkeys(action for flow in KINDS.values() for action in flow.moves))


def doers(action: Action) -> frozenset[Role]:
    """The roles that may do this to a matter of some kind."""
    return frozenset().union(
        *(flow.moves[action].by for flow in KINDS.values() if action in flow.moves)
    )


def labels(status: Status) -> Labels:
    """A status as it is called where matters of all kinds stand together."""
    return next(flow.statuses[status] for flow in KINDS.values() if status in flow.statuses)


def lists() -> dict[str, Queue]:
    """The lists of all kinds by their names: a name is one list, whichever kinds stand in it."""
    found: dict[str, Queue] = {}
    for flow in KINDS.values():
        for name, queue in flow.queues.items():
            if found.setdefault(name, queue) != queue:
                raise ValueError(f"two kinds mean two lists by {name!r}")
    return found


def beside(appeal: Appeal) -> tuple[tuple[Words, str], ...]:
    """What its kind was told beside the words, with the labels that it is read under."""
    asks = flow_of(appeal).asks
    return asks.answered(appeal.told.detail) if asks else ()
