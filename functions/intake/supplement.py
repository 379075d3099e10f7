"""Add words and photos to an appeal (补充情况); what is added passes the nets that the first words passed."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from functions.domain.county.county import County
from functions.domain.county.once import Once
from functions.domain.forms import LONGEST_TEXT
from functions.domain.items.appeal import CITIZEN, Appeal, Deed
from functions.domain.items.change import Turn, revived, told_more
from functions.domain.items.facts import Facts
from functions.domain.items.state import State
from functions.domain.items.status import Action, Status
from functions.domain.items.verdict import words
from functions.domain.kinds import clocks_of
from functions.domain.kinds.steps import advance
from functions.domain.refusals import TooMany
from functions.intake import challenge, limits, nets
from functions.intake.forms import Supplement
from functions.intake.texts import bounded, enough
from functions.store import appeals, claims

LONGEST_LOG = 300  # events after which only what the nets hear is added from outside
LONGEST_CRY = 900  # events after which nothing is; all of them are one answer of Lambda
ADDED_AT_MOST = 200_000  # characters that are added to one appeal, together
SHORTENED = 1_000  # characters that are kept of a cry beyond that
TOLD_EVERY = timedelta(minutes=1)


def supplement(
    county: County,
    appeal: Appeal,
    form: Supplement,
    *,
    address: str,
    at: datetime,
    once: Once | None = None,
) -> Appeal:
    """Add to an appeal; an emergency raises it, a report about an official protects it."""
    said = nets.pieces(county, form.content, form.challenge)
    heard = nets.hear(county, *said)
    text = enough("\n".join(said), form.photos, heard=heard.anything)
    content = _bounded(county, appeal, text, heard=heard.anything)
    if not heard.anything:
        _count(county, appeal, form, address, at=at, once=once)
    turn = _added(county, appeal, at)
    target, state = nets.turned(county, appeal, heard, turn, text, at=at)
    deed = Deed(
        Action.SUPPLEMENT, CITIZEN, at, target, public=content,
        photos=claims.own(county.id, "photos", form.photos, appeal.id),
        facts=words(Facts(again=_again(appeal, at, heard=heard.anything)), heard),
    )  # fmt: skip
    kept = _kept(state, deed, content, at)
    appeal, event = advance(appeal, clocks_of(county, appeal.kind), deed, kept)
    appeals.save(appeal, event, unlearns=bool(heard.report), once=once)
    return appeal


def _bounded(county: County, appeal: Appeal, text: str, *, heard: bool) -> str:
    """What is kept of the addition, so that a whole appeal stays one that can be read."""
    full = appeal.state.added + min(len(text), LONGEST_TEXT) > ADDED_AT_MOST
    if heard and appeal.step < LONGEST_CRY:
        return bounded(county.settings, text, SHORTENED if full else LONGEST_TEXT)
    if full or appeal.step >= LONGEST_LOG:
        hotline = county.settings.hotline
        raise TooMany(
            f"这件事补充得太多，放不下了，请拨打热线 {hotline}",
            f"Nothing more fits into this matter; call the hotline {hotline}",
        )
    return text


def _count(
    county: County, appeal: Appeal, form: Supplement, address: str,
    *, at: datetime, once: Once | None,
) -> None:  # fmt: skip
    solved = challenge.is_solved(county.secret, form.challenge, at)
    if not limits.count_addition(county, appeal.no, address, solved=solved, at=at, once=once):
        raise TooMany(
            "刚刚补充得很多，请回答一个小问题再提交",
            "Much was added just now; answer the question and send it again",
            challenge.ask(county.secret, at),
        )


def _again(appeal: Appeal, at: datetime, *, heard: bool) -> bool:
    """Marks what comes within a minute of an addition that was told: one notice gathers all of it."""
    told_at = appeal.state.added_at
    soon = told_at is not None and at < told_at + TOLD_EVERY
    return soon and not heard


def _kept(state: State, deed: Deed, content: str, at: datetime) -> State:
    longer = replace(state, added=state.added + len(content))
    if deed.facts.again:
        return replace(longer, more_at=state.more_at or at)
    return replace(longer, added_at=at, more_at=None)


def _added(county: County, appeal: Appeal, at: datetime) -> Turn:
    """What was asked for goes back to the dispatchers, and time runs again with what was left."""
    if appeal.state.may_revive:
        return Status.SUBMITTED, revived(appeal.state, clocks_of(county, appeal.kind), at)
    if appeal.status is not Status.NEED_INFO:
        return appeal.status, appeal.state
    return Status.SUBMITTED, told_more(appeal.state, clocks_of(county, appeal.kind), at)
