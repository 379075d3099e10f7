"""Tell people of an event: into their inboxes at once, to group robots through a queue."""

from collections.abc import Iterable
from datetime import datetime

import msgspec
from msgspec import Struct

from functions.domain.county.county import on_duty
from functions.domain.county.roles import Person, Role, Unit, scope_of
from functions.domain.items.accused import meant
from functions.domain.items.appeal import Event, may_see, said
from functions.domain.items.audiences import Audience
from functions.domain.items.notices import Notice, must_be_heard, notices, unheard
from functions.domain.refusals import Lang
from functions.notify.queue import enqueue
from functions.store import appeals, inbox, registry

EMERGENCY = 1  # the level


class Outgoing(Struct, frozen=True):
    """A notice on its way to one group robot. It holds no word of what was told."""

    tenant: str
    id: str
    unit: str
    robot: int
    no: str
    level: int
    text: str


def tell(event: Event) -> None:
    """Tell everybody whom the event concerns, and who may know of it. Telling twice tells once."""
    guarded = event.state.guarded
    units = registry.units(event.tenant, fresh=guarded)
    texts = said(*appeals.with_log(event.tenant, event.appeal)) if guarded else ()
    people = [
        p for p in registry.people(event.tenant).values()
        if p.active and may_see(event.state, scope_of(p, units), *texts)
    ]  # fmt: skip
    for person, notice in _addressed(event, people, texts).values():
        inbox.put(event.tenant, person.id, _message(event, notice))
    if not guarded:
        for outgoing in _to_robots(event, units):
            enqueue(msgspec.json.encode(outgoing).decode())


def _addressed(
    event: Event, people: list[Person], texts: tuple[str, ...]
) -> dict[str, tuple[Person, Notice]]:
    """Who is told what, each once. Where nobody of those meant may know, whoever may; then who can help."""
    said = notices(event)
    found = {p.id: (p, n) for n in reversed(said) for p in _audience(n, event, people)}
    if found or not (said and must_be_heard(event)):
        return found
    able = {p.id: (p, said[0]) for p in _who_may_act(event, people)}
    return able or {p.id: (p, unheard(event)) for p in _who_can_help(event, texts)}


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


def _message(event: Event, notice: Notice) -> inbox.Message:
    at, step = _told_as(event)
    return inbox.Message(
        f"{_stamp(at)}#{event.no}#{step}", at, notice.kind,
        {lang.value: words for lang, words in notice.text.items()}, event.no, event.state.level,
    )  # fmt: skip


def _told_as(event: Event) -> tuple[datetime, str]:
    """When and as what an event is told: what is added again within a minute is one notice."""
    if "again" in event.facts and event.state.more_at:
        return event.state.more_at, f"more{event.state.more_at:%H%M%S%f}"
    return event.at, f"{event.step:04}"


def _stamp(at: datetime) -> str:
    return f"{at.timestamp():017.6f}"


_TO_UNIT = {Audience.UNIT, Audience.CO_UNITS}


def _to_robots(event: Event, units: dict[str, Unit]) -> Iterable[Outgoing]:
    """One notice a robot of each unit that the event is for."""
    for notice in notices(event):
        if notice.audience not in _TO_UNIT:
            continue
        addressed = (
            (event.state.unit,) if notice.audience is Audience.UNIT else event.state.co_units
        )
        for unit in addressed:
            if unit not in units:
                continue
            for number in range(len(registry.robots(event.tenant, unit))):
                identity = f"{event.no}#{_told_as(event)[1]}#{unit}#{number}"
                yield Outgoing(
                    event.tenant, identity, unit, number, event.no, event.state.level,
                    notice.text[Lang.ZH],
                )  # fmt: skip
