"""Ask the platform to call (请平台联系群众): the unit may not know who told it, the dispatchers may."""

from msgspec.structs import replace

from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Text, long_enough


class RequestCall(Act):
    """What the unit must know to go on."""

    question: Text


def request_call(case: Case, form: RequestCall) -> Outcome:
    """The dispatchers are told; one question at a time."""
    question = long_enough("question", form.question, 2)
    return Outcome(note=question, state=replace(case.state, call_asked=True))
