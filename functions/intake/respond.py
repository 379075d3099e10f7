"""What a citizen may do with an appeal that they hold the query code of."""

from datetime import datetime

from functions.domain.county.county import County
from functions.domain.county.once import Once
from functions.domain.forms import chosen, seen
from functions.domain.items.appeal import CITIZEN, Appeal, Deed, advance, forgotten
from functions.domain.items.clocks import clocks_of, finish_by
from functions.domain.items.rounds import BAD, judged, reopened
from functions.domain.items.status import Action
from functions.domain.items.verdict import words
from functions.domain.moments import rfc3339
from functions.domain.refusals import invalid
from functions.domain.words.dictionaries import RATING_TAGS
from functions.intake import nets
from functions.intake.forms import Rating
from functions.intake.texts import remark
from functions.store import appeals


def rate(
    county: County, appeal: Appeal, form: Rating, *, at: datetime, once: Once | None = None
) -> Appeal:
    """Judge the result; a bad judgement begins a rework round, and needs a reason."""
    tags = [chosen("tags", tag, RATING_TAGS) for tag in form.tags]
    if form.level <= BAD and not (tags or seen(form.text)):
        raise invalid("tags", "required", "请选择或写下不满意的原因", "say what was bad")
    clocks, heard = clocks_of(county.settings), nets.hear(county, form.text)
    said = remark(form.text, heard=heard.anything)
    target, changes, facts = judged(
        appeal.state, clocks, level=form.level, solved=form.solved, at=at
    )
    if heard.anything:
        turn = reopened(appeal.state, clocks, at)
        target, changes = nets.turned(county, appeal, heard, turn, said, at=at)
        facts["answer_by"] = rfc3339(finish_by(clocks, appeal.state.level, at))
    deed = Deed(
        Action.RATE, CITIZEN, at, target, public=said,
        facts=facts | {"tags": ",".join(tags)} | words(heard),
    )  # fmt: skip
    return _save(county, appeal, deed, changes, once)


def withdraw(county: County, appeal: Appeal, *, at: datetime, once: Once | None = None) -> Appeal:
    """Take it back; the contact is erased with it."""
    changes: dict[str, object] = {"closed_at": at, "due_at": None, "forgotten": True}
    deed = Deed(Action.WITHDRAW, CITIZEN, at)
    return _save(county, forgotten(appeal), deed, changes, once, forget=True)


def _save(
    county: County, appeal: Appeal, deed: Deed, changes: dict[str, object], once: Once | None,
    *, forget: bool = False,
) -> Appeal:  # fmt: skip
    appeal, event = advance(appeal, clocks_of(county.settings), deed, changes)
    appeals.save(appeal, event, forget=forget, once=once)
    return appeal
