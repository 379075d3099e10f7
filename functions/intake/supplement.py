"""Add words and photos to an appeal (补充情况); what is added passes the nets that the first words passed."""

from contextlib import suppress
from datetime import datetime

from functions.domain import photos
from functions.domain.appeal import CITIZEN, Appeal, Deed, advance
from functions.domain.clocks import accept_by, clocks_of
from functions.domain.county import County
from functions.domain.forms import long_enough
from functions.domain.guarding import Turn
from functions.domain.refusals import TooMany, Unknown
from functions.domain.status import Action, Status
from functions.domain.verdict import words
from functions.intake import nets
from functions.intake.forms import Supplement
from functions.store import appeals, registry

LONGEST_LOG = 300  # events after which nothing more is added from outside


def supplement(county: County, appeal: Appeal, form: Supplement, *, at: datetime) -> Appeal:
    """Add to an appeal; an emergency raises it, a report about an official protects it."""
    if appeal.step >= LONGEST_LOG:
        raise TooMany("补充次数过多，请拨打热线", "Too many additions; call the hotline")
    content = long_enough("content", form.content, 2)
    heard = nets.hear(county, content)
    target, changes = nets.turned(county, appeal, heard, _added(county, appeal, at), at=at)
    deed = Deed(
        Action.SUPPLEMENT, CITIZEN, at, target, public=content,
        photos=photos.own("photos", county.id, form.photos), facts=words(heard),
    )  # fmt: skip
    appeal, event = advance(appeal, clocks_of(county.settings), deed, changes)
    appeals.save(appeal, event)
    if heard.report:
        with suppress(Unknown):
            registry.drop_example(county.id, appeal.no)  # what its dispatch taught
    return appeal


def _added(county: County, appeal: Appeal, at: datetime) -> Turn:
    """What was asked for goes back to the dispatchers, and the clock runs again."""
    if appeal.status is not Status.NEED_INFO:
        return appeal.status, {}
    due_at = accept_by(clocks_of(county.settings), appeal.state.level, at)
    return Status.SUBMITTED, {"due_at": due_at, "clock_from": at, "manual": True}
