"""A span of time in the demo county, lived through the product's own handlers over a store of its own.

The clock is the caller's: `app.now` is set to it in this process, and nowhere in the product.
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from itertools import count
from random import Random
from typing import Any
from unittest.mock import patch

import boto3
from botocore.client import BaseClient
from msgspec.structs import replace

import app as product
from bench.simulate import deeds
from bench.simulate.days import MINUTE
from bench.simulate.deeds import Verb
from bench.simulate.doors import ADDRESS, DOORS, Door
from bench.simulate.judge import Findings
from bench.simulate.killed import Killed
from bench.simulate.people import plan
from bench.simulate.story import line
from functions import settings
from functions.domain.county.county import County
from functions.domain.items.appeal import Appeal, Event
from functions.domain.items.status import Action, Status
from functions.domain.refusals import Refusal
from functions.intake.forms import ContactForm, Submission
from functions.intake.submit import submit
from functions.store import appeals, inbox, registry
from functions.store.appeals import event_in
from infra import template
from infra.local import filters, memory
from infra.local.filters import Filter

TENANT = "demo"
IN_HAND = {Status.DISPATCHED, Status.PROCESSING, Status.REVIEW}
Telling = tuple[float, str, str]  # when, at which code, what


def key_of(number: int) -> str:
    """The key under which a matter is told: the same number is the same matter."""
    return f"demo-county-past-{number:06}"


def _plain(county: County) -> County:
    """The county without what is pushed for verification, which nobody here answers."""
    return replace(county, settings=replace(county.settings, pushes=()))


class Lived:
    """The demo county between two moments."""

    def __init__(
        self, told: Iterable[Telling], until: float, seed: int, *, killed: bool = False
    ) -> None:
        self.at, self._until, self._seed, self._killed = (
            datetime.fromtimestamp(0, UTC),
            until,
            seed,
            killed,
        )
        self.reachable: dict[str, bool] = {}
        self.told: defaultdict[str, set[str]] = defaultdict(set)
        self.acts, self.refused, self.kills, self.sweeps = Counter[str](), Counter[str](), 0, 0
        self._told, self._chance = list(told), Random(seed)
        self._plans: list[tuple[float, int, str, Verb]] = []
        self._valid: dict[str, int] = {}
        self._waits: dict[str, float] = {}
        self._chances: dict[str, Random] = {}
        self._slow: dict[str, float] = {}
        self._lately: list[str] = []
        self._serial, self._seen = count(), Counter[str]()
        registry.change_county(TENANT, _plain)

    def __str__(self) -> str:
        common = ", ".join(f"{number:,} {action}" for action, number in self.acts.most_common())
        refused = f"; refused: {dict(self.refused)}" if self.refused else ""
        return (
            f"{self.acts.total():,} events: {common}{refused}\n"
            f"  {self.sweeps:,} sweeps with something due, {self.kills:,} killed"
        )

    def live(self, progress: Callable[[int, datetime], None]) -> None:
        """Let the time go by: who tells, who acts, and each minute the sweep where it has something to do."""
        told = iter(enumerate(self._told))
        coming = next(told, None)
        with patch.object(product, "now", lambda: self.at), self._overheard():
            while (minute := self._next(coming[1][0] if coming else self._until)) < self._until:
                while coming and coming[1][0] <= minute:
                    self._people(coming[1][0])
                    self._tell(*coming)
                    progress(coming[0] + 1, self.at)
                    coming = next(told, None)
                self._people(minute)
                self._sweep(minute)

    @contextmanager
    def _overheard(self) -> Iterator[None]:
        """Who is told of which warning, as it comes into their inbox: that keeps it for a season only."""
        put = inbox.put

        def overheard(tenant: str, person: str, message: inbox.InboxLine) -> None:
            put(tenant, person, message)
            if message.kind == Action.WARN:
                night = f"night {message.at.timestamp():.0f}"
                named = message.id.split("#", maxsplit=1)[1] if message.no else night
                self.told[named].add(person)

        with patch.object(inbox, "put", overheard):
            yield

    def _next(self, coming: float) -> float:
        soonest = min(
            coming,
            self._plans[0][0] if self._plans else coming,
            min(self._waits.values(), default=coming),
        )
        return float(-(-soonest // MINUTE) * MINUTE)

    def _people(self, until: float) -> None:
        while self._plans and self._plans[0][0] <= until:
            at, serial, identity, verb = heapq.heappop(self._plans)
            if self._valid.get(identity) == serial:
                self._act(identity, verb, at)

    def _act(self, identity: str, verb: Verb, at: float) -> None:
        self.at = datetime.fromtimestamp(at, UTC)
        appeal, county = appeals.load(TENANT, identity), registry.county(TENANT)
        door = Door(county, appeal, self.at, self._chances[identity], self._main)
        try:
            DOORS[verb](door)
        except Refusal as refusal:
            self.refused[f"{verb.__name__}: {refusal}"] += 1
            self._plan(appeal, at)  # and means to do something else
        self._flow()

    def _tell(self, number: int, telling: Telling) -> None:
        at, code, text = telling
        self.at, chance = datetime.fromtimestamp(at, UTC), Random(f"{self._seed}.{number}")
        contact = (
            ContactForm(phone=f"1990000{number % 10_000:04}") if chance.random() < 0.6 else None
        )
        form = Submission(code, text, contact, confidential=chance.random() < 0.03)
        appeal, _, _ = submit(
            registry.county(TENANT), form, key=key_of(number), address=ADDRESS, at=self.at
        )
        self._chances[appeal.id] = chance
        self.reachable[appeal.id] = appeal.is_reachable
        self.at += timedelta(seconds=chance.randint(1, 3))  # until the stream is read
        self._flow()

    def _flow(self) -> None:
        """The stream's followers hear what is new, and what that leads to, until nothing is."""
        handlers = {"notify_people": product.notify_people, "route_appeals": product.route_appeals}
        while sum(self._delivered(name, handler) for name, handler in handlers.items()):
            pass

    def _delivered(self, name: str, handler: Callable[..., Any]) -> int:
        mapping = template.mapping(name)
        fresh = memory.records(mapping["Stream"]["Fn::GetAtt"][0], self._seen[name])
        self._seen[name] += len(fresh)
        wanted = [record for record in fresh if _filter(name)(record)]
        if wanted and (failed := handler({"Records": wanted}, None)["batchItemFailures"]):
            raise RuntimeError(f"{name} could not take {failed}")
        if name == "notify_people":
            for record in wanted:
                self._took(event_in(record["dynamodb"]["NewImage"]))
        return len(fresh)

    def _took(self, event: Event) -> None:
        """A step is taken: somebody plans the next."""
        self.acts[event.action] += 1
        waits = event.state.next_at
        self._waits[event.appeal] = waits.timestamp() if waits else self._until
        if event.action is Action.WARN:
            return
        if event.action is Action.DISPATCH:
            self._lately = [*self._lately[-60:], event.appeal]
        self._valid.pop(event.appeal, None)
        self._plan(appeals.load(event.tenant, event.appeal), event.at.timestamp())

    def _plan(self, appeal: Appeal, at: float) -> None:
        unit = appeal.state.unit or ""
        if unit not in self._slow:
            self._slow[unit] = self._chance.lognormvariate(-0.3, 0.6) if unit else 1.0
        planned = plan(appeal, at, self._chances[appeal.id], self._slow[unit], self._until)
        if planned and planned.verb is not deeds.route:
            serial = self._valid[appeal.id] = next(self._serial)
            heapq.heappush(self._plans, (planned.at, serial, appeal.id, planned.verb))

    def _main(self, but: str) -> Appeal | None:
        for identity in reversed(self._lately):
            found = appeals.load(TENANT, identity)
            state = found.state
            if (
                found.id != but
                and found.status in IN_HAND
                and not (state.merged_into or state.guarded)
            ):
                return found
        return None

    def _sweep(self, minute: float) -> None:
        if min(self._waits.values(), default=self._until) > minute:
            return
        self.at = datetime.fromtimestamp(minute, UTC)
        self.sweeps += 1
        self._again(lambda: product.sweep(_MINUTE, None))
        for message in _received():
            record = {"messageId": message["MessageId"], "body": message["Body"]}
            self._again(partial(product.do_due, {"Records": [record]}, None))
            _sqs().delete_message(
                QueueUrl=settings.DUE_QUEUE_URL, ReceiptHandle=message["ReceiptHandle"]
            )
        self._flow()

    def _again(self, do: Callable[[], object]) -> None:
        """Do it; or have it die at each of its AWS calls, before and after the effect, and deliver it anew."""
        for strike in count() if self._killed else ():
            registry.forget_kept()
            with suppress(Killed), _struck(strike):
                do()
                break
            self.kills += 1
        do()


def judged(lived: Lived, until: float) -> Findings:
    """Compare what its logs say with what had to be told before a moment."""
    found = Findings()
    for identity, reachable in lived.reachable.items():
        appeal, events = appeals.with_log(TENANT, identity)
        found.judge(appeal.no, [line(event, reachable=reachable) for event in events], until)
    return found


@contextmanager
def _struck(strike: int) -> Iterator[None]:
    """The process dies in an AWS call: an even strike before the effect of its half, an odd one after."""
    left, call = count(-strike), BaseClient._make_api_call  # type: ignore[attr-defined]  # noqa: SLF001

    def dying(client: Any, operation: str, asked: Any) -> Any:
        if next(left) == 0:
            raise Killed
        answer = call(client, operation, asked)
        if next(left) == 0:
            raise Killed
        return answer

    with patch.object(BaseClient, "_make_api_call", dying):
        yield


_MINUTE = dict.fromkeys(
    ("version", "account", "region", "detail", "detail-type", "source", "time", "id", "resources"),
    "",
)


@cache
def _filter(name: str) -> Filter:
    """Which records a follower of the stream is given."""
    return filters.any_of(filters.patterns_of(template.mapping(name)))


@cache
def _sqs() -> Any:
    return boto3.client("sqs")


def _received() -> Iterator[dict[str, Any]]:
    asked = {"QueueUrl": settings.DUE_QUEUE_URL, "MaxNumberOfMessages": 10, "WaitTimeSeconds": 0}
    while found := _sqs().receive_message(**asked).get("Messages"):
        yield from found
