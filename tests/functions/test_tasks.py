"""What is asked of somebody on a matter: whistle, delegation, instruction, order, judgement, referral, verification."""

from datetime import UTC, datetime, timedelta

import pytest

import app as product
from functions.domain.county.roles import Role, Unit
from functions.store import registry
from tests.county import WALL
from tests.functions.test_co_units import staff
from tests.functions.test_joint_handling import count, heard, mine, seen, tasks

LAMP = "小区门口的路灯坏了半个月了"
SOLVED = {"result": "solved", "reply_public": "路灯已修好。", "contacted": False}


@pytest.fixture
def lamp(http, deliver):
    return lit(http, deliver)


def lit(http, deliver):
    """With lights, signed for; nobody helps."""
    receipt = http.submit(WALL, LAMP)
    deliver()
    assert http.act("hans", receipt["no"], "sign")[0] == 200
    return receipt["no"]


def later(**time):
    return (datetime.now(UTC) + timedelta(**time)).isoformat()


def resolved(http, no):
    return http.act("hans", no, "resolve", **SOLVED)[0]


def timeline(http):
    receipt = http.submit(WALL, LAMP)  # the same key: the first one's
    return http.call("GET", f"/api/appeals/{receipt['query_code']}")[1]["timeline"]


def test_an_instruction_is_answered_by_the_unit_and_signed_off_by_the_office(http, deliver, lamp):
    assert http.act("lena", lamp, "instruct", text="请三日内办结", due_at=later(days=3))[0] == 200
    deliver()
    assert "领导有新批示" in heard(http, "hans")
    assert (mine(http, "hans"), count(http, "lena", "asked")["count"]) == ([lamp], 1)

    assert http.act("hans", lamp, "answer-task", task="1", reply="已更换灯头")[0] == 200
    assert (mine(http, "hans"), mine(http, "rita")) == ([], [lamp])
    assert http.act("hans", lamp, "close-task", task="1", decision="accept")[0] == 403
    again = {"task": "1", "decision": "refuse", "note": "没说清原因"}
    assert http.act("rita", lamp, "close-task", **again)[0] == 200
    assert mine(http, "hans") == [lamp]
    http.act("hans", lamp, "answer-task", task="1", reply="线路老化，已整条更换")
    before = timeline(http)
    assert http.act("rita", lamp, "close-task", task="1", decision="accept")[0] == 200

    assert (tasks(http, "lena", lamp)["1"]["state"], count(http, "lena", "asked")["count"]) == ("done", 0)  # fmt: skip
    assert timeline(http) == before


def test_of_an_instruction_the_citizen_reads_what_the_office_publishes_and_no_more(http, lamp):
    http.act("lena", lamp, "instruct", text="内部：盯紧这家")
    http.act("hans", lamp, "answer-task", task="1", reply="已更换")

    http.act("rita", lamp, "close-task", task="1", decision="accept", public="县领导已督促修复。")

    told = str(timeline(http))
    assert "县领导已督促修复。" in told
    assert "盯紧" not in told


def test_an_instruction_to_somebody_by_name_is_theirs_alone(http, lamp):
    assert http.act("lena", lamp, "instruct", text="请包案", person="heidi")[0] == 200
    assert http.act("lena", lamp, "instruct", text="请包案", person="adam")[0] == 422

    assert (mine(http, "heidi"), mine(http, "hans")) == ([lamp], [])
    assert seen(http, "heidi", lamp)["may_reveal"] is False
    assert http.act("heidi", lamp, "answer-task", task="1", reply="已到现场")[0] == 200


@pytest.mark.parametrize("form", ["letter", "talk", "listed", "raised", "leader"])
def test_an_order_that_is_not_answered_bars_closing(http, lamp, form):
    assert http.act("lena", lamp, "supervise", form=form, text="说明为何超期")[0] == 200

    assert resolved(http, lamp) == 409
    status, _ = http.act("rita", lamp, "terminate", reason="out_of_scope", guidance="请拨打热线。")
    assert status == 409
    assert http.act("dora", lamp, "terminate")[0] == 403
    http.act("hans", lamp, "answer-task", task="1", reply="灯头缺货，明天到")
    assert resolved(http, lamp) == 409  # until it is signed off
    assert http.act("lena", lamp, "close-task", task="1", decision="accept")[0] == 200

    assert resolved(http, lamp) == 200


def test_what_is_supervised_is_a_list_that_is_narrowed_by_the_form_of_the_order(http, lamp):
    def listed(more=""):
        return [i["no"] for i in http.as_("rita", "GET", f"/desk/appeals?queue=supervised{more}")[1]["items"]]  # fmt: skip

    assert listed() == []
    http.act("lena", lamp, "supervise", form="letter", text="请说明")
    assert count(http, "rita", "supervised")["count"] == 1
    assert (listed(), listed("&form=letter"), listed("&form=talk")) == ([lamp], [lamp], [])
    assert http.as_("rita", "GET", "/desk/appeals?queue=supervised&form=war")[0] == 422
    http.act("hans", lamp, "answer-task", task="1", reply="已说明")
    http.act("rita", lamp, "close-task", task="1", decision="accept")
    assert listed() == []


def test_an_order_on_what_is_done_bars_its_archive(http, lamp, monkeypatch):
    resolved(http, lamp)
    http.act("rita", lamp, "review", decision="approve")
    http.act("dora", lamp, "visit", reached=False)
    _sweep(http, monkeypatch, days=8)
    assert http.act("lena", lamp, "supervise", form="letter", text="请说明")[0] == 200

    _sweep(http, monkeypatch, days=60)
    assert seen(http, "lena", lamp)["status"] == "done"
    http.act("hans", lamp, "answer-task", task="1", reply="已说明")
    http.act("rita", lamp, "close-task", task="1", decision="accept")
    _sweep(http, monkeypatch, days=61)

    assert seen(http, "lena", lamp)["status"] == "archived"


def _sweep(http, monkeypatch, **later):
    http.tokens.clear()  # a session of one day is over on another
    at = datetime.now(UTC) + timedelta(**later)
    monkeypatch.setattr(product, "now", lambda: at)
    product.sweep({"version": "", "account": "", "region": "", "detail": {}, "detail-type": "",
                   "source": "", "time": "", "id": "", "resources": []}, None)  # fmt: skip


def test_an_order_that_is_late_is_red_and_its_unit_its_head_and_who_gave_it_hear_of_it(
    http, deliver, lamp, monkeypatch
):
    http.act("lena", lamp, "supervise", form="letter", text="请说明", due_at=later(hours=1))

    _sweep(http, monkeypatch, minutes=61)
    deliver()

    assert tasks(http, "lena", lamp)["1"]["colour"] == "red"
    assert count(http, "hans")["late"] == 1
    for user in ("hans", "boss", "lena"):
        assert sum("红灯：交办事项逾期未办" in text for text in heard(http, user)) == 1
    assert heard(http, "heidi") == []


def test_a_whistle_is_answered_by_coming_and_rated_and_who_does_not_come_is_red(
    http, deliver, lamp, monkeypatch
):
    staff("tina", "town", Role.HANDLER)
    call = {"units": ["town", "heat"], "text": "请到现场联合处置", "minutes": 30}
    assert http.act("hans", lamp, "whistle", **call)[0] == 200
    assert http.act("heidi", lamp, "whistle", **call)[0] == 403
    deliver()
    assert "吹哨：请按时到场报到" in heard(http, "tina")

    assert http.act("tina", lamp, "sign-task", task="1")[0] == 200
    _sweep(http, monkeypatch, minutes=31)
    found = tasks(http, "hans", lamp)
    assert (found["1"]["state"], found["1"]["colour"], found["2"]["colour"]) == (
        "came",
        None,
        "red",
    )
    assert http.act("hans", lamp, "close-task", task="1", decision="accept")[0] == 422
    assert http.act("tina", lamp, "close-task", task="1", decision="accept", level=5)[0] == 403
    assert http.act("hans", lamp, "close-task", task="1", decision="accept", level=4)[0] == 200
    assert tasks(http, "dora", lamp)["1"]["level"] == 4


def test_what_is_handed_down_comes_back_up_hop_by_hop(http, deliver):
    registry.add_unit("north", Unit("grid", "一网格", "village"))
    staff("tina", "town", Role.HANDLER)
    staff("vic", "village", Role.HANDLER)
    staff("greta", "grid", Role.HANDLER)
    no = http.submit(WALL, LAMP, contact={"phone": "19900000061"})["no"]
    deliver()
    http.act("dora", no, "dispatch", unit="town")
    http.act("tina", no, "sign")
    assert http.act("tina", no, "delegate", unit="heat", due_at=later(hours=9))[0] == 422
    assert http.act("tina", no, "delegate", unit="village", due_at=later(days=99))[0] == 422

    assert http.act("tina", no, "delegate", unit="village", due_at=later(hours=9))[0] == 200
    assert seen(http, "vic", no)["may_reveal"]  # who is to handle it reads as its unit does
    assert http.act("vic", no, "delegate", unit="grid", due_at=later(hours=10))[0] == 422
    assert http.act("vic", no, "delegate", unit="grid", due_at=later(hours=8))[0] == 200
    called = {"method": "phone", "result": "已约好", "reached": True}
    assert http.act("greta", no, "contact", **called)[0] == 200

    assert http.act("vic", no, "answer-task", task="1", reply="办好了")[0] == 409
    assert http.act("greta", no, "answer-task", task="2", reply="已修好")[0] == 200
    assert http.act("vic", no, "answer-task", task="1", reply="办好了")[0] == 409
    assert http.act("vic", no, "close-task", task="2", decision="accept")[0] == 200
    assert http.act("vic", no, "answer-task", task="1", reply="网格已修好")[0] == 200
    status, _ = http.act("tina", no, "resolve", **SOLVED | {"contacted": True})
    assert status == 409
    assert http.act("tina", no, "close-task", task="1", decision="accept")[0] == 200
    assert http.act("tina", no, "resolve", **SOLVED | {"contacted": True})[0] == 200


def test_the_citizen_is_told_where_else_help_was_asked_for(http, lamp):
    told = {"to": "青竹司法所", "text": "请调解邻里纠纷", "public": "您可到镇上司法所，电话12348。"}

    assert http.act("hans", lamp, "refer", **told)[0] == 200

    assert "青竹司法所：您可到镇上司法所，电话12348。" in str(timeline(http))
    assert mine(http, "hans") == [lamp]
    assert http.act("hans", lamp, "answer-task", task="1", reply="已调解")[0] == 200
    assert tasks(http, "hans", lamp)["1"]["state"] == "done"


def test_a_unit_that_is_asked_to_verify_says_what_it_found(http, lamp):
    assert http.act("dora", lamp, "verify", units=["heat"], text="请核查供暖")[0] == 200
    assert resolved(http, lamp) == 200  # it bars the file alone

    assert http.act("heidi", lamp, "answer-task", task="1", reply="已核")[0] == 422
    assert http.act("heidi", lamp, "answer-task", task="1", reply="已核", result="partly")[0] == 200

    assert tasks(http, "dora", lamp)["1"]["answer"]["result"] == "部分属实"


def test_a_deputy_who_is_not_satisfied_is_answered_and_what_was_closed_is_done_again(http, lamp):
    assert http.act("rita", lamp, "comment", text="代表：办得及时", level=5)[0] == 200
    assert seen(http, "rita", lamp)["tasks"] == []
    resolved(http, lamp)
    http.act("rita", lamp, "review", decision="approve")

    status, item = http.act("rita", lamp, "comment", text="代表：没有修好", level=1)

    assert (status, item["status"], item["round"]) == (200, "processing", 2)
    assert resolved(http, lamp) == 409
    http.act("hans", lamp, "answer-task", task="1", reply="已返修")
    http.act("rita", lamp, "close-task", task="1", decision="accept")
    assert resolved(http, lamp) == 200


def test_another_unit_gets_what_is_asked_of_whoever_has_it_and_nothing_else(http, lamp):
    http.act("lena", lamp, "instruct", text="请抓紧")
    http.act("hans", lamp, "whistle", units=["town"], text="请到场")

    http.act("dora", lamp, "dispatch", unit="heat", note="职能不符")

    assert [t["kind"] for t in seen(http, "dora", lamp)["tasks"]] == ["instruction"]
    assert (mine(http, "heidi"), mine(http, "hans")) == ([lamp], [])


def test_a_suggestion_is_put_before_a_leader_and_answered_there(http, deliver, lamp):
    asked = {"text": "居民建议延长照明时间，请阅示", "person": "lena"}
    assert http.act("hans", lamp, "escalate", **asked)[0] == 403
    assert http.act("dora", lamp, "escalate", **asked | {"person": "hans"})[0] == 422
    assert http.act("dora", lamp, "escalate", **asked)[0] == 200
    deliver()
    assert "有建议呈报，请您阅示" in heard(http, "lena")
    assert (mine(http, "lena"), mine(http, "hans")) == ([lamp], [])
    assert resolved(http, lamp) == 200  # nothing waits for it

    assert http.act("lena", lamp, "answer-task", task="1", reply="同意，请城管局列入计划")[0] == 200
    assert (mine(http, "lena"), mine(http, "rita")) == ([], [lamp])
    assert "列入计划" not in str(timeline(http))
    published = {
        "task": "1",
        "decision": "accept",
        "public": "县领导已采纳您的建议，列入明年计划。",
    }
    assert http.act("rita", lamp, "close-task", **published)[0] == 200

    assert "已采纳您的建议" in str(timeline(http))


def test_what_is_put_before_no_leader_by_name_waits_for_any_of_them(http, lamp):
    assert http.act("rita", lamp, "escalate", text="请领导定夺")[0] == 200

    assert mine(http, "lena") == [lamp]
    assert http.act("lena", lamp, "answer-task", task="1", reply="按规定办")[0] == 200
