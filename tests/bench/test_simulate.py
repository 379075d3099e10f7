"""The simulator: a small year is right, and its judge finds what is wrong."""

import ast
import inspect
import subprocess
import sys
from datetime import datetime, timedelta

import pytest

from bench.simulate import days, hearers, recount
from bench.simulate.days import END, working_days_after
from bench.simulate.hearers import Hearings, Post, Somebody, Staff
from bench.simulate.judge import Findings
from bench.simulate.promise import House
from bench.simulate.recount import expected
from bench.simulate.story import Line
from bench.simulate.year import Year
from functions.domain.county.county import Settings
from functions.domain.county.limits import WorkingDays
from functions.domain.county.purposes import Purpose, PurposeLimit
from functions.domain.items.status import Action

MANY = 300
PROMISES = {
    "accept", "sign", "contact", "finish", "return", "answer", "check", "extension", "revisit", "task", "",
}  # fmt: skip


def moment(text):
    return datetime.fromisoformat(f"2026-{text}+08:00").timestamp()


def line(at, action, status, unit="", **facts):
    return Line(moment(at), Action(action), status, unit, 3, facts)


def warned(at, clock, rung):
    return line(at, "warn", "dispatched", "lights", clock=clock, rung=rung)


# Told on a Monday, given to a unit at once; nobody signs for it: 1 working day to sign, 5 to finish;
# two thirds of them are over at two in the night, when nobody is woken.
UNSIGNED = [
    line("03-02T10:00", "submit", "submitted"),
    line("03-02T10:00", "dispatch", "dispatched", "lights"),
]
TOLD = [
    warned("03-03T10:00", "sign", "unsigned"), warned("03-07T07:00", "finish", "yellow"),
    warned("03-09T10:00", "answer", "broken"), warned("03-09T10:01", "finish", "red"),
]  # fmt: skip
UNTIL = moment("03-10T10:00")


def findings(log):
    found = Findings()
    found.judge("1", log, UNTIL)
    return [sum(c.values()) for c in (found.told, found.missed, found.doubled, found.late)]


@pytest.mark.parametrize("killed", [False, True])
def test_in_a_year_nothing_is_missed_doubled_or_late(killed):
    year = Year(MANY, killed=killed)

    found = year.live()

    assert found.is_right, found.wrong
    assert found.told == found.expected
    assert {clock for clock, _ in found.told} == PROMISES
    assert bool(year.kills) is killed


# A county that set everything otherwise, as it says it to the product and as the judge has it.
OWN = Settings(
    "年县", yellow_percent=20, quiet_hours="20:30-08:15", grid_contact=45,
    purpose_limits=tuple(
        PurposeLimit(purpose, 3, WorkingDays(days))
        for purpose, days in ((Purpose.CONSULT, 2), (Purpose.COMPLAINT, 3), (Purpose.HELP, 9))
    ),
)  # fmt: skip
HOUSE = House(0.2, (20.5, 8.25), 45, {"consult": 2, "complaint": 3, "help": 9})


def test_a_county_with_times_of_its_own_is_right_too_and_not_by_the_usual_ones():
    found = Year(MANY, seed=3, settings=OWN, house=HOUSE).live()

    assert found.is_right, found.wrong
    assert found.told == found.expected
    assert not Year(60, seed=3, settings=OWN).live().is_right


def test_the_same_seed_is_the_same_year_and_another_is_another():
    one, again, other = (Year(60, seed=seed).live().told for seed in (1, 1, 2))

    assert one == again != other


def test_what_must_be_told_when_follows_from_what_happened():
    told = {(e.clock, e.rung): e.spans for e in expected(UNSIGNED, UNTIL)}

    assert told == {
        ("sign", "unsigned"): [(moment("03-03T10:00"), UNTIL)],
        ("finish", "yellow"): [(moment("03-07T07:00"), UNTIL)],
        ("finish", "red"): [(moment("03-09T10:00"), UNTIL)],
        ("answer", "broken"): [(moment("03-09T10:00"), UNTIL)],
    }


@pytest.mark.parametrize(
    ("log", "wrong"),
    [
        (TOLD, [4, 0, 0, 0]),
        (TOLD[1:], [3, 1, 0, 0]),
        ([*TOLD, TOLD[0]], [5, 0, 1, 0]),
        ([warned("03-03T10:03", "sign", "unsigned"), *TOLD[1:]], [4, 0, 0, 1]),
        ([warned("03-03T09:59", "sign", "unsigned"), *TOLD[1:]], [4, 1, 1, 0]),
    ],
    ids=["right", "missed", "doubled", "late", "too early"],
)
def test_the_judge_finds_what_was_missed_doubled_or_late(log, wrong):
    assert findings([*UNSIGNED, *log]) == wrong


def test_its_working_days_are_those_of_the_notice_and_not_the_product_s():
    for begun, many, due in (
        ("02-13T10:00", 5, "02-27T10:00"), ("09-18T10:00", 5, "09-24T10:00"),
        ("04-30T10:00", 10, "05-18T10:00"), ("09-30T10:00", 1, "10-08T10:00"),
    ):  # fmt: skip
        assert working_days_after(moment(begun), many) == moment(due)
    assert moment("12-31T00:00") + timedelta(days=1).total_seconds() == END


@pytest.mark.parametrize("module", [days, recount, hearers])
def test_the_reckoning_leans_on_none_of_the_product_s_rules_of_time(module):
    imported = {
        node.module
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.ImportFrom)
    }

    assert not {name for name in imported if name.startswith("functions")}


STAFF = Staff(
    (
        Somebody("hans", frozenset({"handler"}), "lights"),
        Somebody("boss", frozenset({"handler"}), "lights", head=True),
        Somebody("dora", frozenset({"dispatcher"})), Somebody("gwen", frozenset({"dispatcher"}), guarded=True),
        Somebody("rita", frozenset({"reviewer"})), Somebody("lena", frozenset({"leader"})),
        Somebody("vera", frozenset({"handler"}), "village"), Somebody("cora", frozenset({"handler"}), "duty"),
    ),
    (("village",), ("town",), ("county",)),
    (Post("990101001001", "village", "vera"), Post("990101", "county", "lena")),
    "duty",
)  # fmt: skip
GRID, ELSEWHERE = "990101001001001", "880101001001001"


@pytest.mark.parametrize(
    ("line", "nth", "region", "heard"),
    [
        (warned("03-09T10:00", "finish", "yellow"), 1, ELSEWHERE, {"hans", "boss"}),
        (warned("03-09T10:00", "finish", "red"), 2, GRID, {"hans", "boss", "lena"}),
        (warned("03-09T10:00", "sign", "unsigned"), 1, GRID, {"hans", "boss", "vera"}),
        (warned("03-09T10:00", "finish", "late"), 3, ELSEWHERE, {"hans", "boss", "lena"}),
        (warned("03-09T10:00", "return", "undecided"), 1, GRID, {"dora", "gwen", "lena"}),
        (warned("03-09T10:00", "finish", "yellow")._replace(status="review"), 1, ELSEWHERE, {"rita"}),
        (warned("03-09T10:00", "finish", "yellow")._replace(guarded=True), 1, ELSEWHERE, {"gwen"}),
        (warned("03-09T10:00", "finish", "yellow")._replace(unit=""), 1, ELSEWHERE, {"dora", "gwen"}),
        (
            warned("03-09T10:00", "finish", "yellow")._replace(level=1), 1, ELSEWHERE,
            {"hans", "boss", "cora", "dora", "gwen"},
        ),
    ],
)  # fmt: skip
def test_who_must_hear_follows_from_who_works_where(line, nth, region, heard):
    assert hearers.hearers(line, nth, region, STAFF) == heard


@pytest.mark.parametrize(
    ("told", "wrong"),
    [
        ({"hans", "boss", "vera"}, (0, 0)),
        ({"hans"}, (2, 0)),
        ({"hans", "boss", "vera", "rita"}, (0, 1)),
    ],
)
def test_the_judge_finds_who_was_not_told_and_who_should_not_have_been(told, wrong):
    log = [*UNSIGNED, warned("03-03T10:00", "sign", "unsigned")._replace(step=3)]
    found = Hearings()
    found.judge("1", log, GRID, STAFF, {"1#0003": told})

    assert (sum(found.missed.values()), sum(found.others.values())) == wrong
    assert found.is_right is (wrong == (0, 0))


def test_all_handlers_tell_the_same_wherever_a_sweep_is_killed():
    command = [sys.executable, "-m", "bench.simulate.handlers", "--items", "12", "--killed"]

    played = subprocess.run(command, capture_output=True, text=True, check=False)

    assert played.returncode == 0, played.stdout + played.stderr
    assert "0 killed" not in played.stdout
