"""Answer a task (办理回复): what was done, or that it is not theirs (申请退办)."""

from typing import Annotated

from msgspec import Meta

from functions.desk import tasked
from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Line, Text, chosen, long_enough
from functions.domain.items import tasking
from functions.domain.items.facts import Facts
from functions.domain.items.task_offers import Offer
from functions.domain.items.tasks import Task, rule
from functions.store import claims


class AnswerTask(Act):
    """The reply, what was found where that is asked (核查结果), the evidence."""

    task: Line
    reply: Text
    result: Line = ""
    declined: bool = False
    evidence: Annotated[tuple[Line, ...], Meta(max_length=9)] = ()


def _found(task: Task, form: AnswerTask) -> str:
    found = rule(task).results
    return chosen("result", form.result, dict(found)) if found and not form.declined else ""


def answer_task(case: Case, form: AnswerTask) -> Outcome:
    """It goes to who signs it off; where nobody does, it is closed."""
    task = tasked.offered(case, form.task, Offer.DECLINE if form.declined else Offer.ANSWER)
    claims.own(case.county.id, "evidence", form.evidence, case.appeal.id)
    facts = Facts(
        task=(task.id,), task_kind=task.kind, declined=form.declined, found=_found(task, form)
    )
    state = tasking.answered(
        case.state, task, step=case.appeal.step + 1, at=case.at, declined=form.declined
    )
    return Outcome(note=long_enough("reply", form.reply, 2), facts=facts, state=state)
