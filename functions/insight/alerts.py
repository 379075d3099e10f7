"""Tell leaders and dispatchers of hot issues, each once a day."""

from datetime import datetime
from itertools import islice

from functions.domain.codes import BEIJING
from functions.domain.hot import PAST, WINDOW, Hot, hot
from functions.domain.roles import Role, Scope
from functions.domain.status import Status
from functions.store import inbox, indexes, registry

READ_AT_MOST = 20_000
_TOLD = frozenset({Role.LEADER, Role.DISPATCHER})


def alerts(tenant: str, *, at: datetime) -> list[Hot]:
    """The county's hot issues now."""
    since = at - (PAST + 1) * WINDOW
    rows = islice(indexes.select(tenant, Scope(None), Status), READ_AT_MOST)
    return hot((a for _, a in rows if a.submitted_at >= since), at)


def alert_everyone(*, at: datetime) -> int:
    """Look at every county, and put what is hot into its leaders' and dispatchers' inboxes."""
    told = 0
    for tenant in registry.counties():
        people = [p for p in registry.people(tenant).values() if p.active and p.roles & _TOLD]
        for cluster in alerts(tenant, at=at):
            for person in people:
                inbox.put(tenant, person.id, _message(cluster, at))
            told += 1
    return told


def _message(cluster: Hot, at: datetime) -> inbox.Message:
    """The day and the cluster make the id: telling it again the same day changes nothing."""
    day = at.astimezone(BEIJING).replace(hour=0, minute=0, second=0, microsecond=0)
    stamp = f"{day.timestamp():017.6f}"
    text = {
        "zh": f"热点预警：{cluster.place}·{cluster.category}，24 小时内 {cluster.count} 件",
        "en": f"Hot issue: {cluster.place}, {cluster.category}: {cluster.count} in 24 hours",
    }
    identity = f"{stamp}#hot#{cluster.place}#{cluster.category}"
    return inbox.Message(identity, at, "hot", text, cluster.nos[-1], 2)
