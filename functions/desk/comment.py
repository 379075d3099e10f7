"""Comment (评议): what a people's deputy says of a matter, or the office puts on record for one; who is not
satisfied opens a supervision, and what was closed is done again (代表监督, B19).
"""

from dataclasses import replace

from msgspec import structs

from functions.desk import tasked
from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Stars, Text, long_enough
from functions.domain.items.change import reworked
from functions.domain.items.facts import Facts
from functions.domain.items.rounds import BAD
from functions.domain.items.rounds import weighed as weighed_by
from functions.domain.items.status import Status
from functions.domain.items.tasks import Party, TaskKind

CLOSED = {Status.VISIT, Status.DONE}


class Comment(Act):
    """What is said, and how many stars are given."""

    text: Text = ""
    level: Stars | None = None


def comment(case: Case, form: Comment) -> Outcome:
    """It stays on the item; a bad one has to be answered. Who is content need not say why."""
    if form.level is None:
        return Outcome(note=long_enough("text", form.text, 2))
    case, facts = _weighed(case, form.level), Facts(judged=form.level)
    if form.level > BAD:
        return Outcome(note=form.text.strip(), facts=facts, state=case.state)
    target, again = _again(case)
    asked = tasked.entrusted(again, TaskKind.JUDGEMENT, [Party()], form.text)
    return replace(asked, target=target, facts=structs.replace(asked.facts, judged=form.level))


def _weighed(case: Case, level: int) -> Case:
    """Of a deputy the last word on a round counts; what the office puts on record may be of several."""
    person = case.person
    by = person.id if person.slice is not None else f"{person.id} {case.appeal.step + 1}"
    weighed = structs.replace(case.appeal, state=weighed_by(case.state, by, level))
    return replace(case, appeal=weighed)


def _again(case: Case) -> tuple[Status | None, Case]:
    """A new round of what was answered already."""
    if case.state.status not in CLOSED:
        return None, case
    reachable = case.appeal.is_reachable
    target, state = reworked(case.state, case.clocks, case.at, reachable=reachable)
    return target, replace(case, appeal=structs.replace(case.appeal, state=state))
