"""What becomes of an appeal on which nobody acts: taken back, closed unrated, archived, forgotten."""

from functions.domain.items import tasking
from functions.domain.items.flow import Timed
from functions.domain.items.state import State
from functions.domain.items.status import Action, Status


def _is_known(state: State) -> bool:
    return not state.forgotten


def _is_free(state: State) -> bool:
    """Whether nobody has to answer or decide something first."""
    return not state.panel and tasking.barring(state, Action.ARCHIVE) is None


_FORGET = Timed(lambda clocks: clocks.keep_contact, Action.FORGET, _is_known)
TIMED: dict[Status, Timed] = {
    Status.NEED_INFO: Timed(lambda clocks: clocks.need_info, Action.WITHDRAW),
    Status.VISIT: Timed(lambda clocks: clocks.rating, Action.CLOSE),
    Status.DONE: Timed(lambda clocks: clocks.archive, Action.ARCHIVE, _is_free),
    Status.ARCHIVED: _FORGET,
    Status.REJECTED: _FORGET,
    Status.TERMINATED: _FORGET,
    # What its citizen took back is forgotten at once; what was never added may still come.
    Status.WITHDRAWN: Timed(lambda clocks: clocks.archive, Action.FORGET, _is_known),
}
