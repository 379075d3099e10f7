"""Joint handling (会办, L08): each co-unit signs and replies, and the main unit closes only when all have."""

import pytest

from functions.domain.county.roles import Role, Unit
from functions.store import registry
from tests.county import VILLAGE, WALL
from tests.functions.test_co_units import SOLVED, staff, told
from tests.functions.test_lists import walked


@pytest.fixture
def cold(http, deliver):
    """With heat as main unit, lights to help; signed for."""
    no = told(http, deliver)["no"]
    assert http.act("heidi", no, "sign")[0] == 200
    return no


def seen(http, user, no):
    return http.as_(user, "GET", f"/desk/appeals/{no}")[1]


def tasks(http, user, no):
    return {t["id"]: t for t in seen(http, user, no)["tasks"]}


def mine(http, user):
    return [i["no"] for i in walked(http, user, "/desk/appeals?queue=tasks")]


def count(http, user, name="tasks"):
    queues = http.as_(user, "GET", "/me")[1]["queues"]
    return next(q for q in queues if q["id"] == name)


def heard(http, user):
    return [m["text"] for m in http.as_(user, "GET", "/inbox")[1]["items"]]


def test_a_co_unit_signs_and_replies_before_the_main_unit_can_close(http, cold):
    status, problem = http.act("heidi", cold, "resolve", **SOLVED)
    assert (status, "会办" in problem["detail"]) == (409, True)
    assert "resolve" not in seen(http, "heidi", cold)["can"]
    assert mine(http, "hans") == [cold]
    assert (count(http, "hans")["count"], count(http, "heidi")["count"]) == (1, 0)

    assert http.act("hans", cold, "sign-task", task="1")[0] == 200
    assert tasks(http, "heidi", cold)["1"]["state"] == "signed"
    status, item = http.act("hans", cold, "answer-task", task="1", reply="已派人恢复供电，配合抢修")
    assert status == 200

    (task,) = item["tasks"]
    assert (task["state"], task["answer"]["text"]) == ("done", "已派人恢复供电，配合抢修")
    assert (mine(http, "hans"), count(http, "hans")["count"]) == ([], 0)
    assert http.act("heidi", cold, "resolve", **SOLVED)[0] == 200


def test_each_of_three_must_reply(http, cold):
    staff("tina", "town", Role.HANDLER)
    staff("dave", "duty", Role.HANDLER)
    assert http.act("dora", cold, "join", co_units=["town", "duty"], text="请协助入户")[0] == 200

    for user, task in (("hans", "1"), ("tina", "2"), ("dave", "3")):
        assert http.act("heidi", cold, "resolve", **SOLVED)[0] == 409
        assert http.act(user, cold, "answer-task", task=task, reply="已完成")[0] == 200

    assert http.act("heidi", cold, "resolve", **SOLVED)[0] == 200


def test_a_coordinator_excuses_one_with_a_reason_which_stays_on_record(http, cold):
    assert http.act("dora", cold, "close-task", task="1", decision="excuse")[0] == 422
    for user in ("heidi", "hans"):
        status, _ = http.act(user, cold, "close-task", task="1", decision="excuse", note="不用了")
        assert status == 403

    status, _ = http.act("dora", cold, "close-task", task="1", decision="excuse", note="与照明无关")

    assert status == 200
    task = tasks(http, "heidi", cold)["1"]
    assert (task["state"], task["closed"]["text"]) == ("excused", "与照明无关")
    assert http.act("heidi", cold, "resolve", **SOLVED)[0] == 200


def test_who_says_that_it_is_not_theirs_and_is_refused_may_not_say_so_again(http, cold):
    body = {"task": "1", "reply": "不属于本单位职责", "declined": True}
    assert http.act("hans", cold, "answer-task", **body)[0] == 200
    assert tasks(http, "dora", cold)["1"]["state"] == "declined"
    assert (mine(http, "dora"), http.act("heidi", cold, "resolve", **SOLVED)[0]) == ([cold], 409)

    assert (
        http.act("dora", cold, "close-task", task="1", decision="refuse", note="请配合")[0] == 200
    )

    assert http.act("hans", cold, "answer-task", **body)[0] == 409
    assert http.act("hans", cold, "answer-task", task="1", reply="已配合")[0] == 200


def test_nobody_signs_or_answers_what_is_asked_of_another(http, cold):
    for verb, body in (("sign-task", {}), ("answer-task", {"reply": "办了"})):
        assert http.act("heidi", cold, verb, task="1", **body)[0] == 403
        assert http.act("rita", cold, verb, task="1", **body)[0] == 403
    assert http.act("hans", cold, "answer-task", task="9", reply="办了")[0] == 404


def test_the_main_unit_asks_others_to_join_and_each_once(http, cold):
    staff("tina", "town", Role.HANDLER)
    assert http.act("hans", cold, "join", co_units=["town"])[0] == 403

    assert http.act("heidi", cold, "join", co_units=["town", "lights", "heat"])[0] == 200

    assert [t["to"]["id"] for t in seen(http, "dora", cold)["tasks"]] == ["lights", "town"]
    assert http.act("heidi", cold, "join", co_units=["town"])[0] == 422
    assert http.act("heidi", cold, "join", co_units=["nowhere"])[0] == 422


def test_who_is_asked_is_told_and_who_asked_is_told_of_the_answer(http, deliver, cold):
    staff("tina", "town", Role.HANDLER)
    http.act("dora", cold, "join", co_units=["town"])
    deliver()
    assert "有会办任务待签收" in heard(http, "tina")
    assert "有会办任务待签收" not in heard(http, "hans")

    http.act("tina", cold, "answer-task", task="2", reply="已入户")
    deliver()

    assert "交办事项已回复" in heard(http, "dora")
    assert "交办事项已回复" in heard(http, "heidi")


def test_a_later_dispatch_keeps_what_was_answered_and_asks_who_is_new(http, cold):
    staff("tina", "town", Role.HANDLER)
    http.act("hans", cold, "answer-task", task="1", reply="已完成")

    http.act("dora", cold, "dispatch", unit="heat", co_units=["lights", "town"])

    found = tasks(http, "dora", cold)
    assert {t["to"]["id"]: t["state"] for t in found.values()} == {
        "lights": "done",
        "town": "asked",
    }
    assert mine(http, "tina") == [cold]


def test_a_matter_that_ends_asks_nobody_any_more(http, cold):
    http.act("rita", cold, "terminate", reason="out_of_scope", guidance="请拨打热线咨询。")

    (task,) = seen(http, "dora", cold)["tasks"]
    assert (mine(http, "hans"), task["state"], task["can"]) == ([], "over", [])


def test_of_a_report_the_accused_cannot_be_asked_and_who_is_reads_as_the_unit_does(http, deliver):
    told_ = "实名举报青竹村支书把低保给了他亲弟媳妇，电话19900000061，不要转给镇里和村里"
    no = http.submit(VILLAGE, told_)["no"]
    deliver()
    registry.add_unit("north", Unit("audit", "县审计局"))
    staff("luis", "audit", Role.HANDLER, guarded=True)
    staff("lars", "audit", Role.HANDLER)
    assert http.act("cora", no, "sign")[0] == 200

    for accused in ("village", "town"):
        assert http.act("cora", no, "join", co_units=[accused])[0] == 422
    assert http.act("cora", no, "join", co_units=["audit"])[0] == 200

    assert (mine(http, "luis"), mine(http, "lars"), mine(http, "vera")) == ([no], [], [])
    item = seen(http, "luis", no)
    assert ("19900000061" in str(item), item["may_reveal"]) == (False, False)
    assert http.as_("lars", "GET", f"/desk/appeals/{no}")[0] == 404


def test_what_becomes_protected_is_taken_from_who_was_asked(http, cold):
    assert http.act("dora", cold, "protect")[0] == 204

    assert (mine(http, "hans"), count(http, "hans")["count"]) == ([], 0)
    assert http.as_("hans", "GET", f"/desk/appeals/{cold}")[0] == 404


def test_the_citizen_reads_nothing_of_what_is_asked_within_the_offices(http, deliver):
    receipt = http.submit(WALL, "家里暖气三天不热，供暖什么时候恢复", key="w" * 20)
    deliver()
    http.act("heidi", receipt["no"], "sign")
    before = http.call("GET", f"/api/appeals/{receipt['query_code']}")[1]["timeline"]
    http.act("hans", receipt["no"], "answer-task", task="1", reply="内部：线路老化")

    assert http.call("GET", f"/api/appeals/{receipt['query_code']}")[1]["timeline"] == before
