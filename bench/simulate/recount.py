"""What had to be told when, reckoned anew from what happened to a matter and from docs/deadlines.md.

Nothing of the product's rules of time is imported (`promise.py`, `alone.py`): here is what each act makes of each promise.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from bench.simulate.alone import timed
from bench.simulate.days import DAY
from bench.simulate.promise import USUAL, WORKING_DAYS, Expected, House, later
from bench.simulate.promises import Promises
from bench.simulate.story import Line

_IN_HAND = {"dispatched", "processing"}
ASKED = {
    "accept": {"submitted"}, "sign": {"dispatched"}, "contact": _IN_HAND, "return": _IN_HAND,
    "finish": _IN_HAND | {"review"}, "answer": _IN_HAND | {"submitted", "review"},
    "check": _IN_HAND | {"submitted"}, "extension": _IN_HAND, "revisit": {"processing"},
    "task": _IN_HAND | {"submitted", "need_info", "review", "visit", "done"},
}  # fmt: skip
ENDED = {"visit", "done", "archived", "rejected", "terminated", "withdrawn"}
URGENT = 2  # up to this level, people are woken
OF_UNIT = ("sign", "finish", "contact", "return")
MONTH = 30 * DAY  # after which what is on hold is looked at again
TASKS = {"instruction": 3 * WORKING_DAYS, "supervision": 3 * WORKING_DAYS, "verification": DAY}
OF_TURN = {
    "co",
    "called",
    "delegated",
}  # these rest and end with the unit's turn; as long as it has


@dataclass
class Matter(Promises):
    """The promises of one matter, as its log goes by: what each act makes of them."""

    before: Line | None = None
    called: float = 0.0
    held: bool = False

    def wait(self, line: Line) -> None:
        """Back with the dispatchers: what rested goes on, else their time begins."""
        self.take_up(line)
        self.end(*OF_UNIT, "extension")
        accept = self.now.get("accept")
        if accept and accept.rests is not None and not accept.over:
            accept.resume(line.at)
        else:
            self.begin("accept", line)

    def hurry(self, line: Line) -> None:
        """It is an emergency: from now, where that is sooner."""
        self.take_up(line)
        for clock in filter(self.runs, ("accept", "sign", "finish", "contact")):
            self.sooner(clock, line._replace(level=1))

    def give(self, line: Line) -> None:
        """To a unit; what runs goes on where that unit had it already."""
        self.take_up(line)
        self.end("accept", "return", "extension")
        if not line.reachable:
            self.now.pop("contact", None)
        same = self.before is not None and line.unit == self.before.unit
        for clock in ("sign", "finish", *self._to_contact(line)):
            if same and self.runs(clock):
                self._relevel(clock, line)
            else:
                self.begin(clock, line)
        was = self.before
        said = was is None or (line.level, line.purpose) != (was.level, was.purpose)
        if said and line.level == 3 and line.purpose in self.house.purposes and self.runs("answer"):
            self.sooner("answer", line)

    def _to_contact(self, line: Line) -> tuple[str, ...]:
        contact = self.now.get("contact")
        spoken = contact is not None and self.called >= contact.began
        return ("contact",) if line.reachable and not spoken else ()

    def _relevel(self, clock: str, line: Line) -> None:
        was, promise = self.before or line, self.now[clock]
        if (line.level, line.purpose) == (was.level, was.purpose):
            return
        anew = promise.as_of(line)
        shorter = anew < promise.as_of(was)
        if line.level < was.level or (line.level == was.level and shorter):
            self.sooner(clock, line)
        else:
            promise.due = max(promise.due, anew)

    def anew(self, line: Line) -> None:
        """A bad rating: another round, another promise."""
        self.begin("answer", line)
        if line.status == "submitted":
            return self.wait(line)
        for clock in ("finish", "contact") if line.reachable else ("finish",):
            self.begin(clock, line)
        return None

    def hear(self, line: Line) -> None:
        """What happened, and what that makes of each promise."""
        if heard := _HEARD.get(line.action.value):
            heard(self, line)
        if line.doubted and not (self.before and self.before.doubted):
            self.begin("check", line)
        if line.status in ENDED:
            self.take_up(line)
            self.end(*(clock for clock in self.now if not clock.startswith("task#")))
        self.entrust(line)
        self.before = line

    def entrust(self, line: Line) -> None:
        """What is newly asked of somebody: as long as such a thing has, or as long as the unit has."""
        for task in line.tasks:
            clock, until = f"task#{task.id}", TASKS.get(task.kind)
            if clock in self.now or not task.waits:
                continue
            if until is not None:
                self.promise(clock, line.at, later(until, line.at))
            elif "finish" in self.now:
                self.promise(clock, line.at, max(self.now["finish"].due, line.at))

    def put_on_hold(self, line: Line) -> None:
        """Time rests, what is asked of who helps with it; it is looked at again each month."""
        turn = (f"task#{task.id}" for task in line.tasks if task.kind in OF_TURN)
        self.rest(line.at, *OF_UNIT, "extension", "answer", *turn)
        self.held = True
        self.look_again(line)

    def look_again(self, line: Line) -> None:
        ends = datetime.fromisoformat(
            f"{line.facts['plan_date']}T23:59:59.999999+08:00"
        ).timestamp()
        self.promise("revisit", line.at, min(line.at + MONTH, ends))

    def take_up(self, line: Line) -> None:
        """On hold no longer: what rested goes on."""
        if self.held:
            self.held = False
            self.end("revisit")
            for promise in self.now.values():
                promise.resume(line.at)

    def more_time(self, line: Line) -> None:
        """Granted, unit and citizen have until then; refused, they have what they had."""
        self.end("extension")
        if line.facts["decision"] == "approve":
            self.until(line.facts["due_to"], "finish", "answer")

    def with_its_main(self, line: Line) -> None:
        """On hold and off it, and as late, as the matter that it hangs on."""
        if "hold" in line.facts:
            self.rest(line.at, "answer")
        elif "resumed" in line.facts:
            self.now["answer"].resume(line.at)
        elif "answer_by" in line.facts:
            self.until(line.facts["answer_by"], "answer")

    def handed_in(self, line: Line) -> None:
        """The unit is done with it."""
        self.end("return", "extension")
        self.rest(line.at, "contact")

    def reviewed(self, line: Line) -> None:
        """Sent back: who was not called yet is to be called."""
        if line.facts["decision"] == "refuse" and "contact" in self.now:
            self.now["contact"].resume(line.at)

    def merged(self, line: Line) -> None:
        self.end("extension")
        self.rest(line.at, "accept", *OF_UNIT)

    def protected(self, line: Line) -> None:
        """To who is given reports, else back to those who dispatch them."""
        self.give(line) if line.unit else self.wait(line)

    def submitted(self, line: Line) -> None:
        self.begin("accept", line)
        self.begin("answer", line)

    def contacted(self, line: Line) -> None:
        if line.facts.get("reached", "yes") == "yes":
            self.called = line.at
            self.end("contact")

    def return_decided(self, line: Line) -> None:
        if line.facts["decision"] == "approve":
            self.give(line)
        self.end("return")

    def rated(self, line: Line) -> None:
        if "rework" in line.facts:
            self.anew(line)

    def checked(self, line: Line) -> None:
        if not line.doubted:
            self.end("check")
        if line.facts.get("danger") == "yes":
            self.hurry(line)
        elif line.status == "submitted":
            self.wait(line)

    def told_more(self, line: Line) -> None:
        if self.before and self.before.status == "need_info":
            for promise in self.now.values():
                promise.resume(line.at)
        if "alarm" in line.facts:
            self.hurry(line)

    def stand(self, line: Line, until: float) -> None:
        """So it stands from a line until the next."""
        waits = {f"task#{task.id}" for task in line.tasks if task.waits}
        for clock, promise in self.now.items():
            asked = promise.runs and line.status in ASKED[promise.kind]
            if promise.kind == "task":
                asked = asked and clock in waits
            elif line.merged and clock not in {"check", "answer"}:
                asked = False
            if asked and not (clock == "accept" and line.doubted):
                promise.ask(line.at, until, wakes=line.level <= URGENT or clock == "check")


_HEARD: dict[str, Callable[[Matter, Line], None]] = {
    "submit": Matter.submitted,
    "dispatch": Matter.give,
    "sign": lambda matter, _: matter.end("sign"),
    "contact": Matter.contacted,
    "request-return": lambda matter, line: matter.begin("return", line),
    "decide-return": Matter.return_decided,
    "ask": lambda matter, line: matter.rest(line.at, "accept", "answer"),
    "merge": Matter.merged,
    "pause": Matter.put_on_hold,
    "revisit": Matter.look_again,
    "resume": Matter.take_up,
    "request-extension": lambda matter, line: matter.begin("extension", line),
    "decide-extension": Matter.more_time,
    "adjust": Matter.with_its_main,
    "resolve": Matter.handed_in,
    "review": Matter.reviewed,
    "protect": Matter.protected,
    "split": Matter.wait,
    "rate": Matter.rated,
    "visit": Matter.rated,
    "check": Matter.checked,
    "supplement": Matter.told_more,
}


def expected(log: Iterable[Line], until: float, house: House = USUAL) -> list[Expected]:
    """Everything that had to be told of a matter before a moment, promise by promise."""
    acts = [line for line in log if line.action.value != "warn"]
    matter = Matter(house)
    for line, after in pairwise([*acts, acts[-1]._replace(at=until)]):
        matter.hear(line)
        matter.stand(line, after.at)
    told = [
        Expected(promise.clock, rung, spans)
        for promise in matter.all
        for (_, rung), spans in zip(promise.rungs, promise.spans, strict=True)
        if spans
    ]
    return [*told, *timed(acts, until)]
