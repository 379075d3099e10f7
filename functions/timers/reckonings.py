"""Go through what is open in a county whose calendar or settings are others, part by part, until nothing is to be moved.

Each minute asks for those that wait. What is killed is asked for again and goes on where it was; a part that was handed
out twice is moved once.
"""

import time
from datetime import datetime
from itertools import islice

import msgspec
from msgspec import Struct

from functions import queued, settings
from functions.domain.county.county import County
from functions.domain.county.reckoning import Reckoning
from functions.domain.items.status import OPEN
from functions.queued import OrderedMessage
from functions.store import indexes, reckonings, registry
from functions.timers.due import hand_out
from functions.timers.reckon import EVERYTHING, is_other

PART = 200  # read and handed out before it is written down how far it is
SECONDS = 30.0  # of the function's 60, after which no further part is begun


class CountyAsked(Struct, frozen=True):
    """A county that is to go on, and since when that was asked for; in the queue of the looks."""

    tenant: str
    at: datetime
    reckoning: bool = False


def ask(*, at: datetime) -> int:
    """Have each county that waits go on; says how many."""
    waits = [tenant for tenant, each in reckonings.waiting().items() if each.begins_by(at)]
    return queued.put_in_order(settings.LOOKS_QUEUE_URL, (_entry(each, at) for each in waits))


def is_asked(body: str) -> bool:
    """Whether a message of the queue asks for this, and not for a look."""
    return msgspec.json.decode(body, type=CountyAsked).reckoning


def go_through(body: str) -> None:
    """Go on with the county of a message for as long as there is time; the next minute goes on from there."""
    asked, until = msgspec.json.decode(body, type=CountyAsked), time.monotonic() + SECONDS
    county, now = registry.county(asked.tenant, fresh=True), reckonings.of(asked.tenant)
    while now:
        further = _part(county, now, asked.at)
        is_ours = reckonings.go_on(county.id, now, further)
        goes_on = is_ours and further and further.after and time.monotonic() < until
        now = further if goes_on else None


def _part(county: County, now: Reckoning, at: datetime) -> Reckoning | None:
    """Hand out what is to be moved of the next ones; a round that found some is followed by another."""
    found = indexes.select(county.id, EVERYTHING, OPEN, after=now.after, at_once=PART)
    read = list(islice(found, PART))
    moved = hand_out((each for _, each in read if is_other(each, county)), at=at, reckon=True)
    further = now.beyond(read[-1][0] if read else now.after, len(read), moved)
    return further if len(read) == PART else further.again()


def _entry(tenant: str, at: datetime) -> OrderedMessage:
    body = msgspec.json.encode(CountyAsked(tenant, at, reckoning=True)).decode()
    return OrderedMessage(f"{tenant}#reckoning", f"{tenant}#reckoning@{at.isoformat()}", body)
