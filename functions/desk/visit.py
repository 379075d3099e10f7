"""Call back (回访): what the citizen said on the phone; not reached leaves it as it was."""

from msgspec.structs import replace

from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Stars, Text
from functions.domain.items.contacts import was_contacted
from functions.domain.items.facts import Facts
from functions.domain.items.rounds import judged
from functions.domain.items.status import Status
from functions.domain.refusals import invalid


class Visit(Act):
    """Whether the citizen was reached, and how they judged."""

    reached: bool
    level: Stars | None = None
    solved: bool | None = None
    text: Text = ""


def visit(case: Case, form: Visit) -> Outcome:
    """A judgement given by phone counts as one given on the page, until its citizen gives their own there."""
    if not form.reached:
        return Outcome(Status.VISIT, note=form.text.strip(), facts=Facts(reached=False))
    if case.appeal.told.contact is None and not was_contacted(case.appeal, case.events):
        raise invalid(
            "reached", "no_contact", "群众没有留联系方式，也没有联系记录，不能登记为联系上了",
            "nobody could be reached: there is no contact, and none on record",
        )  # fmt: skip
    if form.level is None:
        raise invalid("level", "required", "请记录评价", "is required where somebody was reached")
    (target, state), facts = judged(
        case.state, case.clocks, level=form.level, solved=form.solved,
        reachable=case.appeal.is_reachable, at=case.at,
    )  # fmt: skip
    state = replace(state, noted=state.rating is not None)
    return Outcome(target, note=form.text.strip(), facts=replace(facts, reached=True), state=state)
