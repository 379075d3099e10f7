"""Soft limits per place and per address (field.md §3.3): a building behind one NAT is not locked out."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from functions.domain import codes
from functions.domain.county.county import County
from functions.domain.county.once import Once
from functions.domain.refusals import TooMany
from functions.store import submissions
from functions.store.submissions import Bucket

WINDOW = timedelta(minutes=10)
CHALLENGED_FACTOR = 10  # how much more is let through once the challenge is answered
UNLIMITED = 10**9
PHOTOS_EACH = 9
MISSES = 40  # typing errors of a whole building; at 45 bits a code, nobody guesses one with them
ADDITIONS = 10  # to one appeal


def of_submissions(
    county: County, code: str, address: str, *, solved: bool, heard: bool, at: datetime
) -> list[Bucket]:
    """The buckets that a submission is counted in, within its own transaction; a cry always fits."""
    factor = UNLIMITED if heard else CHALLENGED_FACTOR if solved else 1
    settings = county.settings
    return [
        _bucket(f"place#{code}", settings.rate_per_place * factor, at),
        _bucket(f"address#{_who(county, address, at)}", settings.rate_per_address * factor, at),
    ]


def count_addition(
    county: County, no: str, address: str, *, solved: bool, at: datetime, once: Once | None = None
) -> bool:
    """Count an addition, for its appeal and for its address; False where one is full, and none is counted.

    The same request sent again, or tried again because the matter moved on, is counted `once`.
    """
    factor = CHALLENGED_FACTOR if solved else 1
    each = (
        _bucket(f"added#{no}", ADDITIONS * factor, at),
        _bucket(f"adds#{_who(county, address, at)}", county.settings.rate_per_address * factor, at),
    )
    return submissions.count_all(county.id, each, once and _counted(once, at))


def _counted(once: Once, at: datetime) -> Once:
    """That a request was counted, kept as long as what it was counted in."""
    until = int((at + 2 * WINDOW).timestamp())
    return replace(once, key=f"{once.key}#counted", until=until)


def count_upload(county: County, address: str, *, at: datetime, once: Once | None = None) -> None:
    """Count an upload; as many photos as that address may send appeals, nine each."""
    limit = county.settings.rate_per_address * PHOTOS_EACH
    bucket = _bucket(f"upload#{_who(county, address, at)}", limit, at)
    if not submissions.count(county.id, bucket, once):
        raise TooMany("上传过于频繁，请稍后再试", "Too many uploads; try later")


def is_guessing(county: County, address: str, *, solved: bool, at: datetime) -> bool:
    """Whether too many codes that do not exist were asked for from an address; a hit writes nothing."""
    bucket = _misses(county, address, at)
    return submissions.tally(county.id, bucket) >= MISSES * (CHALLENGED_FACTOR if solved else 1)


def count_miss(county: County, address: str, *, at: datetime) -> None:
    """Count a code that does not exist."""
    submissions.count(county.id, _misses(county, address, at))


def _misses(county: County, address: str, at: datetime) -> Bucket:
    return _bucket(f"miss#{_who(county, address, at)}", MISSES * CHALLENGED_FACTOR, at)


def _bucket(name: str, limit: int, at: datetime) -> Bucket:
    window = int(at.timestamp() // WINDOW.total_seconds())
    return Bucket(f"{name}#{window}", limit, at + 2 * WINDOW)


def _who(county: County, address: str, at: datetime) -> str:
    """The address as a keyed digest that is another one tomorrow: no address is kept."""
    return codes.fingerprint(county.secret, "address", address, f"{at:%Y%m%d}")[:20]
