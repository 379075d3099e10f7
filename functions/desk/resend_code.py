"""Tell a new query code (告知新查询码) to a citizen who lost theirs and calls the hotline.

The first code is stored nowhere, so that nobody can read it out. A new one follows from the county's secret, the
appeal and the step; what is kept is that its digest opens this appeal. The caller names the telephone
that they left: whoever can't is told nothing. The step is in the log, the look at the contact too, and the citizen
sees that it was done. The next new code ends this one.
"""

from functions.desk import eyes
from functions.desk.case import Act, Case, Outcome
from functions.domain import codes
from functions.domain.forms import Line
from functions.domain.items.status import Action
from functions.domain.refusals import InvalidInput, invalid
from functions.domain.words import telephones
from functions.store import appeals


class ResendCode(Act):
    """The telephone that the caller named."""

    phone: Line


def resend_code(case: Case, form: ResendCode) -> Outcome:
    """Have a new code open the appeal, where the caller knows the telephone that was left."""
    if refusal := eyes.door(case):
        raise refusal
    contact = appeals.contact(case.county.id, case.appeal, reader=case.person.id, at=case.at)
    left, named = (_numbers(phone) for phone in (contact.phone, form.phone))
    if not left & named:
        raise _other(nothing_left=not left)
    before = code(case)
    return Outcome(
        opens=_identity(case, _code(case, case.appeal.step + 1)),
        closes=_identity(case, before) if before else None,
    )


def code(case: Case) -> str | None:
    """The code that was told last; none where none was."""
    told = [event.step for event in case.events if event.action is Action.RESEND_CODE]
    return _code(case, told[-1]) if told else None


def _code(case: Case, step: int) -> str:
    """No client's key has such signs, so that no submission ever leads to this code."""
    key = f"again#{case.appeal.id}#{step}"
    return codes.query_code(case.county.secret, case.county.tag, key)


def _identity(case: Case, told: str) -> str:
    return codes.appeal_id(case.county.secret, told)


def _numbers(phone: str) -> set[str]:
    return {number.written for number in telephones.numbers(phone)}


def _other(*, nothing_left: bool) -> InvalidInput:
    if nothing_left:
        return invalid(
            "phone", "none", "没有留电话，无法核对，不能告知查询码", "none was left to check"
        )
    return invalid(
        "phone", "other", "与留存的电话不一致，不能告知查询码", "is not the one that was left"
    )
