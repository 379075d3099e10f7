"""Who was told at each rung in the demo county, as it came into their inboxes, beside who had to be."""

import json

from bench.simulate.hearers import Hearings, Post, Somebody, Staff
from bench.simulate.lived import TENANT, Lived
from bench.simulate.story import line
from functions.store import appeals, registry
from infra.local.demo import FOLDER


def heard(lived: Lived) -> Hearings:
    """Compare who was told at each rung with who had to be."""
    found, staff, told = Hearings(), _staff(), lived.told
    regions = {place.code: place.region for place in registry.every_place(TENANT)}
    for identity, reachable in lived.reachable.items():
        appeal, events = appeals.with_log(TENANT, identity)
        log = [line(event, reachable=reachable) for event in events]
        found.judge(appeal.no, log, regions[appeal.told.place], staff, told)
    found.judge_nights(told)
    return found


def _staff() -> Staff:
    county = registry.county(TENANT).settings
    people = tuple(
        Somebody(p.id, frozenset(map(str, p.roles)), p.unit or "", p.head, p.guarded)
        for p in registry.people(TENANT).values() if p.active
    )  # fmt: skip
    posts = json.loads((FOLDER / "county.json").read_bytes())["posts"]
    return Staff(
        people, tuple(level.duties for level in county.ladder),
        tuple(Post(each["region"], each["duty"], each["person"]) for each in posts),
        county.duty_unit or "",
    )  # fmt: skip
