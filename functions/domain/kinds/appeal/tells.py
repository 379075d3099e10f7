"""What colleagues are told of a step of an appeal, where it depends on what happened in it."""

from functions.domain.county.roles import Role
from functions.domain.items import alarms
from functions.domain.items.appeal import Event
from functions.domain.items.audiences import Audience, Tells
from functions.domain.items.clocks import URGENT
from functions.domain.items.extension import deciders
from functions.domain.items.state import OFTEN
from functions.domain.refusals import Words

_A = Audience
_QUEUED = Tells((_A.DISPATCHERS,), Words("有新诉求待人工派单", "A new appeal needs a dispatcher"))
_DISPATCHED = Tells((_A.UNIT, _A.CO_UNITS), Words("有新事项待签收", "A new matter to sign for"))
_MORE_TIME = Words("有延期申请待审批", "More time is asked for")
_DECIDED = Tells((_A.UNIT,), Words("退单申请已审批", "Your return was decided"))
_SENT_ON = Tells(
    (_A.UNIT, _A.REVIEWERS, _A.LEADERS),
    Words("事项已多次退单，请定下由谁办理", "Returned again and again: settle whose it is"),
)
_SENT_BACK = Tells((_A.UNIT,), Words("办结被驳回，请继续办理", "The review sent it back"))
_REWORK = Tells(
    (_A.UNIT, _A.HEAD, _A.REVIEWERS),
    Words("群众不满意，已转二次办理", "Badly rated: a new round begins"),
)
_TO_PANEL = Tells(
    (_A.REVIEWERS, _A.LEADERS),
    Words("群众几轮都不满意，请研判", "Badly rated in every round: the panel decides"),
)
_ADDED = Words("群众补充了情况", "The citizen added something")
_CORRECTED = Tells((_A.UNIT,), Words("群众更正了个人信息", "The citizen changed their details"))


def queued(event: Event) -> Tells:
    """To a dispatcher; first of all where the nets may have heard something."""
    return _urgently(event, alarms.doubted(event.state) or _QUEUED)


def dispatched(event: Event) -> Tells:
    """To a unit and those who help it."""
    return _urgently(event, _DISPATCHED)


def _urgently(event: Event, tells: Tells) -> Tells:
    urgent = event.state.level <= URGENT or event.state.doubts
    return Tells((*tells.audiences, _A.DUTY), tells.text) if urgent else tells


def more_time_asked(event: Event) -> Tells:
    """To who decides: of what is urgent that is a leader."""
    urgent = Role.REVIEWER not in deciders(event.state.level)
    return Tells((_A.LEADERS if urgent else _A.REVIEWERS,), _MORE_TIME)


def returned(event: Event) -> Tells:
    """Its unit; and, once units send it on, those who can settle whose it is."""
    again = event.facts.decision == "approve" and len(event.state.returned) == OFTEN
    return _SENT_ON if again else _DECIDED


def reviewed(event: Event) -> Tells | None:
    """A result that was not good enough goes back to its unit."""
    return _SENT_BACK if event.facts.decision == "refuse" else None


def judged(event: Event) -> Tells | None:
    """A bad rating begins a new round; the last goes to the panel."""
    if event.facts.panel:
        return _TO_PANEL
    return _REWORK if event.facts.rework else None


def rated(event: Event) -> Tells | None:
    """What was said with a rating can be a cry."""
    return alarms.said_later(event) or judged(event)


def added(event: Event) -> Tells | None:
    """An addition; what follows of a long one is told with its beginning."""
    if alarm := alarms.said_later(event):
        return alarm
    if event.facts.rest:
        return None
    return Tells((_A.UNIT if event.state.unit else _A.DISPATCHERS,), _ADDED)


def urged(event: Event) -> Tells:
    """Who has it hears that somebody waits; before a unit has it, the dispatchers."""
    return Tells((_A.UNIT if event.state.unit else _A.DISPATCHERS,), _URGED)


_URGED = Words("群众催办，请尽快办理", "The citizen asks for haste")


def corrected(event: Event) -> Tells:
    """What is held of the citizen is another now."""
    return alarms.said_later(event) or _CORRECTED


def commented(event: Event) -> Tells | None:
    """Who is not satisfied has to be answered; a good word is read on the item."""
    return _TO_ANSWER if event.facts.task else None


_TO_ANSWER = Tells(
    (_A.ASKED, _A.ASKED_HEADS), Words("代表评议不满意，请整改并回复", "A deputy is not satisfied: answer it")
)  # fmt: skip


def task_decided(event: Event) -> Tells:
    """Who was asked hears that it is closed, or asked again."""
    again = event.facts.decision == "refuse"
    return Tells((_A.TASKED,), _AGAIN if again else _CLOSED)


_AGAIN = Words("交办回复被退回，请继续办理", "Your answer to a task was sent back")
_CLOSED = Words("交办事项已销号", "A task was closed")


def handed_over(event: Event) -> Tells | None:
    """Who takes over what is asked by name (工作交接) hears of it; who asked goes on to look on."""
    return _TAKEN_OVER if event.facts.task else None


_TAKEN_OVER = Tells((_A.TASKED,), Words("工作交接：有交办转给您", "Handed over to you: a task"))
