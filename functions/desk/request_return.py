"""Request a return (申请退单): the clock keeps running, the dispatchers decide, once."""

from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Id, Line, Text, chosen, long_enough
from functions.domain.words.dictionaries import RETURN


class RequestReturn(Act):
    """Why it is not this unit's, on what basis, and whose it is."""

    reason: Line
    basis: Text
    suggested_unit: Id | None = None


def request_return(case: Case, form: RequestReturn) -> Outcome:
    """Ask the dispatchers to take it back."""
    facts = {"reason": chosen("reason", form.reason, RETURN)}
    if form.suggested_unit:
        facts["suggested_unit"] = case.unit("suggested_unit", form.suggested_unit)
    basis = long_enough("basis", form.basis, 4)
    return Outcome(note=basis, facts=facts, changes={"return_pending": True})
