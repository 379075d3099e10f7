"""Instruct (批示): a leader's word on an open appeal; the unit sees it, the citizen does not."""

from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Text, long_enough


class Instruct(Act):
    """What the leader wants."""

    text: Text


def instruct(_case: Case, form: Instruct) -> Outcome:
    """Put the instruction on record; the unit and its head are told."""
    return Outcome(note=long_enough("text", form.text, 2))
