"""The leader's board: the overview, what is hot, and how right the first dispatches are."""

from functions.desk import queues
from functions.desk.lines import line
from functions.domain.county.roles import Permission
from functions.http import asked
from functions.http.exchange import Request
from functions.http.routes.declared import T, on
from functions.insight import accuracy, watch
from functions.insight import overview as board
from functions.store import registry


@on("GET", T + "/overview", Permission.OVERVIEW)
def overview(r: Request) -> object:
    """The leader's board."""
    shown, oldest = board.overview(r.county, r.person, at=r.at, lang=r.lang)
    known = registry.units(r.county.id)
    lines = [line(a, known, at=r.at, lang=r.lang) for a in oldest]
    return shown | {"oldest": lines}


@on("GET", T + "/hot", Permission.OVERVIEW)
def hot_issues(r: Request) -> object:
    """What is hot now, and what weighed most over the month, as the last look found it; of each hot one, an example."""
    return watch.board(r.county.id, at=r.at, titles=lambda nos: _titles(r, nos))


def _titles(r: Request, nos: list[str]) -> dict[str, str]:
    """The first words of those appeals of which this person may know, by number."""
    return {appeal.no: appeal.title for appeal in queues.named(r.county, r.person, nos)}


@on("GET", T + "/accuracy", Permission.OVERVIEW, query=(asked.number("weeks", 8, 52),))
def first_dispatch_accuracy(r: Request) -> object:
    """How much of what was dispatched was dispatched right (首派准确率), by week and category."""
    return accuracy.accuracy(r.county, weeks=r.number("weeks"), at=r.at)
