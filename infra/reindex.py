"""Build the search of a county anew, from its appeals themselves.

    python -m infra.reindex TENANT [TENANT ...]    all of it: after an update that brings the search, or when in doubt
    python -m infra.reindex TENANT:NO [...]        one appeal, such as one that the stream gave up on

Safe to repeat, and while people work; a search may miss something meanwhile, and shows nothing that it may not.
"""

import sys
from collections.abc import Iterator

from functions.domain.codes import id_of
from functions.domain.county.roles import Scope
from functions.domain.items.status import Status
from functions.search.note import keep
from functions.store import indexes, search_index, search_rows, search_shelves


def reindex(tenant: str) -> int:
    """How many appeals can be found now."""
    search_rows.clear(tenant)
    many = 0
    for many, identity in enumerate(_all(tenant), 1):
        keep(tenant, identity)
        if many % search_index.FULL == 0:
            search_index.compact(tenant, now=True)
    search_index.compact(tenant, now=True)
    search_shelves.sweep(tenant, search_rows.read(tenant).manifest.keys)
    return many


def _all(tenant: str) -> Iterator[str]:
    """The ids of a county's open appeals; its reports are in no index."""
    return (appeal.id for _, appeal in indexes.select(tenant, Scope(None), Status))


def main(arguments: list[str]) -> int:
    if not arguments:
        print(__doc__)
        return 2
    for named in arguments:
        tenant, _, no = named.partition(":")
        if no:
            keep(tenant, id_of(no) or "")
            print(f"{named}\tis found as it stands now")
        else:
            print(f"{tenant}\t{reindex(tenant)} appeals can be found")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
