"""Who is told of an event, and in which words: number, level and what to do; never content."""

from msgspec import Struct

from functions.domain.items.appeal import Event
from functions.domain.items.audiences import Audience
from functions.domain.items.clocks import URGENT
from functions.domain.items.status import Action
from functions.domain.kinds import flow_of
from functions.domain.refusals import Words


class Notice(Struct, frozen=True):
    """One thing to tell to one group."""

    audience: Audience
    kind: str
    text: Words
    digest: bool = False  # one for all that came to somebody overnight


_NOBODY = Words(
    "有诉求没有人有权查看，请在“人员”中指定", "A matter waits and nobody may see it: give somebody the right"
)  # fmt: skip
_UNATTENDED = Words(
    "有诉求没有人处理，请在“人员”中指定", "A matter waits and nobody is there for it"
)
_OVERNIGHT = Words(
    "早间汇总：夜间有事项到了预警时间，请查看您的红黄灯事项",
    "This morning: matters came to a warning overnight; look at what is yellow and red",
)
_ON_CALL = Words("值班提醒：有紧急事项，请联系平台", "On duty: an urgent matter, ask the platform")
_OFF_HOURS = Words(
    "值班提醒：有事项待处理，请联系平台", "On duty: a matter waits, ask the platform"
)
_ON_CALL_OVERNIGHT = Words(
    "早间汇总：夜间有事项到了预警时间，请联系平台",
    "This morning: matters came to a warning overnight; ask the platform",
)
# What asks somebody to act, and is told to who is on duty where nobody is in the office.
ASKING = frozenset({Action.QUEUE, Action.DISPATCH, Action.WARN})


def notices(event: Event) -> list[Notice]:
    """What an event tells, and to whom."""
    told = flow_of(event).moves[event.action].told_of(event)
    if told is None:
        return []
    held = event.facts.held is not None
    text = _OVERNIGHT if held else told.text
    return [Notice(audience, event.action.value, text, held) for audience in told.audiences]


def must_be_heard(event: Event) -> bool:
    """Whether somebody has to hear of it, whoever is left: a warning, a doubt, a protected report."""
    return event.action is Action.WARN or event.state.guarded or bool(event.state.doubts)


def unheard(event: Event) -> Notice:
    """What is told of it, by its number alone, to those who can give somebody the right."""
    text = _NOBODY if event.state.guarded else _UNATTENDED
    return Notice(Audience.ADMINS, event.action.value, text)


def on_call(event: Event) -> Notice:
    """What who is on duty is told of a matter that they may not open: no word of what was told."""
    if event.facts.held:
        return Notice(Audience.DUTY, event.action.value, _ON_CALL_OVERNIGHT, digest=True)
    urgent = event.state.level <= URGENT or event.state.doubts
    return Notice(Audience.DUTY, event.action.value, _ON_CALL if urgent else _OFF_HOURS)
