"""What may be danger, or may be a report, waits for a person, and what they decide is obeyed."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from functions.domain.codes import id_of
from functions.domain.county.county import Settings
from functions.domain.safety import Heard, Tier, listen
from functions.router.route import route
from functions.store import accounts, appeals, registry
from functions.timers.sweep import sweep
from tests.county import VILLAGE, WALL
from tests.functions.telling import item, queue

LAMP = "小区门口的路灯坏了半个月了"
TOLD = (
    "妈妈吃了好多安眠药叫她她不理我", "爷爷喘得厉害站不起来", "有人一直跟着我回家", "奶奶倒了没人扶", "屋里好呛人",
    "窗口的人说找他表哥代办就快", "听说管低保的人收好处", "村干部自己人先分", "领导打过招呼", "书记的亲戚都有低保",
)  # fmt: skip


def unsure(**tiers) -> list[str]:
    """Texts of which the nets are not sure, in that way."""
    settings = Settings("")
    wanted = Heard(**tiers)
    found = [
        text
        for text in TOLD
        if (said := listen(settings.emergency_words, settings.guarded_words, text)).danger
        == wanted.danger
        and said.report == wanted.report
    ]
    assert found, "the nets are sure of all of these now: invent others"
    return found


DANGER, REPORT = unsure(danger=Tier.MAYBE)[0], unsure(report=Tier.MAYBE)[0]


def tell(http, deliver, content=LAMP, key="k" * 20, code=WALL, **rest):
    receipt = http.submit(code, content, key=key, **rest)
    deliver()
    return receipt


def inbox(http, user, no):
    return [m["text"] for m in http.as_(user, "GET", "/inbox")[1]["items"] if m["no"] == no]


def count(http, user, name="to_check"):
    queues = http.as_(user, "GET", "/me")[1]["queues"]
    return next((q["count"] for q in queues if q["id"] == name), None)


def gone(user):
    accounts.change_person(
        "north", user, lambda kept: replace(kept, person=replace(kept.person, active=False))
    )


def later(minutes, deliver):
    at = datetime.now(UTC) + timedelta(minutes=minutes)
    sweep(lambda tenant, identity: route(tenant, identity, at=at), at=at)
    deliver()


def stands(no):
    return appeals.load("north", id_of(no)).state


@pytest.mark.parametrize("field", ["content", "address", "service"])
def test_what_may_be_danger_is_first_in_the_queue_and_its_suggestion_shown(http, deliver, field):
    other = tell(http, deliver, "那里有问题，你们管管", key="o" * 20)["no"]
    receipt = tell(http, deliver, **({"content": LAMP} | {field: DANGER}))
    no = receipt["no"]

    assert (receipt["danger"], receipt["protected"]) == ("maybe", None)
    assert [n["number"] for n in receipt["emergency"]] == ["110", "119", "120"]
    seen = item(http, no)
    assert (seen["status"], seen["level"], seen["unit"]) == ("submitted", 2, None)
    assert [d["id"] for d in seen["doubts"]] == ["danger"]
    assert seen["doubts"][0]["words"]
    assert seen["due_step"]["id"] == "check"
    assert "check" in seen["can"]
    assert "dispatch" not in seen["can"]
    assert (queue(http, "to_check"), count(http, "dora")) == ([no], 1)
    assert queue(http, "to_dispatch") == [no, other]
    assert any("待核实" in text for text in inbox(http, "dora", no))
    if field != "content":
        assert seen["suggestion"]["choices"][0]["unit"]["id"] == "lights"


def test_it_is_told_again_after_five_minutes_and_then_to_those_above(http, deliver):
    no = tell(http, deliver, DANGER)["no"]
    before = len(inbox(http, "dora", no))

    later(4.9, deliver)
    assert (len(inbox(http, "dora", no)), inbox(http, "lena", no)) == (before, [])
    later(5.1, deliver)
    assert (len(inbox(http, "dora", no)), inbox(http, "lena", no)) == (before + 1, [])
    later(10.1, deliver)
    assert len(inbox(http, "lena", no)) == 1


def test_confirmed_danger_goes_out_at_once(http, deliver):
    no = tell(http, deliver, address=DANGER)["no"]

    status, _ = http.act("dora", no, "check", danger=True)
    deliver()

    seen = item(http, no)
    assert status == 200
    assert (seen["status"], seen["level"], seen["unit"]["id"]) == ("dispatched", 1, "lights")
    assert [u["id"] for u in seen["co_units"]] == ["duty"]
    assert "emergency" in seen["flags"]
    assert inbox(http, "hans", no)


def test_what_is_no_danger_goes_the_ordinary_way_and_raises_no_second_doubt(http, deliver):
    receipt = tell(http, deliver, address=DANGER)
    no = receipt["no"]

    http.act("dora", no, "check", danger=False)
    deliver()

    seen = item(http, no)
    assert (seen["status"], seen["level"], seen["unit"]["id"]) == ("dispatched", 3, "lights")
    assert (seen["doubts"], queue(http, "to_check")) == ([], [])
    page = http.call("GET", f"/api/appeals/{receipt['query_code']}")[1]
    assert (page["danger"], page["emergency"]) == (None, [])
    assert "值班人员已核实您说的情况" in [line["label"] for line in page["timeline"]]


def test_an_answer_to_what_is_not_in_doubt_is_refused(http, deliver):
    no = tell(http, deliver, DANGER)["no"]

    assert http.act("dora", no, "check", report=True)[0] == 422
    assert http.act("dora", no, "check")[0] == 422
    assert http.act("rita", no, "check", danger=True)[0] == 403
    assert http.act("dora", no, "check", danger=True)[0] == 200
    assert http.act("dora", no, "check", danger=True)[0] == 409


# --- what may be a report --------------------------------------------------------------------


def readers(http, no):
    people = ("dora", "rita", "lena", "hans", "vera", "gwen", "cora")
    active = [u for u in people if registry.person("north", u).active]
    return {u for u in active if http.as_(u, "GET", f"/desk/appeals/{no}")[0] == 200}


@pytest.mark.parametrize("field", ["content", "address", "service"])
def test_what_may_be_a_report_is_kept_from_all_without_the_right(http, deliver, field):
    receipt = http.submit(VILLAGE, **({"content": LAMP} | {field: REPORT}))
    no = receipt["no"]
    at_once = readers(http, no)
    deliver()

    assert receipt["protected"] == {"readers": "县纪委监委"}
    assert at_once == readers(http, no) == {"gwen"}
    assert (count(http, "dora"), count(http, "gwen")) == (0, 1)
    assert (inbox(http, "dora", no), len(inbox(http, "gwen", no))) == ([], 1)
    assert stands(no).no_forward == ("gov", "town", "village")


def test_what_is_a_report_goes_to_the_unit_for_reports(http, deliver):
    no = tell(http, deliver, REPORT, code=VILLAGE)["no"]

    http.act("gwen", no, "check", report=True)
    deliver()

    assert readers(http, no) == {"gwen", "cora"}
    seen = item(http, no, "cora")
    assert (seen["status"], seen["unit"]["id"], seen["category"]) == (
        "dispatched", "ccdi", "纪检监察",
    )  # fmt: skip
    assert inbox(http, "cora", no)


def test_what_is_none_is_dispatched_as_usual(http, deliver):
    no = tell(http, deliver, address=REPORT)["no"]

    http.act("gwen", no, "check", report=False)
    deliver()

    seen = item(http, no)
    assert (seen["status"], seen["unit"]["id"], "guarded" in seen["flags"]) == (
        "dispatched", "lights", False,
    )  # fmt: skip
    assert inbox(http, "hans", no)


def test_where_no_dispatcher_has_the_right_the_unit_for_reports_decides(http, deliver):
    gone("gwen")
    no = tell(http, deliver, address=REPORT)["no"]

    assert readers(http, no) == {"cora"}
    assert "check" in item(http, no, "cora")["can"]
    status, _ = http.act("cora", no, "check", report=False)
    deliver()

    assert status == 204
    assert item(http, no)["unit"]["id"] == "lights"


def test_where_nobody_has_the_right_the_admins_are_told_its_number(http, deliver):
    gone("gwen")
    gone("cora")
    no = tell(http, deliver, address=REPORT)["no"]
    later(5.1, deliver)

    assert len(inbox(http, "adam", no)) == 2
    assert "没有人有权查看" in inbox(http, "adam", no)[0]
    assert inbox(http, "dora", no) == []


def test_trials_and_boards_do_not_betray_it(http, deliver):
    no = tell(http, deliver, REPORT)["no"]

    rules = http.as_("adam", "GET", "/rules")[1]["rules"]
    trial = http.as_("adam", "POST", "/rules/trial", {"rules": rules})[1]
    overview = http.as_("lena", "GET", "/overview")[1]

    assert trial["looked_at"] == 0
    assert no not in str(overview)


# --- said later ------------------------------------------------------------------------------


def test_an_addition_that_may_be_danger_is_checked_where_the_matter_lies(http, deliver):
    receipt = tell(http, deliver)
    no, code = receipt["no"], receipt["query_code"]

    page = http.call("POST", f"/api/appeals/{code}/supplement", {"content": DANGER})[1]
    deliver()

    assert (page["danger"], bool(page["emergency"])) == ("maybe", True)
    assert all(any("待核实" in t for t in inbox(http, u, no)) for u in ("hans", "boss", "dora"))
    assert queue(http, "to_check") == [no]
    assert http.act("hans", no, "check", danger=True)[0] == 200
    assert (stands(no).level, stands(no).unit, stands(no).status) == (1, "lights", "dispatched")


@pytest.mark.parametrize("says", [True, False])
def test_an_addition_that_may_be_a_report_is_taken_away_and_comes_back_if_it_is_none(
    http, deliver, says
):
    receipt = tell(http, deliver)
    no, code = receipt["no"], receipt["query_code"]
    http.act("hans", no, "sign")

    http.call("POST", f"/api/appeals/{code}/supplement", {"content": REPORT})
    deliver()
    assert readers(http, no) == {"gwen"}
    http.act("gwen", no, "check", report=says)
    deliver()

    unit, status = ("ccdi", "dispatched") if says else ("lights", "processing")
    assert (stands(no).unit, stands(no).status, stands(no).guarded) == (unit, status, says)


@pytest.mark.parametrize(("level", "then"), [(5, "done"), (1, "submitted")])
def test_a_rating_that_may_be_danger_is_checked_and_then_counts(http, deliver, level, then):
    receipt = tell(http, deliver, "图书馆几点开门呢")
    no, code = receipt["no"], receipt["query_code"]
    http.act("dora", no, "answer", reply_public="早上八点。")

    said = {"level": level, "solved": level > 2, "text": DANGER}
    page = http.call("POST", f"/api/appeals/{code}/rating", said)[1]
    deliver()
    assert (page["danger"], queue(http, "to_check")) == ("maybe", [no])
    http.act("dora", no, "check", danger=False)
    deliver()

    assert (stands(no).status, stands(no).doubts) == (then, ())


# --- what it teaches -------------------------------------------------------------------------


def test_two_people_quieten_the_next_one_and_it_can_be_taken_back(http, deliver):
    texts = [DANGER, DANGER + "。", DANGER + "！", DANGER + "～"]
    nos = []
    for n, user in enumerate(("dora", "gwen")):
        nos.append(tell(http, deliver, texts[n], key=f"{n}" * 20)["no"])
        http.act(user, nos[-1], "check", danger=False)
        deliver()

    quiet = tell(http, deliver, texts[2], key="q" * 20)
    shown = http.as_("dora", "GET", "/checks")[1]["items"]
    dropped = http.as_("dora", "DELETE", f"/checks/{nos[0]}")[0]
    again = tell(http, deliver, texts[3], key="a" * 20)

    assert quiet["danger"] is None
    assert {(c["no"], c["danger"]) for c in shown} == {(no, False) for no in nos}
    assert not any(DANGER[:4] in str(c) for c in shown)
    assert (dropped, again["danger"]) == (204, "maybe")


def test_what_teaches_of_reports_is_named_to_who_may_read_them_alone(http, deliver):
    no = tell(http, deliver, REPORT)["no"]
    http.act("gwen", no, "check", report=True)
    deliver()

    assert [c["no"] for c in http.as_("gwen", "GET", "/checks")[1]["items"]] == [no]
    assert http.as_("dora", "GET", "/checks")[1]["items"] == []
    assert http.as_("dora", "DELETE", f"/checks/{no}")[0] == 404
    assert registry.checks("north")
