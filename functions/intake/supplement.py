"""Add words and photos to an appeal (补充情况); what is added passes the nets that the first words passed."""

from datetime import datetime, timedelta

from functions.domain.county.county import County
from functions.domain.county.once import Once
from functions.domain.forms import LONGEST_TEXT
from functions.domain.items import photos
from functions.domain.items.appeal import CITIZEN, Appeal, Deed, advance
from functions.domain.items.clocks import accept_by, clocks_of
from functions.domain.items.protection import Turn
from functions.domain.items.status import Action, Status
from functions.domain.items.verdict import words
from functions.domain.refusals import TooMany
from functions.intake import challenge, limits, nets
from functions.intake.forms import Supplement
from functions.intake.texts import bounded, enough
from functions.store import appeals

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
    heard = nets.hear(county, form.content)
    content = _bounded(county, appeal, form, heard=heard.anything)
    if not heard.anything:
        _count(county, appeal, form, address, at)
    target, changes = nets.turned(county, appeal, heard, _added(county, appeal, at), content, at=at)
    deed = Deed(
        Action.SUPPLEMENT, CITIZEN, at, target, public=content,
        photos=photos.own("photos", county.id, form.photos),
        facts=words(heard) | _again(appeal, at, heard=heard.anything),
    )  # fmt: skip
    kept = _kept(appeal, deed, content, at)
    appeal, event = advance(appeal, clocks_of(county.settings), deed, changes | kept)
    appeals.save(appeal, event, unlearns=bool(heard.report), once=once)
    return appeal


def _bounded(county: County, appeal: Appeal, form: Supplement, *, heard: bool) -> str:
    """What is kept of the addition, so that a whole appeal stays one that can be read."""
    text = enough(form.content, form.photos, heard=heard)
    full = appeal.state.added + len(text) > ADDED_AT_MOST
    if heard and appeal.step < LONGEST_CRY:
        return bounded(text, SHORTENED if full else LONGEST_TEXT)
    if full or appeal.step >= LONGEST_LOG:
        hotline = county.settings.hotline
        raise TooMany(
            f"这件事补充得太多，放不下了，请拨打热线 {hotline}",
            f"Nothing more fits into this matter; call the hotline {hotline}",
        )
    return text


def _count(county: County, appeal: Appeal, form: Supplement, address: str, at: datetime) -> None:
    solved = challenge.is_solved(county.secret, form.challenge, at)
    if not limits.count_addition(county, appeal.no, address, solved=solved, at=at):
        raise TooMany(
            "刚刚补充得很多，请回答一个小问题再提交",
            "Much was added just now; answer the question and send it again",
            challenge.ask(county.secret, at),
        )


def _again(appeal: Appeal, at: datetime, *, heard: bool) -> dict[str, str]:
    """Marks what comes within a minute of an addition that was told: one notice gathers all of it."""
    told_at = appeal.state.added_at
    soon = told_at is not None and at < told_at + TOLD_EVERY
    return {"again": "yes"} if soon and not heard else {}


def _kept(appeal: Appeal, deed: Deed, content: str, at: datetime) -> dict[str, object]:
    state = appeal.state
    kept: dict[str, object] = {"added": state.added + len(content)}
    if "again" in deed.facts:
        return kept | {"more_at": state.more_at or at}
    return kept | {"added_at": at, "more_at": None}


def _added(county: County, appeal: Appeal, at: datetime) -> Turn:
    """What was asked for goes back to the dispatchers, and the clock runs again."""
    if appeal.status is not Status.NEED_INFO:
        return appeal.status, {}
    due_at = accept_by(clocks_of(county.settings), appeal.state.level, at)
    return Status.SUBMITTED, {"due_at": due_at, "clock_from": at, "manual": True}
