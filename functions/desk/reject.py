"""Do not accept (不予受理): a reason of the dictionary, and where to go instead; both are shown."""

from functions.desk import ending
from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Line, Text, chosen, long_enough
from functions.domain.items.change import closed
from functions.domain.items.facts import Facts
from functions.domain.words.dictionaries import REJECT


class Reject(Act):
    """Why not, and where to go."""

    reason: Line
    guidance: Text


def reject(case: Case, form: Reject) -> Outcome:
    """Decline with reason and guidance."""
    return Outcome(
        public=long_enough("guidance", form.guidance, 4),
        facts=Facts(reason=ending.grounds(case, chosen("reason", form.reason, REJECT))),
        state=closed(case.state, case.at),
    )
