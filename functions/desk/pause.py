"""Put on hold (挂账): time rests, the age does not; a reviewer is asked to look at it each month."""

from datetime import date

from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Line, Text, chosen
from functions.domain.items.change import put_on_hold
from functions.domain.items.facts import Facts
from functions.domain.items.pause import Pause, planned
from functions.domain.words.dictionaries import PAUSE


class PutOnHold(Act):
    """Why, and the day by which it is planned to be solved; the citizen reads both."""

    reason: Line
    plan_date: date
    note: Text = ""


def pause(case: Case, form: PutOnHold) -> Outcome:
    """Put it into the ledger of what is on hold (台账)."""
    reason = chosen("reason", form.reason, PAUSE)
    held = Pause(reason, case.at, planned(form.plan_date, case.at))
    facts = Facts(reason=reason, plan_date=held.plan)
    return Outcome(
        note=form.note.strip(), facts=facts, state=put_on_hold(case.state, held, case.at)
    )
