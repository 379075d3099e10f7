"""A co-unit (协办) finds what it helps with in a list of its own, as long as it helps with it (F6)."""

from functions.domain.county.roles import Person, Role, Unit
from functions.store import accounts, registry
from functions.store.tables import AppealRow
from infra import replay_events
from tests.county import DIGEST, VILLAGE, WALL
from tests.functions.test_lists import walked

COLD = "家里暖气三天不热，供暖什么时候恢复"  # goes to heat, and lights helps
SOLVED = {"result": "solved", "reply_public": "暖气已经恢复。", "contacted": False}


def told(http, deliver, n=0, text=COLD):
    receipt = http.submit(WALL, f"{text}{n}" if n else text, key=f"co-{n:03}-0123456789abc")
    deliver()
    return receipt


def helping(http, user="hans"):
    return [item["no"] for item in walked(http, user, "/desk/appeals?queue=helping")]


def whole(http, user="hans"):
    return [item["no"] for item in walked(http, user, "/desk/appeals")]


def counted(http, user="hans"):
    queues = http.as_(user, "GET", "/me")[1]["queues"]
    return {q["id"]: q["count"] for q in queues if q["count"] and q["id"] != "tasks"}


def staff(identity, unit, *roles, **more):
    person = Person(identity, identity, frozenset(roles), unit, must_change_password=False, **more)
    accounts.add_person("north", person, DIGEST)
    registry.forget_kept()


def test_a_co_unit_finds_what_it_helps_with_beside_its_own_work(http, deliver):
    no = told(http, deliver)["no"]

    assert helping(http) == whole(http) == [no]
    assert counted(http) == {"helping": 1}
    assert http.as_("hans", "GET", "/desk/appeals?queue=to_sign")[1]["items"] == []
    assert counted(http, "heidi") == {"to_sign": 1}
    assert helping(http, "heidi") == []


def test_it_stays_in_the_list_while_it_is_in_hand_and_in_the_whole_list_after(http, deliver):
    no = told(http, deliver)["no"]
    replied = {"task": "1", "reply": "已到现场配合"}
    for user, act, body in [
        ("heidi", "sign", {}), ("hans", "answer-task", replied), ("heidi", "resolve", SOLVED),
    ]:  # fmt: skip
        assert http.act(user, no, act, **body)[0] == 200
        assert (helping(http), counted(http)) == ([no], {"helping": 1})

    assert http.act("rita", no, "review", decision="approve")[0] == 200

    assert (helping(http), counted(http), whole(http)) == ([], {}, [no])
    assert http.as_("hans", "GET", "/desk/appeals?status=visit")[1]["items"][0]["no"] == no


def test_what_is_due_first_stands_first_and_is_walked_to_its_end(http, deliver):
    nos = [told(http, deliver, n)["no"] for n in range(1, 6)]
    status, _ = http.act(
        "dora", nos[3], "dispatch", unit="heat", level=1, co_units=["lights"], note="老人独居"
    )
    assert status == 200

    items = walked(http, "hans", "/desk/appeals?queue=helping")

    assert items[0]["no"] == nos[3]
    assert [item["due_at"] for item in items] == sorted(item["due_at"] for item in items)
    assert {item["no"] for item in items} == set(nos)
    assert counted(http) == {"helping": 5}


def test_who_no_longer_helps_loses_it_and_who_helps_now_has_it(http, deliver):
    no = told(http, deliver)["no"]
    staff("tina", "town", Role.HANDLER)

    assert http.act("dora", no, "dispatch", unit="heat", co_units=["town"])[0] == 200

    assert (helping(http), whole(http), counted(http)) == ([], [], {})
    assert (helping(http, "tina"), counted(http, "tina")) == ([no], {"helping": 1})


def test_what_was_returned_or_withdrawn_is_no_work_of_a_co_unit_any_more(http, deliver):
    back, gone = told(http, deliver, 1), told(http, deliver, 2)
    basis = {"reason": "not_our_duty", "basis": "权责清单第 12 项：由小区物业管理。"}
    assert http.act("heidi", back["no"], "request-return", **basis)[0] == 200
    assert http.act("dora", back["no"], "decide-return", decision="approve", unit="town")[0] == 200
    assert http.call("POST", f"/api/appeals/{gone['query_code']}/withdraw", {})[0] == 200

    assert (helping(http), counted(http)) == ([], {})


def test_what_becomes_protected_vanishes_at_once_and_no_count_tells_of_it(http, deliver):
    no = told(http, deliver)["no"]

    assert http.act("dora", no, "protect")[0] == 204

    assert (helping(http), whole(http), counted(http)) == ([], [], {})
    assert http.as_("hans", "GET", f"/desk/appeals/{no}")[0] == 404


def test_a_report_that_is_helped_with_is_listed_for_those_only_who_may_read_it(http, deliver):
    receipt = http.submit(VILLAGE, "实名举报青竹村支书把低保给了他亲弟媳妇，不要转给镇里和村里")
    deliver()
    registry.add_unit("north", Unit("audit", "县审计局"))
    staff("luis", "audit", Role.HANDLER, guarded=True)
    staff("lars", "audit", Role.HANDLER)
    status, _ = http.act("gwen", receipt["no"], "dispatch", unit="ccdi", co_units=["audit"])
    assert status == 200

    assert (helping(http, "luis"), counted(http, "luis")) == ([receipt["no"]], {"helping": 1})
    assert (helping(http, "lars"), whole(http, "lars"), counted(http, "lars")) == ([], [], {})


def test_who_has_both_units_sees_it_once_as_their_own(http, deliver):
    no = told(http, deliver)["no"]
    staff("gina", "gov", Role.HANDLER)
    assert (helping(http, "gina"), whole(http, "gina")) == ([], [no])

    http.act("dora", no, "dispatch", unit="ccdi", co_units=["heat", "town"])

    assert (helping(http, "gina"), whole(http, "gina")) == ([no], [no])
    assert counted(http, "gina") == {"helping": 1}


def test_who_dispatches_too_finds_what_their_own_unit_helps_with(http, deliver):
    no, _ = told(http, deliver)["no"], told(http, deliver, 1, "小区门口的路灯坏了")
    staff("dirk", "lights", Role.DISPATCHER, Role.HANDLER)
    staff("vito2", "lights", Role.VISITOR, Role.HANDLER)

    assert helping(http, "dirk") == helping(http, "vito2") == [no]
    assert sorted(whole(http, "dirk")) == sorted(set(whole(http, "dirk")))
    assert sorted(whole(http, "vito2")) == sorted(set(whole(http, "vito2")))


def test_twenty_can_help_and_twenty_others_take_their_place_in_one_step(http, deliver):
    no = told(http, deliver)["no"]
    groups = [[f"{name}{n}" for n in range(20)] for name in ("one", "two")]
    for unit in (*groups[0], *groups[1]):
        registry.add_unit("north", Unit(unit, unit, "gov"))
    registry.forget_kept()
    staff("olga", "one19", Role.HANDLER)
    staff("otto", "two19", Role.HANDLER)

    assert http.act("dora", no, "dispatch", unit="heat", co_units=groups[0])[0] == 200
    assert (helping(http, "olga"), helping(http, "otto")) == ([no], [])
    assert http.act("dora", no, "dispatch", unit="heat", co_units=groups[1])[0] == 200
    assert (helping(http, "olga"), helping(http, "otto")) == ([], [no])


def test_words_that_are_erased_are_erased_for_who_helps_too(http, deliver):
    code = told(http, deliver)["query_code"]
    assert http.call("POST", f"/api/appeals/{code}/withdraw", {})[0] == 200
    assert http.call("POST", f"/api/appeals/{code}/contact", {"text": None})[0] == 200

    assert [COLD in row.body for row in co_rows()] == [False]


def co_rows():
    return [row for row in AppealRow.scan() if row.sk.startswith("task#")]


def test_the_rows_of_co_units_are_rebuilt_from_the_log(http, deliver):
    no = told(http, deliver)["no"]
    (row,) = co_rows()
    row.delete()
    AppealRow(
        row.pk, "task#co#town", body=row.body, unit_key=row.unit_key, due_key=row.due_key
    ).save()

    assert replay_events.main(["rebuild", f"north:{no}"]) == 0

    assert [(r.sk, r.unit_key, r.due_key) for r in co_rows()] == [
        (row.sk, row.unit_key, row.due_key)
    ]
    assert helping(http) == [no]


def test_what_was_dispatched_before_co_units_had_lists_is_listed_from_its_next_step(http, deliver):
    no = told(http, deliver)["no"]
    for row in co_rows():
        row.delete()
    assert helping(http) == []

    http.act("heidi", no, "sign")

    assert helping(http) == [no]
