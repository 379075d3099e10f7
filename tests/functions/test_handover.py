"""Work is handed over (工作交接): all that is open with one person goes to another in one act, on record."""

import pytest

from functions.domain.county.county import Shift
from functions.domain.county.roles import Role
from functions.store import registry
from functions.tenants import handover
from tests.county import VILLAGE, settle
from tests.functions.test_co_units import staff
from tests.functions.test_joint_handling import count, heard, mine, seen, tasks
from tests.functions.test_tasks import lit


@pytest.fixture
def lamp(http, deliver):
    return lit(http, deliver)


def handed(http, old, new, user="adam", **more):
    return http.as_(user, "POST", f"/people/{old}/handover", {"new": new} | more)


def test_what_is_asked_of_somebody_by_name_goes_to_who_takes_over_and_the_log_says_so(
    http, deliver, lamp
):
    staff("wang", "lights", Role.HANDLER)
    http.act("lena", lamp, "instruct", text="请包案", person="hans")
    http.act("lena", lamp, "supervise", form="leader", text="请说明", person="hans")
    deliver()

    status, told = handed(http, "hans", "wang", note="岗位调整")
    deliver()

    assert (status, told["tasks"], told["kept"], told["left"]) == (200, 1, 0, 0)
    found = tasks(http, "dora", lamp)
    assert {t["to"]["id"] for t in found.values()} == {"wang"}
    assert (mine(http, "wang"), mine(http, "hans")) == ([lamp], [])
    assert "工作交接：有交办转给您" in heard(http, "wang")
    event = seen(http, "dora", lamp)["events"][-1]
    assert event["action"] == "hand-over"
    assert "承办人 → wang" in event["note"]
    assert "管理员" in event["note"]
    assert http.act("wang", lamp, "answer-task", task="1", reply="已接手，已到现场")[0] == 200


def test_what_waits_for_others_but_comes_back_to_them_goes_too(http, lamp):
    staff("wang", "lights", Role.HANDLER)
    http.act("lena", lamp, "instruct", text="请包案", person="hans")
    http.act("hans", lamp, "answer-task", task="1", reply="已到现场")

    assert handed(http, "hans", "wang")[1]["tasks"] == 1
    sent_back = {"task": "1", "decision": "refuse", "note": "没说清"}
    assert http.act("rita", lamp, "close-task", **sent_back)[0] == 200

    assert (mine(http, "wang"), mine(http, "hans")) == ([lamp], [])


def test_what_a_leader_asked_is_followed_by_who_takes_over(http, lamp):
    staff("luo", None, Role.LEADER)
    http.act("lena", lamp, "instruct", text="请三日内办结")

    assert handed(http, "lena", "luo")[1]["tasks"] == 1

    assert (count(http, "luo", "asked")["count"], count(http, "lena", "asked")["count"]) == (1, 0)


def test_posts_and_shifts_go_with_it(http):
    settle(roster=(Shift("18:00-08:00", ("hans", "boss")),))
    node = f"p{VILLAGE}"
    http.as_("adam", "POST", f"/posts/{node}", {"posts": [{"duty": "网格员", "person": "hans"}]})

    told = handed(http, "hans", "heidi")[1]

    assert (told["posts"], told["shifts"]) == (1, 1)
    assert http.as_("adam", "GET", f"/posts/{node}")[1]["posts"][0]["person"] == "heidi"
    assert registry.county("north").settings.roster[0].people == ("heidi", "boss")


def test_doing_it_again_changes_nothing(http, lamp):
    http.act("lena", lamp, "instruct", text="请包案", person="hans")
    handed(http, "hans", "heidi")
    step = seen(http, "dora", lamp)["step"]

    _, told = handed(http, "hans", "heidi")

    assert (told["posts"], told["shifts"], told["tasks"]) == (0, 0, 0)
    assert seen(http, "dora", lamp)["step"] == step


def test_a_closed_account_can_be_handed_over_and_none_that_is_closed_takes_over(http, lamp):
    http.act("lena", lamp, "instruct", text="请包案", person="hans")
    http.as_("adam", "POST", "/people/hans", {"active": False})
    http.as_("adam", "POST", "/people/boss", {"active": False})

    for nobody in ("boss", "nobody", "adam", "hans"):
        status, problem = handed(http, "hans", nobody)
        assert (status, problem["errors"][0]["field"]) == (422, "new")
    assert handed(http, "nobody", "heidi")[0] == 404
    assert handed(http, "hans", "heidi", user="lena")[0] == 403
    assert handed(http, "hans", "heidi")[1]["tasks"] == 1


def test_of_a_report_nothing_goes_to_who_may_not_read_it(http, deliver):
    no = http.submit(VILLAGE, "实名举报村支书王某某贪污低保款，不要转给村里")["no"]
    deliver()
    staff("gina", None, Role.LEADER, guarded=True)
    assert http.act("gina", no, "instruct", text="请核实", person="cora")[0] == 200
    staff("cara", "ccdi", Role.HANDLER, guarded=True)

    assert (
        handed(http, "cora", "heidi")[1]["tasks"],
        handed(http, "cora", "heidi")[1]["kept"],
    ) == (0, 1)
    assert tasks(http, "gwen", no)["1"]["to"]["id"] == "cora"
    assert handed(http, "cora", "cara")[1]["tasks"] == 1
    assert tasks(http, "gwen", no)["1"]["to"]["id"] == "cara"


def test_reports_that_stay_keep_nothing_behind_them_waiting(http, deliver, monkeypatch):
    monkeypatch.setattr(handover, "AT_ONCE", 2)
    staff("gina", None, Role.LEADER, guarded=True)
    for n in range(3):
        report = {"key": f"report-{n}-0123456789ab"}
        no = http.submit(VILLAGE, f"实名举报村支书王某某贪污低保款第{n}笔，不要转给村里", **report)[
            "no"
        ]
        deliver()
        assert http.act("gina", no, "instruct", text="请核实", person="cora")[0] == 200
    ours = lit(http, deliver)
    assert http.act("gina", ours, "instruct", text="请核实", person="cora")[0] == 200

    calls, after = [], ""
    while not calls or after:
        _, told = handed(http, "cora", "heidi", after=after)
        calls.append((told["tasks"], told["kept"], told["left"]))
        after = told["next"]

    assert sum(tasks for tasks, _, _ in calls) == 1
    assert sum(kept for _, kept, _ in calls) == 3
    assert len(calls) == 2
    assert calls[-1][2] == 0
    assert tasks(http, "dora", ours)["1"]["to"]["id"] == "heidi"
