"""Protect (转入保护通道): a person saw the report that the net missed; whoever has it loses it at once."""

from functions.desk.case import Act, Case, Outcome, given_to
from functions.domain.codes import id_of
from functions.domain.forms import Text
from functions.domain.items.protection import protected
from functions.store import tree


class Protect(Act):
    """Why, for those who may read the report."""

    note: Text = ""


def protect(case: Case, form: Protect) -> Outcome:
    """Put the appeal where only those see it who handle reports about officials."""
    target, state = protected(
        case.state, case.clocks, case.units, at=case.at,
        place=tree.place_of(case.appeal).unit, to=given_to(case),
    )  # fmt: skip
    return Outcome(
        target, note=form.note.strip(), state=state, leaves=id_of(case.state.merged_into),
        unlearns=True,
    )  # fmt: skip
