"""How much staff may write on one matter: its whole life is one answer of Lambda (6 MB), whoever writes how often."""

from collections.abc import Sequence

from functions.domain.county.roles import STAFF
from functions.domain.items.appeal import Deed, Event
from functions.domain.refusals import ActionNotAllowed

WRITTEN_AT_MOST = 300_000  # characters of all notes and replies together
SHORT = 200  # characters that can always be written: no matter stands still for its length


def admit(events: Sequence[Event], deed: Deed) -> None:
    """Raises `ActionNotAllowed` where the log has no room for this."""
    said = len(deed.public) + len(deed.note)
    if said > SHORT and said + sum(map(_written, events)) > WRITTEN_AT_MOST:
        raise ActionNotAllowed(
            f"这件诉求的记录已经很长，请写得短一些（{SHORT} 字以内）",
            f"The log of this matter is very long: write {SHORT} characters at most",
        )


def _written(event: Event) -> int:
    return len(event.public) + len(event.note) if event.actor.role in STAFF else 0
