"""Offer what may be the same matter, for a dispatcher to look at side by side."""

from itertools import islice

from functions.desk.case import Case
from functions.domain.alike import WINDOW, Candidate, same_matter
from functions.domain.roles import scope_of
from functions.domain.status import OPEN
from functions.store import indexes

LOOKED_AT_MOST = 3000  # the last due first


def similar(case: Case) -> list[Candidate]:
    """The open appeals that may be the same matter as this one, within the person's scope.

    What was told within the window is due after its beginning: nothing older is read.
    """
    scope = scope_of(case.person, case.units)
    since = indexes.instant(case.appeal.submitted_at - WINDOW)
    found = indexes.select(case.county.id, scope, OPEN, after=since, newest_first=True)
    rows = islice(found, LOOKED_AT_MOST)
    return same_matter(case.appeal, (appeal for _, appeal in rows))
