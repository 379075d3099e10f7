"""Request a return (申请退单): the clock keeps running, the dispatchers decide, once."""

from datetime import timedelta

from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Id, Line, Text, chosen, long_enough
from functions.domain.items.change import return_asked, return_by
from functions.domain.items.facts import Facts
from functions.domain.refusals import ActionNotAllowed
from functions.domain.words.dictionaries import RETURN


class RequestReturn(Act):
    """Why it is not this unit's, on what basis, and whose it is."""

    reason: Line
    basis: Text
    suggested_unit: Id | None = None


def request_return(case: Case, form: RequestReturn) -> Outcome:
    """Ask the dispatchers to take it back, within the county's hours from the dispatch; never less than it has to sign."""
    _in_time(case)
    facts = Facts(
        reason=chosen("reason", form.reason, RETURN), suggested_unit=_suggested(case, form)
    )
    basis = long_enough("basis", form.basis, 4)
    return Outcome(note=basis, facts=facts, state=return_asked(case.state, case.clocks, case.at))


def _suggested(case: Case, form: RequestReturn) -> str:
    return case.unit("suggested_unit", form.suggested_unit) if form.suggested_unit else ""


def _in_time(case: Case) -> None:
    hours = case.county.settings.return_hours
    if case.at > return_by(case.state, timedelta(hours=hours)):
        raise ActionNotAllowed(
            f"派单后 {hours} 小时内、签收时限之前可以申请退单，现在已经超过",
            f"a return can be asked for within {hours} hours of the dispatch, or while it may be signed for",
        )
