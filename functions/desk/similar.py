"""Offer what may be the same matter, for a dispatcher to look at side by side."""

from itertools import islice

from functions.desk.case import Case
from functions.domain.county.roles import scope_of
from functions.domain.items.status import OPEN
from functions.domain.triage.alike import WINDOW, Candidate, same_matter
from functions.store import indexes

LOOKED_AT_MOST = 3000  # the last due first


def similar(case: Case, *, before: str = "") -> tuple[list[Candidate], str | None]:
    """The open appeals that may be the same matter as this one, within the person's scope.

    What was told within the window is due after its beginning: nothing older is read. Where a county
    has more open than one look reads, the second value says `before` what to look on.
    """
    scope = scope_of(case.person, case.units)
    since = indexes.instant(case.appeal.submitted_at - WINDOW)
    found = indexes.select(
        case.county.id, scope, OPEN, after=since, before=before, newest_first=True
    )
    rows = list(islice(found, LOOKED_AT_MOST))
    further = rows[-1][0] if len(rows) == LOOKED_AT_MOST else None
    return same_matter(case.appeal, (appeal for _, appeal in rows)), further
