"""What a citizen wrote and photographed, taken away at their word (删除权) once they have withdrawn it.

What a unit handled or answered is a public record and stays, masked; so does a report about an official,
or whoever it accuses could have it deleted. The event stays too, and says that it was done.
"""

from msgspec.structs import replace

from functions.domain.items.appeal import Appeal, Told
from functions.domain.items.photos import of_citizen
from functions.domain.items.status import Status
from functions.domain.refusals import ActionNotAllowed
from functions.store import appeals, claims

GONE = "（本人已删除）"


def may_erase(appeal: Appeal) -> bool:
    """Whether there is something that may be taken away."""
    withdrawn = appeal.status is Status.WITHDRAWN and not appeal.state.guarded
    return withdrawn and not is_erased(appeal)


def is_erased(appeal: Appeal) -> bool:
    """Whether it was done."""
    return appeal.told.content == GONE


def photos(appeal: Appeal) -> list[str]:
    """The keys of the photos that go with it, not of those that another matter named first. Refuses
    where the words stay.
    """
    _admit(appeal)
    _, events = appeals.with_log(appeal.tenant, appeal.id)
    sent = [each.key for each in of_citizen(appeal, events)]
    return claims.owned(appeal.tenant, sent, appeal.id)


def erased(appeal: Appeal) -> Told:
    """What is left of what was told; the rows of the log lose their words at once."""
    _admit(appeal)
    appeals.erase_words(appeal, GONE)
    return replace(appeal.told, content=GONE, address="", service="", photos=())


def _admit(appeal: Appeal) -> None:
    if appeal.status is not Status.WITHDRAWN or appeal.state.guarded:
        raise ActionNotAllowed(
            "撤回以后才能删除您写的内容；已经办理、答复的要依法存档，其中的姓名、电话对别人都是遮住的",
            "What you wrote can be deleted once you withdrew it; what was handled or answered is kept as "
            "a record, with names and numbers hidden from others",
        )
