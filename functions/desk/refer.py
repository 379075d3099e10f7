"""Refer (协助): a body outside the county's tree helps (司法所, 法律援助), and the citizen is told where (B24)."""

from datetime import datetime

from functions.desk import tasked
from functions.desk.case import Act, Case, Outcome
from functions.desk.labels import label
from functions.domain.forms import Line, Text, long_enough
from functions.domain.items.tasks import Party, PartyKind, TaskKind


class Refer(Act):
    """Which body, what for, what the citizen is told."""

    to: Line
    text: Text
    public: Text
    due_at: datetime | None = None


def refer(case: Case, form: Refer) -> Outcome:
    """Whoever has the matter puts on record what came of it."""
    body = Party(PartyKind.OUTSIDE, label(case, "to", form.to, least=2))
    told = f"{body.id}：{long_enough('public', form.public, 4)}"
    return tasked.entrusted(
        case, TaskKind.REFERRAL, [body], form.text, due_at=form.due_at, public=told
    )
