"""What a citizen says later passes the nets that the first words passed (补充、评价也过安全网)."""

from datetime import datetime

from msgspec.structs import replace

from functions.domain.county.county import County
from functions.domain.items.accused import meant, named
from functions.domain.items.appeal import Appeal
from functions.domain.items.change import Turn, in_doubt, raised, settled
from functions.domain.items.protection import protected, suspected
from functions.domain.items.readers import taker
from functions.domain.items.state import Doubt, State
from functions.domain.items.status import Status
from functions.domain.items.verdict import raises
from functions.domain.kinds import clocks_of
from functions.domain.safety import Heard, Tier
from functions.domain.safety.taught import taught_by
from functions.intake.forms import Challenged
from functions.intake.listening import listened, parts
from functions.store import registry, tree


def hear(county: County, *texts: str) -> Heard:
    """What the county's nets hear in any of the texts, as its people's decisions have taught them."""
    return taught_by(listened(county.settings, *texts), registry.checks(county.id), *texts)


def pieces(county: County, content: str, challenged: Challenged | None) -> tuple[str, ...]:
    """What was told: the text, and a cry that stands where the answer to a sum is asked for."""
    answer = challenged.answer.strip() if challenged else ""
    return (content, answer) if answer and hear(county, answer).anything else (content,)


def beside(told: Heard, called: Heard) -> Heard:
    """With what stands where a name is asked for: 王主任 is one, so only a certain report counts there."""
    reports = called.report is Tier.CERTAIN
    return Heard(
        max(told.danger, called.danger),
        Tier.CERTAIN if reports else told.report,
        told.danger_words + called.danger_words,
        told.report_words + (called.report_words if reports else ()),
    )


def turned(
    county: County, appeal: Appeal, heard: Heard, turn: Turn, *said: str, at: datetime
) -> Turn:
    """Where a matter turns once something was heard: a report comes first, then danger."""
    clocks, before, said = clocks_of(county, appeal.kind), appeal.state, tuple(parts(*said))
    reports, alarms = _reports(appeal, heard), _alarms(appeal, heard)
    target, state = (
        _away(county, replace(appeal, state=turn[1]), heard, said, at) if reports else turn
    )
    if alarms:
        state = raised(state, clocks, at)
        if target is Status.SUBMITTED and not (reports or before.guarded):
            state = replace(state, manual=False)  # nobody waits for a dispatcher: the router looks
    sure = {Doubt.DANGER: alarms, Doubt.REPORT: reports and heard.report is Tier.CERTAIN}
    certain = [doubt for doubt, is_sure in sure.items() if is_sure]
    news = raises(settled(before, at, *certain), heard)
    state = in_doubt(settled(state, at, *certain), clocks, news, at)
    return target, kept_from(county, state, said)


def kept_from(county: County, state: State, said: tuple[str, ...]) -> State:
    """Whom what heads do not hold names may not read it either."""
    if not (state.guarded and any(said)):
        return state
    units, people = registry.units(county.id, fresh=True), registry.people(county.id, fresh=True)
    return replace(
        state,
        no_forward=tuple(sorted({*state.no_forward, *named(units, *said)})),
        not_for=tuple(sorted({*state.not_for, *meant(people.values(), *said)})),
    )


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
    place, clocks = tree.place_of(appeal).unit, clocks_of(county, appeal.kind)
    move = suspected if heard.report is Tier.MAYBE else protected
    return move(appeal.state, clocks, units, place=place, to=given, at=at)
