"""Who had to be told at each rung, reckoned anew from docs/deadlines.md and who works where; and who was.

Nothing of the product's rules of telling is imported: who hears of which rung, where a matter stands with nobody,
who is on duty, who climbs in the leaders' place, who may read a report are written down here a second time.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from bench.simulate.story import Asked, Line

HEARS = {
    "yellow": {"unit"}, "red": {"unit", "head"}, "late": {"unit", "head", "leaders"},
    "unsigned": {"unit", "head"}, "uncontacted": {"unit", "head"},
    "undecided": {"dispatchers", "leaders"}, "ungranted": {"reviewers", "leaders"},
    "revisit": {"reviewers"}, "unvisited": {"reviewers", "leaders"},
    "broken": {"unit", "head", "dispatchers", "leaders"},
    "unchecked": {"unit", "dispatchers"},
    "task_soon": {"asked"}, "task_missed": {"asked", "heads asked", "asker"},
    "task_late": {"asked", "heads asked", "asker", "leaders"},
}  # fmt: skip
ROLES = {"dispatchers": "dispatcher", "reviewers": "reviewer", "leaders": "leader"}
CLIMBING = {"sign", "contact", "finish"}
URGENT = 2


class Somebody(NamedTuple):
    """One of the staff."""

    id: str
    roles: frozenset[str]
    unit: str = ""
    head: bool = False
    guarded: bool = False

    def works_at(self, unit: str, *, head: bool = False) -> bool:
        """Whether they handle what a unit has, or lead it."""
        return bool(unit) and self.unit == unit and (self.head if head else "handler" in self.roles)


class Post(NamedTuple):
    """Who stands where, as what."""

    region: str
    duty: str
    person: str


class Staff(NamedTuple):
    """All of a county, its ladder (the duties of each level), who stands on it, and who is there at any hour."""

    people: tuple[Somebody, ...]
    ladder: tuple[tuple[str, ...], ...]
    posts: tuple[Post, ...]
    duty_unit: str


@dataclass
class Hearings:
    """Who heard, beside who had to, by rung."""

    right: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    nights: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    @property
    def is_right(self) -> bool:
        """Whether all who had to, and nobody else, heard."""
        return not (self.missed or self.others)

    def judge(
        self, no: str, log: list[Line], region: str, staff: Staff, heard: dict[str, set[str]]
    ) -> None:
        """Each warning of a matter; what was held back overnight is one notice, judged with all others of it."""
        for line, nth in warnings(log):
            meant = hearers(line, nth, region, staff)
            held = line.facts.get("held", "")
            night = f"{datetime.fromisoformat(held).timestamp():.0f}" if held else ""
            told = heard.get(f"night {night}" if night else f"{no}#{line.step:04}", set())
            self.nights[night] |= meant
            self.compare(
                f"{no}#{line.step:04} {line.facts['rung']}", meant, told & meant if night else told
            )

    def judge_nights(self, heard: dict[str, set[str]]) -> None:
        """Nobody is told of a night of whose matters none was theirs."""
        for name, told in heard.items():
            if name.startswith("night "):
                night = name.removeprefix("night ")
                self.compare(f"{night} digest", told & self.nights[night], told)

    def compare(self, name: str, meant: set[str], told: set[str]) -> None:
        """One warning."""
        rung = name.rsplit(" ", maxsplit=1)[-1]
        self.right[rung] += len(meant & told)
        if meant != told:
            self.missed[rung] += len(meant - told)
            self.others[rung] += len(told - meant)
            self.wrong.append(
                f"{name}: missed {sorted(meant - told)}, others {sorted(told - meant)}"
            )


def warnings(log: list[Line]) -> Iterator[tuple[Line, int]]:
    """Each warning with the how-manieth of its promise it is: a promise begins with its first rung."""
    count: Counter[str] = Counter()
    for line in log:
        if line.action.value == "warn":
            clock, rung = line.told or ("", "")
            count[clock] = 1 if rung in {"yellow", "unsigned", "uncontacted"} else count[clock] + 1
            yield line, count[clock]
        elif not line.doubted:
            count["check"] = 0


def hearers(line: Line, nth: int, region: str, staff: Staff) -> set[str]:
    """Who must hear of a warning."""
    reading = [p for p in staff.people if not line.guarded or _reads(p, line)]
    clock, rung = line.told or ("", "")
    groups = _groups(line, rung, nth)
    climbed = _on_ladder(nth, region, staff) if clock in CLIMBING else set()
    if climbed:
        groups -= {"leaders"}
        climbed &= {p.id for p in (reading if line.guarded else staff.people)}
    meant = {p.id for p in reading if any(_is_of(p, group, line) for group in groups)} | climbed
    if "duty" in groups and (not line.guarded or reading):
        meant |= _on_duty(line, reading if line.guarded else list(staff.people), staff)
    return meant or {p.id for p in reading if line.guarded or p.roles & {"dispatcher", "leader"}}


def _groups(line: Line, rung: str, nth: int) -> set[str]:
    """Who is meant where it stands."""
    groups = set(HEARS[rung])
    if rung.startswith("task_"):
        return groups
    if rung == "unchecked":
        return groups | {"duty"} | ({"head", "leaders"} if nth > 1 else set())
    leaders = groups & {"leaders"}
    if line.status == "review":
        groups = {"reviewers"} | leaders
    elif not line.unit:
        groups = {"dispatchers"} | leaders
    return groups | ({"duty"} if line.level <= URGENT else set())


def _is_of(person: Somebody, group: str, line: Line) -> bool:
    if group in ROLES:
        return ROLES[group] in person.roles
    if group in {"unit", "head"}:
        return person.works_at(line.unit, head=group == "head")
    task = next((t for t in line.tasks if f"task#{t.id}" == (line.told or ("",))[0]), None)
    return task is not None and _is_asked(person, group, task, line.unit)


def _is_asked(person: Somebody, group: str, task: Asked, unit: str) -> bool:
    if group == "asker":
        return person.id == task.by
    to = task.to or unit
    if not to:
        return group == "asked" and "dispatcher" in person.roles
    return person.works_at(to, head=group == "heads asked")


def _reads(person: Somebody, line: Line) -> bool:
    """Whether somebody may know of a report: with the right, and where a unit's, that unit's."""
    return person.guarded and (bool(person.roles - {"handler"}) or person.unit == line.unit)


def _on_duty(line: Line, people: list[Somebody], staff: Staff) -> set[str]:
    """Nobody is on a roster here: of danger, the unit that is there at any hour; who dispatches, where it is not its own."""
    if line.level > 1 and not line.doubted:
        return set()
    unit = {p.id for p in people if p.works_at(staff.duty_unit)}
    opens = staff.duty_unit in {line.unit, *(task.to for task in line.tasks)}
    return unit | {p.id for p in people if "dispatcher" in p.roles and not opens}


def _on_ladder(nth: int, region: str, staff: Staff) -> set[str]:
    """Who holds the n-th level at a place, or the next one above that somebody holds."""
    for duties in staff.ladder[nth - 1 :]:
        for around in _around(region):
            held = {p.person for p in staff.posts if p.region == around and p.duty in duties}
            if held:
                return held
    return set()


def _around(region: str) -> Iterable[str]:
    """A place's grid, village, town and county, by its code alone."""
    return dict.fromkeys((region, region[:12], region[:9] + "000", region[:6]))
