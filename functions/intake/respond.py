"""What a citizen may do with an appeal that they hold the query code of."""

from datetime import datetime

from msgspec.structs import replace

from functions.domain.county.county import County
from functions.domain.county.once import Once
from functions.domain.forms import chosen
from functions.domain.items.appeal import CITIZEN, Appeal, Deed, forgotten
from functions.domain.items.change import closed, reworked
from functions.domain.items.facts import Facts
from functions.domain.items.rounds import BAD, judged
from functions.domain.items.state import State
from functions.domain.items.status import Action
from functions.domain.items.urging import may_urge, urged
from functions.domain.items.verdict import words
from functions.domain.kinds import clocks_of
from functions.domain.kinds.steps import advance
from functions.domain.refusals import TooMany, invalid
from functions.domain.words.dictionaries import RATING_TAGS
from functions.domain.words.matching import speaks
from functions.intake import nets
from functions.intake.forms import Rating
from functions.intake.texts import remark
from functions.store import appeals


def rate(
    county: County, appeal: Appeal, form: Rating, *, at: datetime, once: Once | None = None
) -> Appeal:
    """Judge the result; a bad judgement begins a rework round, and needs a reason."""
    tags = [chosen("tags", tag, RATING_TAGS) for tag in form.tags]
    if form.level <= BAD and not (tags or speaks(form.text)):
        raise invalid("tags", "required", "请选择或写下不满意的原因", "say what was bad")
    clocks, heard = clocks_of(county, appeal.kind), nets.hear(county, form.text)
    said = remark(county.settings, form.text, heard=heard.anything)
    can_call = appeal.is_reachable
    turn, facts = judged(
        appeal.state, clocks, level=form.level, solved=form.solved, reachable=can_call, at=at
    )
    if heard.anything:
        again = reworked(appeal.state, clocks, at, reachable=can_call)
        turn = nets.turned(county, appeal, heard, again, form.text, at=at)
    target, state = turn
    deed = Deed(
        Action.RATE, CITIZEN, at, target, public=said,
        facts=words(replace(facts, tags=_why(tags, facts)), heard),
    )  # fmt: skip
    return _save(county, appeal, deed, state, once)


def urge(county: County, appeal: Appeal, *, at: datetime, once: Once | None = None) -> Appeal:
    """Ask for haste, once a day. Raises `TooMany` before that day is over."""
    if not may_urge(appeal, at):
        raise TooMany("每天可以催办一次，请明天再来", "Once a day is enough; come again tomorrow")
    state = urged(appeal.state, at)
    deed = Deed(Action.URGE, CITIZEN, at, facts=Facts(urged=state.urged))
    return _save(county, appeal, deed, state, once)


def _why(tags: list[str], facts: Facts) -> tuple[str, ...]:
    """What is to be mended: what they chose, and that it is not solved where only that asks for more."""
    return tuple(dict.fromkeys([*filter(None, tags), *facts.tags]))


def withdraw(county: County, appeal: Appeal, *, at: datetime, once: Once | None = None) -> Appeal:
    """Take it back; the contact is erased with it."""
    deed, state = (
        Deed(Action.WITHDRAW, CITIZEN, at),
        replace(closed(appeal.state, at), forgotten=True),
    )
    return _save(county, forgotten(appeal), deed, state, once, forget=True)


def _save(
    county: County, appeal: Appeal, deed: Deed, state: State, once: Once | None,
    *, forget: bool = False,
) -> Appeal:  # fmt: skip
    appeal, event = advance(appeal, clocks_of(county, appeal.kind), deed, state)
    appeals.save(appeal, event, forget=forget, once=once)
    return appeal
