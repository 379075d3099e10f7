"""Terminate (终止): a reason and guidance, both shown to the citizen (field.md A05)."""

from functions.desk import ending
from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Line, Text, chosen, long_enough
from functions.domain.items.change import closed
from functions.domain.items.facts import Facts
from functions.domain.words.dictionaries import TERMINATE


class Terminate(Act):
    """Why it ends, and where to go."""

    reason: Line
    guidance: Text


def terminate(case: Case, form: Terminate) -> Outcome:
    """End an open appeal."""
    return Outcome(
        public=long_enough("guidance", form.guidance, 4),
        facts=Facts(reason=ending.grounds(case, chosen("reason", form.reason, TERMINATE))),
        state=closed(case.state, case.at),
    )
