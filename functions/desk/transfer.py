"""Transfer a protected report (移送) to the body that may act on it."""

from functions.desk.case import Act, Case, Outcome, closing
from functions.domain.forms import Line, Text, long_enough


class Transfer(Act):
    """To whom, and a note."""

    to: Line
    note: Text = ""


def transfer(case: Case, form: Transfer) -> Outcome:
    """The citizen learns that it was transferred; to whom stays with those who may see the report."""
    facts = {"to": long_enough("to", form.to, 2)}
    return Outcome(
        note=form.note.strip(), facts=facts, changes=closing(case) | {"transferred": True}
    )
