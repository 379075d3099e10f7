"""Who of a place's ladder (责任链) a warning climbs to, as it stands when the warning is told (field.md B04)."""

from msgspec.structs import replace

from functions.domain.county.posts import Staff
from functions.domain.county.responsibility import holder, is_climbed
from functions.domain.county.roles import Person
from functions.domain.county.tree import nodes
from functions.domain.items.appeal import Event
from functions.domain.items.audiences import Audience
from functions.domain.items.warnings import climbed, on_level
from functions.domain.kinds.notices import Notice, notices
from functions.domain.refusals import Unknown
from functions.store import appeals, registry, tree

Climbers = dict[str, tuple[Person, Notice]]


def on_ladder(event: Event, staff: list[Person], seeing: list[Person]) -> Climbers | None:
    """Who stands on the level that this warning has come to, and what they are told; None without a ladder.

    They hear number and level, whether or not they may open it; of a protected report only who may. A
    ladder that ends lower than the warnings tells nobody more: each level hears once.
    """
    rung, ladder = climbed(event), registry.county(event.tenant).settings.ladder
    if rung is None or not ladder:
        return None
    may_hear = {p.id: p for p in (seeing if event.state.guarded else staff)}
    standing = [tuple(p for p in posts if p.person in may_hear) for posts in _standing(event)]
    held = holder(ladder, rung, standing)
    if held is None:
        return {} if rung > len(ladder) and is_climbed(ladder, standing) else None
    said = _said(notices(event)[0], held.level, held.name)
    return {person: (may_hear[person], said) for person in held.people}


def _said(notice: Notice, level: int, name: str) -> Notice:
    text = notice.text if notice.digest else on_level(notice.text, level, name)
    return replace(notice, audience=Audience.LADDER, text=text)


def _standing(event: Event) -> Staff:
    """Who stands at the place of a matter, and in the regions around it, the nearest first."""
    told = appeals.load(event.tenant, event.appeal).told
    try:
        place = registry.place(event.tenant, told.place)
    except Unknown:
        return ()
    regions = tree.regions(event.tenant)
    return tree.staff(event.tenant, nodes(regions, place.code, place.region))
