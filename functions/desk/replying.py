"""What is wrong with a reply (答复质检, B15): shown to who writes it and to who reviews it; nothing is barred by it."""

from functions.desk import eyes
from functions.desk.case import Case
from functions.desk.entries import Json
from functions.domain.forms import Form, Line, Text
from functions.domain.items.appeal import Event
from functions.domain.items.status import Action
from functions.domain.refusals import Lang
from functions.domain.words.replies import FLAWS, flaws

_REPLIES = {Action.RESOLVE, Action.ANSWER}


class Draft(Form):
    """A reply before it is sent; `result` as in 提交办结, left out where a question is answered."""

    reply_public: Text
    result: Line = ""


def found(case: Case, reply: str, result: str = "") -> dict[str, str]:
    """The flaws of a reply. Of what was told no more is compared than this person may read."""
    told = eyes.told(case)(case.appeal.told.content)
    phrases = case.county.settings.empty_phrases
    return flaws(reply, told, phrases, closing=bool(result), solved=result in {"", "solved"})


def noted(case: Case, reply: str, result: str = "") -> tuple[str, ...]:
    """With which flaws a reply went on, for its log."""
    return tuple(found(case, reply, result))


def view(known: dict[str, str], lang: Lang) -> list[Json]:
    """Flaws in words."""
    return [
        {"id": code, "label": FLAWS[code][lang].format(found=words)}
        for code, words in known.items()
    ]


def of_last(case: Case, lang: Lang) -> list[Json]:
    """Of the reply that stands, for colleagues."""
    last = next((e for e in reversed(case.events) if e.action in _REPLIES and e.public), None)
    return view(_flaws(case, last), lang) if last and not case.is_transferred else []


def _flaws(case: Case, event: Event) -> dict[str, str]:
    shown = eyes.said(case, event)(event.public)
    return found(case, shown, event.facts.result) if event.facts.flaws else {}
