"""What of an appeal a person's eyes may have: its text, its contact, its ratings.

| | contact and raw text | the text |
| --- | --- | --- |
| dispatcher | behind the logged door | numbers and the teller's name masked |
| visitor, while it is to be called back | the same | the same |
| handler of the unit that has it, or that it was handed down to, while it is open | the same | the same |
| reviewer, leader, co-unit, who else is asked something on it | never | the same |
| of what is confidential or protected, all but the first two | never | nothing of who told it |
| the same, whoever handles it or helps with it, in whatever other role | never | nothing of who told it |
| what is transferred, for everybody | never | none |
"""

from collections.abc import Callable

from functions.desk.case import Case, helps, is_own
from functions.domain.county.roles import COUNTY_WIDE, Role
from functions.domain.items.appeal import Appeal, Event
from functions.domain.items.status import OPEN, Action
from functions.domain.items.task_offers import handed_down
from functions.domain.refusals import NotPermitted
from functions.domain.words import masking
from functions.domain.words.masking.doors import said as doors_said
from functions.domain.words.matching import folded

Hide = Callable[[str], str]
_CITIZENS = {Action.SUBMIT, Action.SUPPLEMENT, Action.RATE, Action.VISIT}


def door(case: Case) -> NotPermitted | None:
    """Why this person may not see the contact and the raw text; None where they may."""
    state = case.state
    if case.is_transferred:
        return NotPermitted("已移送，平台不再提供内容", "It was transferred; its content is closed")
    if state.forgotten:
        return NotPermitted("联系方式已清除", "The contact was erased")
    if _calls(case):
        return None
    if case.appeal.is_private and _takes_part(case) and state.status in OPEN:
        return NotPermitted(
            "群众要求保密，承办单位看不到联系方式和原文；需要联系群众的，请用“请平台联系群众”",
            "The citizen asked for confidentiality: ask the platform to contact them",
        )
    if _has_it(case) and state.status in OPEN:
        return None
    return NotPermitted("您的角色不能查看联系方式", "Your role does not include the contact")


def reads_ratings(case: Case) -> bool:
    """Whether they are told how a citizen judged; who is judged is told only what to mend."""
    return bool(case.person.roles & COUNTY_WIDE)


def told(case: Case) -> Hide:
    """How this person reads what the citizen wrote."""
    if case.is_transferred:
        return _nothing
    return of(case.appeal, closed=not _calls(case))


def reads_closed(case: Case) -> bool:
    """Whether this person must not learn from the text who told it."""
    return _is_closed(case.appeal, closed=not _calls(case))


def spoken(case: Case) -> Hide:
    """How this person reads a word that was taken out of the text: not at all where it stands masked there.

    On its own no word shows that it is half of a name.
    """
    hide = told(case)
    written = [case.appeal.told.content, *(e.public for e in case.events if e.action in _CITIZENS)]
    raw = folded("\n".join([*written, case.appeal.told.address]))
    seen = folded("\n".join([*map(hide, written), where(case)(case.appeal.told.address)]))
    return lambda word: "" if folded(word) in raw and folded(word) not in seen else hide(word)


def said(case: Case, event: Event) -> Hide:
    """How this person reads the words of an event."""
    if event.action in _CITIZENS or case.is_transferred:
        return told(case)
    if event.action is Action.RELAY:
        return _knowing(masking.released, case.appeal)
    return noted(case) if _is_closed(case.appeal, closed=not _calls(case)) else masking.text


def noted(case: Case) -> Hide:
    """How a note of staff is read by who handles it.

    Of a private matter it is without the doors that the citizen told; but those that were passed on are known.
    """
    if not _is_closed(case.appeal, closed=True):
        return masking.text
    doors = case.doors
    passed = (doors_said(e.note, doors) for e in case.events if e.action is Action.RELAY)
    kept = doors.difference(*passed)
    return lambda text: masking.colleagues(text, case.appeal.known_as, kept)


def where(case: Case) -> Hide:
    """How this person reads the address that was told."""
    if _is_closed(case.appeal, closed=not _calls(case)) and not case.is_transferred:
        return _knowing(masking.address, case.appeal)
    return told(case)


def of(appeal: Appeal, *, closed: bool = True) -> Hide:
    """How what the citizen wrote is read by who may not know them, or (`closed` false) may call them."""
    if appeal.state.transferred:
        return _nothing
    return _knowing(masking.closed if _is_closed(appeal, closed=closed) else masking.told, appeal)


def _calls(case: Case) -> bool:
    """Dispatchers; visitors too, who see nothing but what is to be called back. Nobody who handles it in confidence."""
    if case.appeal.is_private and _takes_part(case):
        return False
    roles = case.person.roles
    return Role.DISPATCHER in roles or (Role.VISITOR in roles and case.state.is_to_call)


def _takes_part(case: Case) -> bool:
    """Whether they handle it, or their unit helps with it."""
    return _has_it(case) or (Role.HANDLER in case.person.roles and helps(case))


def _has_it(case: Case) -> bool:
    if Role.HANDLER not in case.person.roles:
        return False
    handed = handed_down(case.state, case.person, case.units)
    return handed is not None or is_own(case.appeal, case.person, case.units)


def _is_closed(appeal: Appeal, *, closed: bool) -> bool:
    return appeal.state.forgotten or (closed and appeal.is_private)


def _knowing(hide: Callable[[str, str], str], appeal: Appeal) -> Hide:
    """The same, with what is known of the name that was left as contact."""
    return lambda text: hide(text, appeal.known_as)


def _nothing(_text: str) -> str:
    return ""
