"""Transfer (移送) to the body that may act on it: discipline, police, court; what was told is closed here then (D06)."""

from msgspec.structs import replace

from functions.desk.case import Act, Case, Outcome
from functions.desk.labels import label
from functions.domain.forms import Line, Text
from functions.domain.items.change import closed
from functions.domain.items.facts import Facts


class Transfer(Act):
    """To whom, and a note."""

    to: Line
    note: Text = ""


def transfer(case: Case, form: Transfer) -> Outcome:
    """The citizen learns that it was transferred; to whom stays with those who may see the matter."""
    facts = Facts(to=label(case, "to", form.to, least=2))
    gone = replace(closed(case.state, case.at), transferred=True)
    return Outcome(note=form.note.strip(), facts=facts, state=gone, unlearns=True)
