"""What the citizen and colleagues read of a window issue that is with who supervises windows (督办专员).

Where it is with another unit, of danger or where the county has no supervisor, the words are everybody's.
"""

from functions.domain.items.appeal import Event
from functions.domain.items.audiences import Tells
from functions.domain.items.flow import Announcing, Move, Showing
from functions.domain.items.status import Action
from functions.domain.refusals import Lang, Words

LABEL = Words("办不成事", "Could not get it done")
_SHOWN = {
    Action.SUBMIT: Words("您反映了窗口办不成的事", "You told what could not be done at a window"),
    Action.DISPATCH: Words("已交给督办专员", "Given to the supervisor of windows"),
    Action.SIGN: Words("督办专员已接手", "The supervisor has taken it in hand"),
    Action.CONTACT: Words("督办专员已与您联系", "The supervisor has contacted you"),
    Action.REVIEW: Words("督办结果已审核答复", "What the supervisor reached was reviewed and answered"),
}  # fmt: skip
_MISSED = Words("督办专员联系过您，没有联系上", "The supervisor tried to contact you")
_TO_SIGN = Words(
    "有办不成事待签收，请当日联系群众", "A window issue: sign for it, and call the citizen today"
)


def said(action: Action, move: Move) -> Move:
    """The row of a step, in the words of this kind."""
    if action not in _SHOWN:
        return move
    tells = _tells(move) if action is Action.DISPATCH else move.tells
    return move._replace(shown=_showing(action, move), tells=tells)


def _showing(action: Action, move: Move) -> Showing:
    def shown(event: Event) -> Words | None:
        common = move.read_by_citizen(event)
        return _own(action, event) if common and _is_supervised(event) else common

    return shown


def _own(action: Action, event: Event) -> Words:
    missed = action is Action.CONTACT and event.facts.reached is False
    return _MISSED if missed else _SHOWN[action]


def _tells(move: Move) -> Announcing:
    def tells(event: Event) -> Tells | None:
        common = move.told_of(event)
        return common._replace(text=_TO_SIGN) if common and _is_supervised(event) else common

    return tells


def _is_supervised(event: Event) -> bool:
    """Whether it is told now, or went where the kind goes, which is its category."""
    return event.action is Action.SUBMIT or event.state.category == LABEL[Lang.ZH]
