"""Sign for a task (签收交办), or report in where one was called (报到)."""

from functions.desk import tasked
from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Line
from functions.domain.items import tasking
from functions.domain.items.facts import Facts
from functions.domain.items.task_offers import Offer


class SignTask(Act):
    """Which one."""

    task: Line


def sign_task(case: Case, form: SignTask) -> Outcome:
    """It is in hand."""
    task = tasked.offered(case, form.task, Offer.SIGN)
    return Outcome(
        facts=Facts(task=(task.id,), task_kind=task.kind),
        state=tasking.signed(case.state, task, case.at),
    )
