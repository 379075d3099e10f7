"""Sign for it (签收): the unit has taken it in hand."""

from functions.desk.case import Act, Case, Outcome
from functions.domain.items.change import signed


class Sign(Act):
    """Nothing but the step."""


def sign(case: Case, _form: Sign) -> Outcome:
    """The unit's clock has been running since the dispatch; signing does not touch it."""
    return Outcome(state=signed(case.state, case.at))
