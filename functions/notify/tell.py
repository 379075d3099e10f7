"""Tell people of an event: into their inboxes at once, to group robots through a queue."""

from collections.abc import Iterable
from datetime import datetime

import msgspec
from msgspec import Struct

from functions import queued, settings
from functions.domain.county.county import on_duty
from functions.domain.county.roles import Person, Role, Unit, scope_of
from functions.domain.items.accused import meant
from functions.domain.items.appeal import Event, may_see, said
from functions.domain.items.audiences import Audience
from functions.domain.kinds.notices import ASKING, Notice, must_be_heard, notices, on_call, unheard
from functions.domain.refusals import Lang
from functions.notify.asked import is_meant, units_meant
from functions.notify.climb import Climbers, on_ladder
from functions.notify.robot import robots_in
from functions.store import appeals, inbox, registry

EMERGENCY = 1  # the level


class Outgoing(Struct, frozen=True):
    """A notice on its way to one group robot. It holds no word of what was told."""

    tenant: str
    id: str
    unit: str
    robot: str | int  # its identity; a number, its place, in what waits since before there was one
    no: str
    level: int
    text: str


def tell(event: Event) -> None:
    """Tell everybody whom the event concerns, and who may know of it. Telling twice tells once."""
    guarded = event.state.guarded
    units = registry.units(event.tenant, fresh=guarded)
    texts = said(*appeals.with_log(event.tenant, event.appeal)) if guarded else ()
    staff = [p for p in registry.people(event.tenant).values() if p.active]
    people = [p for p in staff if may_see(event.state, scope_of(p, units), *texts)]
    ladder = on_ladder(event, staff, people)
    addressed = _on_call(event, staff, people) | _addressed(event, people, texts, ladder)
    addressed = _off_hours(event, staff, people) | addressed
    for person, notice in addressed.values():
        inbox.put(event.tenant, person.id, _message(event, notice))
    if not guarded:
        for outgoing in _to_robots(event, units):
            queued.put(settings.NOTICES_QUEUE_URL, msgspec.json.encode(outgoing).decode())


def _addressed(
    event: Event, people: list[Person], texts: tuple[str, ...], ladder: Climbers | None
) -> Climbers:
    """Who is told what, each once. Where nobody of those meant may know, whoever may; then who can help.

    Where the place has a ladder, who stands on it hears in the place of the county's leaders.
    """
    said = [n for n in notices(event) if ladder is None or n.audience is not Audience.LEADERS]
    found = {p.id: (p, n) for n in reversed(said) for p in _audience(n, event, people)}
    found = (ladder or {}) | found
    if found or not (said and must_be_heard(event)):
        return found
    able = {p.id: (p, said[0]) for p in _who_may_act(event, people)}
    return able or {p.id: (p, unheard(event)) for p in _who_can_help(event, texts)}


def _on_call(event: Event, staff: list[Person], people: list[Person]) -> Climbers:
    """Who is on duty and may not open it, by number and level alone; of a protected report nobody."""
    asked = any(n.audience is Audience.DUTY for n in notices(event))
    if event.state.guarded or not asked:
        return {}
    seeing = {p.id for p in people}
    return {p.id: (p, on_call(event)) for p in _on_duty(event, staff) if p.id not in seeing}


def _off_hours(event: Event, staff: list[Person], people: list[Person]) -> Climbers:
    """Who is on duty, of what asks somebody to act outside its level's office hours (field.md C14)."""
    county = registry.county(event.tenant)
    worked = county.calendar.within_hours(event.at, event.state.level)
    if worked or event.action not in ASKING or not (said := notices(event)):
        return {}
    shift, seeing = on_duty(county.settings.roster, event.at), {p.id for p in people}
    heard = [p for p in (people if event.state.guarded else staff) if p.id in shift]
    return {p.id: (p, said[0] if p.id in seeing else on_call(event)) for p in heard}


def _who_may_act(event: Event, people: list[Person]) -> list[Person]:
    """Whoever may know of it: of a report all who have the right, else dispatchers and leaders."""
    if event.state.guarded:
        return people
    return [p for p in people if p.roles & {Role.DISPATCHER, Role.LEADER}]


def _who_can_help(event: Event, texts: tuple[str, ...]) -> list[Person]:
    """Admins and leaders, who learn the number alone; not those whom it names."""
    able = [
        p for p in registry.people(event.tenant).values()
        if p.active and p.roles & {Role.ADMIN, Role.LEADER}
    ]  # fmt: skip
    accused = {*event.state.not_for, *(meant(able, *texts) if event.state.guarded else ())}
    return [p for p in able if p.id not in accused]


def _audience(notice: Notice, event: Event, people: list[Person]) -> Iterable[Person]:
    if notice.audience is Audience.DUTY:
        return _on_duty(event, people)
    if notice.audience in _OF_TASKS:
        return [p for p in people if is_meant(notice.audience, event, p)]
    unit, co_units = event.state.unit, event.state.co_units
    fits = {
        Audience.DISPATCHERS: lambda p: Role.DISPATCHER in p.roles,
        Audience.REVIEWERS: lambda p: Role.REVIEWER in p.roles,
        Audience.LEADERS: lambda p: Role.LEADER in p.roles,
        Audience.UNIT: lambda p: Role.HANDLER in p.roles and p.unit == unit,
        Audience.CO_UNITS: lambda p: Role.HANDLER in p.roles and p.unit in co_units,
        Audience.HEAD: lambda p: p.head and p.unit == unit,
    }[notice.audience]
    return filter(fits, people)


def _on_duty(event: Event, people: list[Person]) -> list[Person]:
    """Who is on duty. An emergency finds somebody at any hour: the duty unit, else the dispatchers."""
    county = registry.county(event.tenant).settings
    shift = on_duty(county.roster, event.at)
    duty = [p for p in people if p.id in shift]
    if duty or (event.state.level > EMERGENCY and not event.state.doubts):
        return duty
    unit = [p for p in people if Role.HANDLER in p.roles and p.unit == county.duty_unit]
    return unit or [p for p in people if Role.DISPATCHER in p.roles]


def _message(event: Event, notice: Notice) -> inbox.InboxLine:
    text = {lang.value: words for lang, words in notice.text.items()}
    if notice.digest:
        at = _morning(event)
        return inbox.InboxLine(f"{_stamp(at)}#0#0", at, notice.kind, text, "", event.state.level)
    at, step = _told_as(event)
    identity = f"{_stamp(at)}#{event.no}#{step}"
    return inbox.InboxLine(identity, at, notice.kind, text, event.no, event.state.level)


def _morning(event: Event) -> datetime:
    """When the night was over that an event was held back for: all of that night are one notice."""
    return event.facts.held or event.at


def _told_as(event: Event) -> tuple[datetime, str]:
    """When and as what an event is told: what is added again within a minute is one notice."""
    if event.facts.again and event.state.more_at:
        return event.state.more_at, f"more{event.state.more_at:%H%M%S%f}"
    return event.at, f"{event.step:04}"


def _stamp(at: datetime) -> str:
    return f"{at.timestamp():017.6f}"


_OF_TASKS = {Audience.ASKED, Audience.TASKED, Audience.ASKED_HEADS, Audience.ASKERS}
_TO_UNIT = {Audience.UNIT, Audience.CO_UNITS, Audience.ASKED, Audience.TASKED}


def _to_robots(event: Event, units: dict[str, Unit]) -> Iterable[Outgoing]:
    """One notice a robot of each unit that the event is for."""
    for notice in notices(event):
        if notice.audience not in _TO_UNIT:
            continue
        for unit in _units_of(notice.audience, event):
            if unit not in units:
                continue
            for robot in robots_in(registry.robots(event.tenant, unit)):
                no, name = _numbered(event, notice)
                yield Outgoing(
                    event.tenant, f"{name}#{unit}#{robot}", unit, robot, no, event.state.level,
                    notice.text[Lang.ZH],
                )  # fmt: skip


def _units_of(audience: Audience, event: Event) -> Iterable[str | None]:
    if audience in _OF_TASKS:
        return units_meant(audience, event)
    return (event.state.unit,) if audience is Audience.UNIT else event.state.co_units


def _numbered(event: Event, notice: Notice) -> tuple[str, str]:
    """The number that a notice tells, and what names it; all of a night have no number and one name."""
    if notice.digest:
        return "", f"{_morning(event):%Y%m%d}#digest"
    return event.no, f"{event.no}#{_told_as(event)[1]}"
