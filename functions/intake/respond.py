"""What a citizen may do with an appeal that they hold the query code of."""

from datetime import datetime

from functions.domain import photos
from functions.domain.appeal import CITIZEN, Appeal, Deed, advance
from functions.domain.clocks import accept_by, clocks_of, raised
from functions.domain.county import County
from functions.domain.dictionaries import RATING_TAGS
from functions.domain.forms import chosen, long_enough
from functions.domain.refusals import TooMany, invalid
from functions.domain.rounds import BAD, judged
from functions.domain.safety import heard
from functions.domain.status import Action, Status
from functions.intake.forms import Rating, Supplement
from functions.store import appeals

LONGEST_LOG = 300  # events after which nothing more is added from outside


def rate(county: County, appeal: Appeal, form: Rating, *, at: datetime) -> Appeal:
    """Judge the result; a bad judgement begins a rework round, and needs a reason."""
    tags = [chosen("tags", tag, RATING_TAGS) for tag in form.tags]
    if form.level <= BAD and not (tags or form.text.strip()):
        raise invalid("tags", "required", "请选择或写下不满意的原因", "say what was bad")
    clocks = clocks_of(county.settings)
    target, changes, facts = judged(
        appeal.state, clocks, level=form.level, solved=form.solved, at=at
    )
    deed = Deed(
        Action.RATE, CITIZEN, at, target, public=form.text.strip(),
        facts=facts | {"tags": ",".join(tags)},
    )  # fmt: skip
    return _save(county, appeal, deed, changes)


def supplement(county: County, appeal: Appeal, form: Supplement, *, at: datetime) -> Appeal:
    """Add words and photos; what was asked for goes back to the dispatchers."""
    if appeal.step >= LONGEST_LOG:
        raise TooMany("补充次数过多，请拨打热线", "Too many additions; call the hotline")
    content = long_enough("content", form.content, 2)
    alarm = heard(county.settings.emergency_words, content)
    answered = appeal.status is Status.NEED_INFO
    deed = Deed(
        Action.SUPPLEMENT, CITIZEN, at, Status.SUBMITTED if answered else appeal.status,
        public=content, photos=photos.own("photos", county.id, form.photos),
        facts={"alarm": "、".join(alarm)} if alarm else {},
    )  # fmt: skip
    return _save(
        county, appeal, deed, _added(county, appeal, at, answered=answered, alarm=bool(alarm))
    )


def _added(
    county: County, appeal: Appeal, at: datetime, *, answered: bool, alarm: bool
) -> dict[str, object]:
    """What an addition changes: an answered question runs the clock again, an emergency anew."""
    clocks, state = clocks_of(county.settings), appeal.state
    changes: dict[str, object] = {"manual": True} if answered else {}
    if alarm and state.level > 1:
        return changes | raised(state, clocks, at)
    due_at = accept_by(clocks, state.level, at)
    return changes | ({"due_at": due_at, "clock_from": at} if answered else {})


def withdraw(county: County, appeal: Appeal, *, at: datetime) -> Appeal:
    """Take it back."""
    return _save(
        county, appeal, Deed(Action.WITHDRAW, CITIZEN, at), {"closed_at": at, "due_at": None}
    )


def _save(county: County, appeal: Appeal, deed: Deed, changes: dict[str, object]) -> Appeal:
    appeal, event = advance(appeal, clocks_of(county.settings), deed, changes)
    appeals.save(appeal, event)
    return appeal
