"""Look at what is on hold (挂账复查): it stays so, with the same planned day or another; asked each month."""

from datetime import date

from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Text, long_enough
from functions.domain.items.change import revisited
from functions.domain.items.facts import Facts
from functions.domain.items.pause import planned


class Revisit(Act):
    """How far it has come, and by when it is planned to be solved now."""

    plan_date: date
    note: Text


def revisit(case: Case, form: Revisit) -> Outcome:
    """Leave it on hold for another month."""
    plan = planned(form.plan_date, case.at)
    note = long_enough("note", form.note, 4)
    facts = Facts(plan_date=plan)
    return Outcome(note=note, facts=facts, state=revisited(case.state, plan, case.at))
