"""Count again what the boards show, from the appeals themselves.

    python -m infra.recount TENANT [TENANT ...]

First dispatches are read from the logs and compared with what the stream counted; what is amiss is
corrected. Hot issues are looked for now, and told as the hourly look would. Safe to repeat. The exit
status is 1 where a count was amiss.
"""

import sys
from datetime import UTC, datetime

from functions.insight import accuracy, watch


def recount(tenant: str, at: datetime) -> bool:
    """Whether the counts were as the logs are."""
    looked, amiss = accuracy.recount(tenant, at=at)
    print(f"{tenant}\t{looked} first dispatches, {amiss} were counted amiss")
    seen = watch.watch(tenant, at=at)
    print(f"{tenant}\t{seen.read} appeals of two months, {len(seen.hot)} hot issues")
    return not amiss


def main(arguments: list[str]) -> int:
    if not arguments:
        print(__doc__)
        return 2
    amiss = [tenant for tenant in arguments if not recount(tenant, datetime.now(UTC))]
    return 1 if amiss else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
