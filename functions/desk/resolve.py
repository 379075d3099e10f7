"""Submit as resolved (提交办结): what came out, and the reply; a reviewer looks first."""

from typing import Annotated

from msgspec import Meta

from functions.desk.case import Act, Case, Outcome
from functions.domain import photos
from functions.domain.dictionaries import RESULTS, UNSOLVED
from functions.domain.forms import Line, Text, chosen, long_enough


class Resolve(Act):
    """The result, the reply for the citizen, the note for colleagues, the evidence."""

    result: Line
    reply_public: Text
    contacted: bool
    reason: Line = ""
    note_internal: Text = ""
    evidence: Annotated[tuple[Line, ...], Meta(max_length=9)] = ()


def resolve(case: Case, form: Resolve) -> Outcome:
    """Hand the result to review; what is not solved needs a reason."""
    photos.own("evidence", case.county.id, form.evidence)
    facts = {
        "result": chosen("result", form.result, RESULTS),
        "contacted": "yes" if form.contacted else "no",
    }
    if form.result != "solved":
        facts["reason"] = chosen("reason", form.reason, UNSOLVED)
    return Outcome(
        public=long_enough("reply_public", form.reply_public, 4),
        note=form.note_internal.strip(),
        facts=facts,
    )
