"""What the citizen reads of a step of their appeal, where it depends on what happened in it."""

from functions.domain.county.roles import Role
from functions.domain.items.appeal import Event
from functions.domain.items.flow import Showing
from functions.domain.refusals import Words

_REACHED = Words("承办单位已与您联系", "The unit has contacted you")
_MISSED = Words("承办单位联系过您，没有联系上", "The unit tried to contact you")
_SPOKEN = Words("平台已与您联系", "We spoke with you")


def submitted(event: Event) -> Words:
    """Who called did not write it; the hotline did, for them."""
    return _FILED if event.facts.filed_by else _SENT


_SENT = Words("您提交了诉求", "You sent this in")
_FILED = Words("热线代您登记了诉求", "The hotline wrote this down for you")


def unless_refused(zh: str, en: str) -> Showing:
    """What was decided within the offices is the citizen's to read only where it was granted."""
    words = Words(zh, en)
    return lambda event: None if event.facts.decision == "refuse" else words


def contacted(event: Event) -> Words:
    """Who was called and not reached was not contacted."""
    return _MISSED if event.facts.reached is False else _REACHED


def relayed(event: Event) -> Words | None:
    """What was passed on is theirs to read where they were called for it."""
    return _SPOKEN if event.facts.reached else None


def if_promised_anew(zh: str, en: str) -> Showing:
    """What happened within the offices is theirs to read of where it moved the day of their answer."""
    words = Words(zh, en)
    return lambda event: words if event.facts.answer_by else None


_HELD, _LOOKED_AT, _GOES_ON, _LATER, _MOVED = (
    Words("暂缓办理（挂账）", "Put on hold"),
    Words("已复查，仍在暂缓办理", "Looked at again, still on hold"),
    Words("恢复办理", "Taken up again"),
    Words("需要更多时间办理", "More time is needed"),
    Words("已改派承办单位", "Given to another unit"),
)


def adjusted(event: Event) -> Words | None:
    """What their main matter came to is theirs to read as it is its own citizen's."""
    said = event.facts
    came_to = (
        (said.hold, _HELD), (said.plan_date, _LOOKED_AT), (said.resumed, _GOES_ON),
        (said.answer_by, _LATER), (said.unit, _MOVED),
    )  # fmt: skip
    return next((words for fact, words in came_to if fact), None)


def rated(event: Event) -> Words:
    """Their own judgement; it stands instead of what was noted of a call."""
    return _INSTEAD if event.facts.instead else _RATED


_RATED = Words("您作了评价", "You rated it")
_INSTEAD = Words(
    "您作了评价，以您的评价为准", "You rated it: yours counts, not what was noted by phone"
)


def published(event: Event) -> Words | None:
    """What came of something that was asked within the offices is theirs to read where it was published."""
    return _PUBLISHED if event.public else None


_PUBLISHED = Words("办理进展公开", "Published on your matter")


def excluded(event: Event) -> Words | None:
    """That their judgement counts for nothing, with the reason; a protected report tells nothing beside its steps."""
    return None if event.state.guarded else _EXCLUDED


def withdrawn(event: Event) -> Words:
    """By themselves, or because nobody told what was asked."""
    return _UNTOLD if event.facts.silent else _WITHDRAWN


_WITHDRAWN = Words("已撤回", "Withdrawn")
_UNTOLD = Words("没有等到您补充，先停办了", "Nothing was added in time: it was put aside")


def panelled(event: Event) -> Words | None:
    """What the panel made of their judgement: done again, left out of the score, or it stands."""
    if event.facts.excluded:
        return excluded(event)
    return done_again(event) or _LOOKED_INTO


def split_off(event: Event) -> Words | None:
    """Theirs to read where a dispatcher did it: what the system splits off hung on what is protected since."""
    return None if event.actor.role is Role.SYSTEM or event.state.guarded else _SPLIT_OFF


_LOOKED_INTO = Words("已研判，您的评价照旧计入", "Looked at by a panel: your rating stands")
_EXCLUDED = Words("您的评价未计入考核", "Your rating counts in no score")
_SPLIT_OFF = Words("已分开办理", "Handled on its own again")


def done_again(event: Event) -> Words | None:
    """What people decided of a judgement is the citizen's to read where their matter is done again."""
    return _DONE_AGAIN if event.facts.rework else None


_DONE_AGAIN = Words("经研判，再次办理", "Looked at by a panel: it is done again")
