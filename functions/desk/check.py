"""Check (核实): a person decides whether it tells of danger, whether it is a report."""

from functions.desk.case import Act, Case, Outcome, given_to
from functions.domain.forms import Text
from functions.domain.items.checking import Ground, checked
from functions.domain.items.facts import Facts
from functions.domain.items.state import Doubt
from functions.domain.refusals import invalid
from functions.store import tree


class Check(Act):
    """Yes or no to each doubt that the person can decide."""

    danger: bool | None = None
    report: bool | None = None
    note: Text = ""


def check(case: Case, form: Check) -> Outcome:
    """Settle doubts; the matter goes on as what it was found to be."""
    given = {Doubt.DANGER: form.danger, Doubt.REPORT: form.report}
    answers = {doubt: answer for doubt, answer in given.items() if answer is not None}
    _refuse(case, answers)
    on = Ground(
        case.clocks, case.units, tree.place_of(case.appeal).unit, given_to(case), case.at,
        case.appeal.can_be_called,
    )  # fmt: skip
    target, state = checked(case.state, case.events, answers, on)
    facts = Facts(danger=answers.get(Doubt.DANGER), report=answers.get(Doubt.REPORT))
    unlearns = answers.get(Doubt.REPORT, False)  # what its dispatch taught
    note = form.note.strip()
    return Outcome(target, note=note, facts=facts, state=state, unlearns=unlearns)


def _refuse(case: Case, answers: dict[Doubt, bool]) -> None:
    doubts = case.state.doubts
    for doubt in answers:
        if doubts and doubt not in doubts:
            raise invalid(doubt, "settled", "这一项不用核实", "is not in doubt")
    if doubts and not answers:
        raise invalid(doubts[0], "required", "请选择“是”或“不是”", "needs yes or no")
