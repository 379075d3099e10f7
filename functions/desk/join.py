"""Join (会办): units that handle a matter together with the one that has it."""

from typing import Annotated

from msgspec import Meta

from functions.desk import tasked
from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Id, Text
from functions.domain.items.tasking import CO_AT_MOST, added
from functions.domain.items.tasks import TaskKind
from functions.domain.refusals import invalid


class Join(Act):
    """Which units, what each is to do."""

    co_units: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=CO_AT_MOST)]
    text: Text = ""


def join(case: Case, form: Join) -> Outcome:
    """Ask each of them to sign and to reply; until then the matter is not handed in."""
    new = [
        u for u in dict.fromkeys(form.co_units) if u not in {case.state.unit, *case.state.co_units}
    ]
    if not new:
        raise invalid("co_units", "repeated", "这些单位已在办理", "handle it already")
    run = tasked.run(case, TaskKind.CO, None)
    tasks = [tasked.asked(case, TaskKind.CO, tasked.unit("co_units", case, u), run) for u in new]
    tasked.bounded(case, *tasks)
    return Outcome(
        note=form.text.strip(), facts=tasked.facts(case, *tasks), state=added(case.state, *tasks)
    )
