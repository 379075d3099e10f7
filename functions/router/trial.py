"""Try rules on past appeals before they go live: what would go where, and what to a person."""

from datetime import datetime
from itertools import islice

from msgspec.structs import replace

from functions.domain.county import County
from functions.domain.roles import Scope
from functions.domain.routing import Rule
from functions.domain.status import Status
from functions.router.route import place_of, suggest
from functions.store import indexes

LOOKED_AT = 300


def trial(county: County, rules: tuple[Rule, ...]) -> dict[str, object]:
    """The newest appeals under the present rules and under these. No content leaves this."""
    drafted = replace(county, rules=rules)
    rows = indexes.select(county.id, Scope(None), Status, newest_first=True)
    changed: list[dict[str, object]] = []
    by_person = [0, 0]
    looked_at = 0
    for _, appeal in islice(rows, LOOKED_AT):
        place, at = place_of(appeal), appeal.submitted_at
        now = suggest(county, appeal.told.content, place, at=at)
        then = suggest(drafted, appeal.told.content, place, at=at)
        looked_at += 1
        by_person[0] += not now.sure
        by_person[1] += not then.sure
        if (now.unit, now.level) != (then.unit, then.level):
            changed.append(_change(appeal.no, now.unit, then.unit, appeal.state.unit, at))
    return {
        "looked_at": looked_at,
        "to_person": {"now": by_person[0], "then": by_person[1]},
        "changed": changed,
    }


def _change(
    no: str, now: str | None, then: str | None, actual: str | None, at: datetime
) -> dict[str, object]:
    return {"no": no, "now": now, "then": then, "actual": actual, "submitted_at": at}
