"""Add words and photos to an appeal (补充情况); what is added passes the nets that the first words passed."""

from contextlib import suppress
from datetime import datetime

from functions.domain import photos
from functions.domain.appeal import CITIZEN, Appeal, Deed, advance
from functions.domain.clocks import accept_by, clocks_of, raised
from functions.domain.county import County
from functions.domain.forms import long_enough
from functions.domain.guarding import Turn, protected
from functions.domain.refusals import TooMany, Unknown
from functions.domain.safety import accused, heard
from functions.domain.status import Action, Status
from functions.intake.forms import Supplement
from functions.store import appeals, registry

LONGEST_LOG = 300  # events after which nothing more is added from outside


def supplement(county: County, appeal: Appeal, form: Supplement, *, at: datetime) -> Appeal:
    """Add to an appeal; an emergency raises it, a report about an official protects it."""
    if appeal.step >= LONGEST_LOG:
        raise TooMany("补充次数过多，请拨打热线", "Too many additions; call the hotline")
    content = long_enough("content", form.content, 2)
    settings = county.settings
    alarm = heard(settings.emergency_words, content)
    report = () if appeal.state.guarded else accused(settings.guarded_words, content)
    target, changes = _protected(county, appeal, at) if report else _added(county, appeal, at)
    clocks = clocks_of(settings)
    if alarm and appeal.state.level > 1:
        changes |= raised(appeal.state, clocks, at)
        if target is Status.SUBMITTED and not (report or appeal.state.guarded):
            changes["manual"] = False  # nobody waits for a dispatcher: the router looks again
    facts = {"alarm": "、".join(alarm), "report": "、".join(report)}
    deed = Deed(
        Action.SUPPLEMENT, CITIZEN, at, target, public=content,
        photos=photos.own("photos", county.id, form.photos),
        facts={name: words for name, words in facts.items() if words},
    )  # fmt: skip
    appeal, event = advance(appeal, clocks, deed, changes)
    appeals.save(appeal, event)
    if report:
        with suppress(Unknown):
            registry.drop_example(county.id, appeal.no)  # what its dispatch taught
    return appeal


def _added(county: County, appeal: Appeal, at: datetime) -> Turn:
    """What was asked for goes back to the dispatchers, and the clock runs again."""
    if appeal.status is not Status.NEED_INFO:
        return appeal.status, {}
    due_at = accept_by(clocks_of(county.settings), appeal.state.level, at)
    return Status.SUBMITTED, {"due_at": due_at, "clock_from": at, "manual": True}


def _protected(county: County, appeal: Appeal, at: datetime) -> Turn:
    """It leaves whoever has it, before they read this."""
    return protected(
        appeal.state, clocks_of(county.settings), registry.units(county.id), at=at,
        place=registry.place_of(appeal).unit, given=county.settings.guarded_unit,
    )  # fmt: skip
