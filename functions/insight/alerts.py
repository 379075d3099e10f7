"""Tell leaders and dispatchers of hot issues."""

from collections.abc import Iterable
from datetime import datetime

from functions.domain.county.roles import Role
from functions.domain.issues.hot import Hot
from functions.domain.refusals import Lang, Words
from functions.store import inbox, registry

_TOLD = frozenset({Role.LEADER, Role.DISPATCHER})
_URGENT = 2
HOT = "hot"  # the kind of its messages
_DAY, _WEEK = 24, 168  # hours


def tell(tenant: str, fresh: Iterable[Hot], at: datetime) -> None:
    """Put each issue into the inbox of everybody whom it concerns."""
    people = [p for p in registry.people(tenant).values() if p.active and p.roles & _TOLD]
    for issue in fresh:
        message = _message(issue, at)
        for person in people:
            inbox.put(tenant, person.id, message)


def _message(issue: Hot, at: datetime) -> inbox.InboxLine:
    span, spot = (
        _span(issue.hours),
        "·".join(part for part in (issue.place, issue.category) if part),
    )
    named = "、".join(issue.words)
    text = {
        "zh": f"热点预警：{spot or '多处'}“{named}”，近{span[Lang.ZH]} {issue.count} 件（此前{span[Lang.ZH]} {issue.before} 件）",
        "en": f"Hot issue: {spot or 'several places'} “{named}”: {issue.count} in {span[Lang.EN]} ({issue.before} in those before)",
    }
    identity = f"{at.timestamp():017.6f}#hot#{issue.nos[-1]}"
    return inbox.InboxLine(identity, at, HOT, text, issue.nos[0], _URGENT)


def _span(hours: int) -> Words:
    """A stretch of time as people say it."""
    if hours == _WEEK:
        return Words("一周", "a week")
    if hours % _DAY == 0:
        return Words(f" {hours // _DAY} 天", f"{hours // _DAY} days")
    return Words(f" {hours} 小时", f"{hours} hours")
