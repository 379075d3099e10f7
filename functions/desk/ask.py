"""Ask the citizen for more (要求补充); the clock waits."""

from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Text, long_enough
from functions.domain.items.change import asked


class Ask(Act):
    """What is missing."""

    question: Text


def ask(case: Case, form: Ask) -> Outcome:
    """Ask; who never answers has withdrawn after the county's number of days."""
    question = long_enough("question", form.question, 4)
    return Outcome(public=question, state=asked(case.state, case.at))
