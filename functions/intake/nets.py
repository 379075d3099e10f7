"""What a citizen says later passes the nets that the first words passed (补充、评价也过安全网)."""

from datetime import datetime

from msgspec.structs import replace

from functions.domain.county.county import County, Settings
from functions.domain.items.accused import meant, named
from functions.domain.items.appeal import Appeal
from functions.domain.items.clocks import clocks_of, raised
from functions.domain.items.protection import Turn, protected, suspected
from functions.domain.items.readers import taker
from functions.domain.items.state import Doubt, State
from functions.domain.items.status import Status
from functions.domain.items.verdict import doubting, settled
from functions.domain.safety import Heard, Tier, listen
from functions.domain.safety.taught import taught_by
from functions.intake.texts import KEPT_AT_MOST, bounded
from functions.store import registry


def hear(county: County, *texts: str) -> Heard:
    """What the county's nets hear in any of the texts, as its people's decisions have taught them."""
    return taught_by(listened(county.settings, *texts), registry.checks(county.id), *texts)


def beside(told: Heard, called: Heard) -> Heard:
    """With what stands where a name is asked for: 王主任 is one, so only a certain report counts there."""
    reports = called.report is Tier.CERTAIN
    return Heard(
        max(told.danger, called.danger),
        Tier.CERTAIN if reports else told.report,
        told.danger_words + called.danger_words,
        told.report_words + (called.report_words if reports else ()),
    )


def listened(settings: Settings, *texts: str) -> Heard:
    """The same by settings alone; of a text without end they hear the beginning and the end."""
    heard = (bounded(text, KEPT_AT_MOST) for text in texts)
    return listen(settings.emergency_words, settings.guarded_words, *heard)


def turned(
    county: County, appeal: Appeal, heard: Heard, turn: Turn, *said: str, at: datetime
) -> Turn:
    """Where a matter turns once something was heard: a report comes first, then danger."""
    state, (target, changes) = appeal.state, turn
    if reports := _reports(appeal, heard):
        target, away = _away(county, appeal, heard, said, at)
        changes = changes | away
    if alarms := _alarms(appeal, heard):
        changes = changes | raised(state, clocks_of(county.settings), at)
        if target is Status.SUBMITTED and not (reports or state.guarded):
            changes["manual"] = False  # nobody waits for a dispatcher: the router looks again
    certain = [
        doubt
        for doubt, sure in (
            (Doubt.DANGER, alarms),
            (Doubt.REPORT, reports and heard.report is Tier.CERTAIN),
        )
        if sure
    ]
    left = settled(state, *certain)
    changes = changes | left | doubting(replace(state, **left), heard, at)
    return target, changes | _kept_from(county, replace(state, **changes), said)


def _kept_from(county: County, state: State, said: tuple[str, ...]) -> dict[str, object]:
    """Whom what was added names may not read it either."""
    if not state.guarded:
        return {}
    units, people = registry.units(county.id, fresh=True), registry.people(county.id, fresh=True)
    return {
        "no_forward": tuple(sorted({*state.no_forward, *named(units, *said)})),
        "not_for": tuple(sorted({*state.not_for, *meant(people.values(), *said)})),
    }


def _reports(appeal: Appeal, heard: Heard) -> bool:
    """Whether it is news that this is a report, or may be one."""
    if Doubt.REPORT in appeal.state.doubts:
        return heard.report is Tier.CERTAIN
    return bool(heard.report) and not appeal.state.guarded


def _alarms(appeal: Appeal, heard: Heard) -> bool:
    state = appeal.state
    return heard.danger is Tier.CERTAIN and (state.level > 1 or Doubt.DANGER in state.doubts)


def _away(
    county: County, appeal: Appeal, heard: Heard, said: tuple[str, ...], at: datetime
) -> Turn:
    """It leaves whoever has it, before they read this."""
    units, people = registry.units(county.id, fresh=True), registry.people(county.id, fresh=True)
    texts = (*appeal.texts, *said)
    given = taker(county.settings.guarded_unit, people.values(), units, appeal.state, *texts)
    place = registry.place_of(appeal).unit
    if heard.report is Tier.MAYBE:
        return suspected(appeal.state, units, place=place, given=given, at=at)
    return protected(
        appeal.state, clocks_of(county.settings), units, place=place, given=given, at=at
    )
