"""A matter's life is played at random, and after each step every view of it is asked: none says another thing."""

from collections import Counter
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from functions.domain.codes import BEIJING
from functions.domain.items.ladder import WAITING
from functions.domain.items.status import OPEN
from functions.store import registry
from tests import standing
from tests.conftest import Desk, pumping
from tests.county import open_north
from tests.functions.hand import Hand
from tests.functions.played import BEGINNINGS, Life, steps

SEEING = ("dora", "gwen", "lena", "hans")
LATER = ("rita", "heidi", "vera")  # asked at the end of a life only
SHADES = {None: 0, "green": 1, "yellow": 2, "red": 3}
LATE = ("超时未签收", "超时未联系群众", "退单申请超时", "红灯：已超时限", "红灯：持续超时")


@given(st.sampled_from(BEGINNINGS), st.lists(steps, min_size=2, max_size=6))
@settings(max_examples=6, suppress_health_check=list(HealthCheck))
def test_no_two_views_of_a_life_differ(tables, beginning, then):
    standing.again(open_north)
    registry.forget_kept()
    with pytest.MonkeyPatch.context() as monkeypatch:
        http = Desk()
        life = Life(http, Hand(http, pumping(), monkeypatch))
        for step in (*beginning, *then):
            life.take(step)
            lines = compared(life, ("dora", "lena"))
            if isinstance(step, dict):  # time went by, and the sweep came
                told_in_time(life, lines)
        lines = compared(life, (*SEEING, *LATER))
        lists_and_counts(life, lines)


def compared(life, users):
    """What each of them sees; the board and the citizen's page say the same."""
    lines = {user: seen_by(life, user) for user in users}
    one_line(lines)
    board(life, lines["lena"])
    citizens_page(life, lines["dora"])
    return lines


def listed(life, user, **asked):
    """A list walked to its end."""
    path = "&".join(f"{name}={value}" for name, value in (asked | {"limit": 100}).items())
    page = life.get(user, f"/desk/appeals?{path}")
    assert page["next"] is None
    return page["items"]


def seen_by(life, user):
    """What the lists say to a person, by number; the item and the search say the same, or that there is none."""
    lines = {line["no"]: line for line in listed(life, user)}
    found = life.get(user, f"/desk/search?q={life.no}")["items"]
    item = life.http.as_(user, "GET", f"/desk/appeals/{life.no}")
    assert [hit["no"] for hit in found] == [no for no in lines if no == life.no]
    assert (item[0] == 200) == (life.no in lines)
    for line in filter(None, [lines.get(life.no)]):
        assert {name: item[1][name] for name in line} == line
        assert {name: found[0][name] for name in line} == line
    return lines


def one_line(lines):
    """Whoever sees a matter sees the same line of it."""
    for no in {no for seen in lines.values() for no in seen}:
        told = [seen[no] for seen in lines.values() if no in seen]
        assert all(line == told[0] for line in told)


def lists_and_counts(life, lines):
    for user, seen in lines.items():
        for queue in life.get(user, "/me")["queues"]:
            listed_there = listed(life, user, queue=queue["id"])
            if queue["id"] not in {"tasks", "asked"}:  # which count tasks
                assert len(listed_there) == queue["count"], (user, queue)
            for line in listed_there:
                assert {name: line[name] for name in seen[line["no"]]} == seen[line["no"]]
    narrowed(life, lines["dora"])


def narrowed(life, lines):
    """A list that is narrowed holds what says so of itself, and nothing else."""
    for colour in ("green", "yellow", "red"):
        of = {no for no, line in lines.items() if line["colour"] == colour}
        assert {line["no"] for line in listed(life, "dora", colour=colour)} == of
    late = {no for no, line in lines.items() if "overdue" in line["flags"]}
    assert {line["no"] for line in listed(life, "dora", queue="overdue")} == late
    assert late == {no for no, line in lines.items() if line["colour"] == "red"}
    for line in lines.values():
        assert line["no"] in {i["no"] for i in listed(life, "dora", status=line["status"])}


def board(life, lines):
    """The board counts what its reader's lists hold."""
    shown = life.get("lena", "/overview")
    waiting = [line for line in lines.values() if line["status"] in OPEN]
    shades = Counter(line["colour"] for line in waiting)
    assert shown["open"] == {"total": len(waiting), "more": False} | {
        colour: shades[colour] for colour in ("green", "yellow", "red")
    }
    stand = Counter(line["status"] for line in waiting)
    assert {row["status"]: row["count"] for row in shown["by_status"] if row["count"]} == stand
    units = {row["unit"]["id"]: row for row in shown["by_unit"]}
    for unit in {line["unit"]["id"] for line in waiting if line["unit"]} | set(units):
        theirs = [i for i in waiting if (i["unit"] or {}).get("id") == unit]
        red, yellow = (sum(i["colour"] == c for i in theirs) for c in ("red", "yellow"))
        assert (units[unit]["open"], units[unit]["red"], units[unit]["yellow"]) == (
            len(theirs), red, yellow,
        )  # fmt: skip
    due = sorted((i["due_at"], i["no"]) for i in waiting if i["due_at"])
    assert [(i["due_at"], i["no"]) for i in shown["oldest"]] == due


def citizens_page(life, lines):
    """The citizen and the desk are told one status, one promise and one time."""
    page = life.http.call("GET", f"/api/appeals/{life.receipt['query_code']}")[1]
    again = life.told(*life.first)
    item = life.http.as_("gwen", "GET", f"/desk/appeals/{life.no}")[1]
    assert (page["no"], page["status"], page["level"], page["steps"], page["submitted_at"]) == (
        item["no"], item["status"], item["level"], item["steps"], item["submitted_at"],
    )  # fmt: skip
    assert page["due_at"] == item["answer_by"]
    assert again["answer_by"] == page["due_at"] or page["due_at"] is None
    assert again["dispatch_by"] == page["dispatch_by"] == life.receipt["dispatch_by"]
    if "guarded" not in item["flags"]:
        assert page["unit"] == (item["unit"] or {}).get("name")
        assert life.no in lines
    if page["reply"]:
        assert page["reply"] == item["reply_public"]
    if page["rating"]:
        assert page["rating"] == item["rating"]
    one_time(page, item)
    last_promise(life, page)


def one_time(page, item):
    """What the citizen waits for is what is due to the desk, or the answer, if that is sooner."""
    if page["status"] not in WAITING:
        assert (page["colour"], page["due_step"]) == (None, None)
        return
    promised = [(item["answer_by"], "answer")] if item["answer_by"] else []
    due = [(item["due_at"], item["due_step"]["id"])] if item["due_at"] else []
    soonest = min([*due, *promised], default=None)
    said = page["due_step"] and (page["due_step"]["at"], page["due_step"]["id"])
    assert said == soonest
    if item["colour"] == "red" or "promise_broken" in item["flags"]:
        assert page["colour"] == "red"
    if page["colour"] == "red":
        assert item["colour"] == "red" or "promise_broken" in item["flags"]


def last_promise(life, page):
    """The last date that the way so far tells is the one that stands, and before it the receipt's."""
    told = [
        line["text"] for line in page["timeline"]
        if "最迟 " in line.get("text", "") or "顺延到 " in line.get("text", "")
    ]  # fmt: skip
    if page["due_at"] is None:
        return
    by = datetime.fromisoformat(page["due_at"]).astimezone(BEIJING)
    if told:
        assert f"{by.month} 月 {by.day} 日 {by:%H:%M}" in told[-1]
    else:
        assert page["due_at"] == life.receipt["answer_by"]


def told_in_time(life, lines):
    """Who is told this moment that something is late finds it red, in every list."""
    for user, seen in lines.items():
        for message in life.get(user, "/inbox")["items"]:
            is_new = datetime.fromisoformat(message["at"]) >= life.hand.at
            if is_new and message["text"].startswith(LATE):
                assert seen[message["no"]]["colour"] == "red", (user, message)
            if is_new and message["text"].startswith("承诺群众的答复时间已到"):
                assert "promise_broken" in seen[message["no"]]["flags"]
