"""Answer at once (直接答复): counts as done without a unit."""

from msgspec.structs import replace

from functions.desk import replying
from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Text, long_enough
from functions.domain.items.change import answered
from functions.domain.items.facts import Facts


class DirectAnswer(Act):
    """The reply that the citizen reads."""

    reply_public: Text


def answer(case: Case, form: DirectAnswer) -> Outcome:
    """Reply; the citizen judges it."""
    reply = long_enough("reply_public", form.reply_public, 4)
    facts, state = Facts(flaws=replying.noted(case, reply)), answered(case.state, case.at)
    return Outcome(public=reply, facts=facts, state=replace(state, manual=False))
