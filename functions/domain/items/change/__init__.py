"""The ways in which the state of a matter changes, each once; what else an act says is its own affair.

Pure: from a state to the next. The status is set where the step is taken (`kinds/steps.advance`).
"""

from functions.domain.items.change.asking import asked, revived, told_more
from functions.domain.items.change.dates import reckoned, redated, until, warned
from functions.domain.items.change.doubting import in_doubt, raised, reopened, restored, settled
from functions.domain.items.change.ending import (
    Turn,
    answered,
    closed,
    handed_in,
    reworked,
    sent_back,
)
from functions.domain.items.change.handing import (
    Order,
    contacted,
    given,
    return_asked,
    return_by,
    return_refused,
    signed,
    taken_back,
    uncalled,
    waiting,
)
from functions.domain.items.change.resting import (
    HANDED,
    OF_UNIT,
    extended,
    extension_asked,
    extension_refused,
    put_on_hold,
    revisited,
    taken_up,
)

__all__ = [
    "HANDED",
    "OF_UNIT",
    "Order",
    "Turn",
    "answered",
    "asked",
    "closed",
    "contacted",
    "extended",
    "extension_asked",
    "extension_refused",
    "given",
    "handed_in",
    "in_doubt",
    "put_on_hold",
    "raised",
    "reckoned",
    "redated",
    "reopened",
    "restored",
    "return_asked",
    "return_by",
    "return_refused",
    "revisited",
    "revived",
    "reworked",
    "sent_back",
    "settled",
    "signed",
    "taken_back",
    "taken_up",
    "told_more",
    "uncalled",
    "until",
    "waiting",
    "warned",
]
