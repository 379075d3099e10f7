"""The frozen clock of a year: people act at their seconds, and the product's own sweep comes each minute."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from itertools import count
from random import Random

from bench.simulate import deeds
from bench.simulate.arrivals import moments
from bench.simulate.days import END, MINUTE
from bench.simulate.deeds import Scene, Verb
from bench.simulate.heads import Heads
from bench.simulate.judge import Findings
from bench.simulate.killed import Killed
from bench.simulate.people import plan
from bench.simulate.promise import USUAL, House
from bench.simulate.story import Line, line
from functions.domain.county.county import County, Settings
from functions.domain.items.appeal import Appeal, Contact, Event, Told
from functions.domain.items.facts import NOTHING
from functions.domain.items.status import Action, Status
from functions.domain.items.verdict import opened, words
from functions.domain.kinds.steps import advance, submitted
from functions.domain.safety import Heard, Tier
from functions.timers.sweep import do_due, sweep

UNITS = tuple(f"unit-{n:02}" for n in range(40))
IN_HAND = {Status.DISPATCHED, Status.PROCESSING, Status.REVIEW}
OVER = {Status.ARCHIVED, Status.REJECTED, Status.TERMINATED, Status.WITHDRAWN}
ANSWERED = {Action.REVIEW, Action.ANSWER, Action.FOLLOW}
LOST = 0.005  # of what is told reaches no router: the sweep has to see it
LATELY = 400  # matters among which a dispatcher looks for the same one

_SETTINGS = Settings("年县")

Progress = Callable[[datetime], None]


class Year:
    """A county's year, from the first matter told to the last second."""

    def __init__(
        self, many: int, seed: int = 1, *, killed: bool = False,
        settings: Settings = _SETTINGS, house: House = USUAL,
    ) -> None:  # fmt: skip
        self.found, self.acts = Findings(house=house), Counter[str]()
        self.sweeps = self.handed = self.kills = 0
        self._seed, self._killed, self._chance = seed, killed, Random(seed)
        self.coming = moments(many, self._chance)
        self._slow = {unit: self._chance.lognormvariate(-0.3, 0.6) for unit in UNITS}
        county = County("year", "YER", "a-secret-of-the-year", settings)
        self._town = deeds.town_of(county, UNITS, self._main)
        self.heads = Heads(county, self._took)
        self.logs: dict[str, list[Line]] = {}
        self._chances: dict[str, Random] = {}
        self._plans: list[tuple[float, int, str, Verb]] = []
        self._valid: dict[str, int] = {}
        self._serial = count()
        self._lately: list[str] = []
        self._over: list[str] = []
        self._children: defaultdict[str, list[str]] = defaultdict(list)

    def live(self, progress: Progress = lambda _: None) -> Findings:
        """Let the year go by, and judge it."""
        told = iter(enumerate(self.coming))
        coming = next(told, None)
        with self.heads.standing():
            while (minute := self._next(coming[1] if coming else END)) < END:
                while coming and coming[1] <= minute:
                    self._people(coming[1])
                    self._tell(*coming)
                    coming = next(told, None)
                self._people(minute)
                self._sweep(_at(minute))
                self._file()
                progress(_at(minute))
        for identity in list(self.logs):
            self._judge(identity)
        return self.found

    def _next(self, coming: float) -> float:
        """The next full minute in which or before which anything happens."""
        waits = self.heads.next_moment()
        soonest = min(
            coming,
            self._plans[0][0] if self._plans else END,
            waits.timestamp() if waits else END,
        )
        return float(-(-soonest // MINUTE) * MINUTE)

    def _people(self, until: float) -> None:
        """Everybody does what they meant to do before a moment."""
        while self._plans and self._plans[0][0] <= until:
            at, serial, identity, verb = heapq.heappop(self._plans)
            if self._valid.get(identity) == serial:
                self._act(identity, verb, at)

    def _act(self, identity: str, verb: Verb, at: float) -> None:
        appeal = self.heads.load("", identity)
        deed, state = verb(Scene(appeal, self._town, _at(at), self._chances[identity]))
        self.acts[deed.action] += 1
        self.heads.save(*advance(appeal, self._town.clocks, deed, state))

    def _tell(self, number: int, at: float) -> None:
        identity, chance = f"{number}", Random(f"{self._seed}.{number}")
        self._chances[identity], self.logs[identity] = chance, []
        tier = chance.choices((Tier.NO, Tier.MAYBE, Tier.CERTAIN), (95, 3, 2))[0]
        phone = "19900000061" if chance.random() < 0.6 else ""
        told = Told(
            "路灯坏了", "YER1", contact=Contact("", phone), confidential=chance.random() < 0.05
        )
        heard = Heard(tier, Tier.NO, (), ())
        state = opened(self._town.clocks, heard, _at(at))
        appeal = Appeal("year", identity, f"YEAR-{number:06}", told, _at(at), 1, state)
        appeal, event = submitted(appeal, self._town.clocks, words(NOTHING, heard))
        self.acts[Action.SUBMIT] += 1
        self.heads.put(appeal)
        self._took(appeal, event, lost=chance.random() < LOST)

    def _took(self, appeal: Appeal, event: Event, *, lost: bool = False) -> None:
        """A step is taken: it is on record, what hangs on it follows, somebody plans the next."""
        self.logs[appeal.id].append(line(event, reachable=appeal.is_reachable))
        if event.action is Action.WARN:
            return
        self._valid.pop(appeal.id, None)
        if event.action is Action.DISPATCH:
            self._lately = [*self._lately[-LATELY:], appeal.id]
        self._hang(appeal, event)
        self._let_go(appeal, event)
        if appeal.status in OVER:
            self._over.append(appeal.id)
        elif not lost:
            self._plan(appeal, event.at.timestamp())

    def _plan(self, appeal: Appeal, at: float) -> None:
        slow = self._slow.get(appeal.state.unit or "", 1.0)
        if planned := plan(appeal, at, self._chances[appeal.id], slow):
            serial = self._valid[appeal.id] = next(self._serial)
            heapq.heappush(self._plans, (planned.at, serial, appeal.id, planned.verb))

    def _hang(self, appeal: Appeal, event: Event) -> None:
        if event.action is Action.MERGE:
            main = next(
                i for i in reversed(self._lately) if self._no(i) == appeal.state.merged_into
            )
            self._children[main].append(appeal.id)

    def _let_go(self, appeal: Appeal, event: Event) -> None:
        """What hangs on a matter has its answer, or is set free."""
        answered = event.action in ANSWERED and appeal.status is Status.VISIT
        if not answered and appeal.status not in OVER:
            return
        for child in self._children.pop(appeal.id, []):
            if child in self.heads.kept and self.heads.kept[child].state.merged_into == appeal.no:
                verb = deeds.follow if answered else deeds.set_free
                self._act(child, verb, event.at.timestamp())

    def _no(self, identity: str) -> str:
        return self.heads.kept[identity].no if identity in self.heads.kept else ""

    def _main(self, but: str) -> Appeal | None:
        """A matter in hand that another may hang on."""
        for _ in range(5):
            found = self.heads.kept.get(self._chance.choice(self._lately)) if self._lately else None
            if (
                found
                and found.id != but
                and found.status in IN_HAND
                and not found.state.merged_into
            ):
                return found
        return None

    def _sweep(self, at: datetime) -> None:
        """The minute's sweep, where it has something to do; each is killed at every call, if any is."""
        waits = self.heads.next_moment()
        if waits is None or waits > at:
            return
        self.sweeps += 1
        self._again(lambda: sweep(self._redrive(at), at=at))
        self.handed += len(self.heads.queue)
        for mark in list(self.heads.queue):
            body = self.heads.queue[mark]
            self._again(lambda body=body: do_due(body, self._redrive(at), at=at))
            del self.heads.queue[mark]

    def _again(self, do: Callable[[], object]) -> None:
        """Do it; or have it die at each of its calls, before and after the effect, and deliver it anew."""
        if not self._killed:
            do()
            return
        for strike in count():
            self.heads.kill_at(strike)
            with suppress(Killed):
                do()
                break
            self.kills += 1
        self.heads.kill_at(None)
        do()  # delivered once more, though it was done

    def _redrive(self, at: datetime) -> Callable[[str, str], object]:
        return lambda _, identity: self._act(identity, deeds.route, at.timestamp())

    def _file(self) -> None:
        """What is over is judged and put away, so that a year needs no more memory than is open."""
        for identity in self._over:
            self._judge(identity)
        self._over.clear()

    def _judge(self, identity: str) -> None:
        log = self.logs.pop(identity)
        self.found.judge(identity, log, END)
        self.heads.drop(identity)
        self._chances.pop(identity)
        self._valid.pop(identity, None)


def _at(moment: float) -> datetime:
    return datetime.fromtimestamp(moment, UTC)
