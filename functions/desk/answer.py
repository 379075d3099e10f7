"""Answer at once (直接答复): counts as done without a unit."""

from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Text, long_enough


class Answer(Act):
    """The reply that the citizen reads."""

    reply_public: Text


def answer(_case: Case, form: Answer) -> Outcome:
    """Reply; the citizen judges it."""
    reply = long_enough("reply_public", form.reply_public, 4)
    return Outcome(public=reply, changes={"due_at": None, "manual": False})
