"""What counts as an issue's message: an appeal as leaders' boards may hear it."""

from functions.domain.issues.clusters import READ, Matter
from functions.domain.items.appeal import Appeal
from functions.domain.items.status import Status
from functions.domain.triage.alike import estate
from functions.domain.words import masking

BEYOND = 100  # characters read beyond those that count, or half a number would show
TITLE, OPENING = 40, 20  # characters of a first line that is a title; of one that is not


def heard(appeal: Appeal) -> Matter | None:
    """An appeal as far as issues are concerned; None where it must not count.

    No board may betray a protected report or tell what was transferred, and what waits for somebody to decide what it is counts only
    once they have; an advertisement is nobody's matter, what was taken
    back no longer one, and what was merged is counted with its main matter.
    """
    state = appeal.state
    if state.guarded or state.transferred or state.doubts or state.spam or state.merged_into:
        return None
    if state.status is Status.WITHDRAWN:
        return None
    text = masking.closed(appeal.told.content.strip()[: READ + BEYOND], appeal.known_as)
    first, _, rest = text.partition("\n")
    title = first if rest and len(first) <= TITLE else text[:OPENING]
    return Matter(
        appeal.no, appeal.submitted_at, title, text[:READ], estate(state.place_name),
        state.category, state.unit or "",
    )  # fmt: skip
