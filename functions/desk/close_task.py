"""Close a task: accept what was answered (销号), send it back (退回), excuse who was asked (免办)."""

from datetime import datetime
from typing import Literal

from functions.desk import tasked
from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Line, Stars, Text, long_enough
from functions.domain.items import tasking
from functions.domain.items.facts import Facts
from functions.domain.items.state import State
from functions.domain.items.task_offers import Offer
from functions.domain.items.tasks import Task, TaskEnd, rule
from functions.domain.refusals import invalid

OFFERS = {"accept": Offer.ACCEPT, "refuse": Offer.REFUSE, "excuse": Offer.EXCUSE}


class CloseTask(Act):
    """What is decided, and why; who came at a whistle is rated; `public` is what the citizen may read of it."""

    task: Line
    decision: Literal["accept", "refuse", "excuse"]
    note: Text = ""
    level: Stars | None = None
    due_at: datetime | None = None
    public: Text = ""


def close_task(case: Case, form: CloseTask) -> Outcome:
    """Sign it off, ask again, or let it be."""
    task = tasked.offered(case, form.task, OFFERS[form.decision])
    note, public = form.note.strip(), form.public.strip()
    if form.decision != "accept":
        note, public = long_enough("note", form.note, 2), ""
    facts = Facts(
        task=(task.id,), task_kind=task.kind, decision=form.decision, task_level=form.level
    )
    return Outcome(public=public, note=note, facts=facts, state=_decided(case, form, task))


def _decided(case: Case, form: CloseTask, task: Task) -> State:
    if form.decision == "refuse":
        anew = tasked.run(case, task.kind, form.due_at) if form.due_at else None
        return tasking.sent_back(case.state, task, anew, at=case.at)
    if form.decision == "accept" and rule(task).by_signing and form.level is None:
        raise invalid("level", "required", "请为报到情况评分", "rate who came")
    end = TaskEnd.EXCUSED if form.decision == "excuse" else TaskEnd.DONE
    return tasking.closed(
        case.state, task, end, step=case.appeal.step + 1, at=case.at, level=form.level
    )
