"""What the system does by itself where nobody did anything, reckoned anew: take back, close, archive, forget."""

from collections.abc import Iterator
from itertools import pairwise

from bench.simulate.days import DAY
from bench.simulate.promise import Expected
from bench.simulate.story import Line

KEPT_OPEN = {"instruction", "supervision", "judgement", "verification"}  # bar the archive
TIMERS = {
    "need_info": (10 * DAY, "withdraw"), "visit": (7 * DAY, "close"), "done": (15 * DAY, "archive"),
    "archived": (730 * DAY, "forget"), "rejected": (730 * DAY, "forget"),
    "terminated": (730 * DAY, "forget"),
}  # fmt: skip


def timed(acts: list[Line], until: float) -> Iterator[Expected]:
    """What the system does by itself where nobody did anything: take back, close, archive, forget."""
    since, due_at, panel = acts[0].at, None, False
    for line, after in pairwise([*acts, acts[-1]._replace(at=until, status="")]):
        wait, act = TIMERS.get(line.status, (0.0, ""))
        panel = "panel" in line.facts or (panel and line.action.value != "panel")
        barred = act == "archive" and (panel or any(t.kind in KEPT_OPEN for t in line.tasks))
        if act and due_at is None and not barred and since + wait <= after.at:
            due_at = max(since + wait, line.at)
        if after.status != line.status:
            if due_at is not None:
                yield Expected("", act, [(due_at, after.at)])
            since, due_at = after.at, None
