"""What corrections and accepted returns teach; bounded, and taken back by one word."""

import pytest

from functions.domain import codes
from functions.domain.refusals import Busy
from functions.router.learn import learn
from functions.store import appeals, registry
from tests.county import VILLAGE
from tests.functions.telling import item, queue, suggestion, told

TREE = "门口那棵大树要倒了，压着电线，很危险"


def correct(http, deliver, times, user="dora", unit="heat"):
    for n in range(times):
        no = told(http, deliver, f"{TREE}，第{n}棵", n=f"{user}-{n}")
        http.act(user, no, "dispatch", unit=unit, category="园林/树木")
        deliver()


def test_corrections_move_the_next_suggestion_the_same_day(http, deliver):
    correct(http, deliver, 2)

    no = told(http, deliver, "路边一棵大树要倒了，压着电线", n="next")

    choice, second = suggestion(http, no)["choices"]
    assert (choice["unit"]["id"], choice["category"]) == ("heat", "园林/树木")
    assert "棵大树要倒了" in choice["why"]  # what it shares with what was corrected
    assert (second["unit"], second["why"][0]) == (None, second["category"])
    assert queue(http, "to_dispatch") == [no]  # examples send nothing out by themselves


def test_a_correction_can_be_taken_back(http, deliver):
    correct(http, deliver, 2)
    for example in http.as_("adam", "GET", "/examples")[1]["items"]:
        assert http.as_("adam", "DELETE", f"/examples/{example['no']}")[0] == 204

    no = told(http, deliver, "路边一棵大树要倒了，压着电线", n="next")

    assert [c["unit"] for c in suggestion(http, no)["choices"]] == [None, None]


def test_one_stubborn_dispatcher_cannot_hold_back_what_the_rules_know(http, deliver):
    for n in range(6):
        no = told(http, deliver, f"小区路灯坏了，晚上看不清{n}", n=f"lamp-{n}")
        http.act("dora", no, "dispatch", unit="heat")
        deliver()

    no = told(http, deliver, "小区路灯坏了，晚上看不清", n="after")

    assert http.as_("hans", "GET", f"/desk/appeals/{no}")[1]["unit"]["id"] == "lights"


def test_where_two_dispatchers_agree_it_is_held_back_for_a_person(http, deliver):
    for user in ("dora", "gwen"):
        no = told(http, deliver, f"小区路灯坏了，晚上看不清{user}", n=f"lamp-{user}")
        http.act(user, no, "dispatch", unit="heat")
        deliver()

    no = told(http, deliver, "小区路灯坏了，晚上看不清", n="after")

    assert queue(http, "to_dispatch") == [no]
    assert [c["unit"]["id"] for c in suggestion(http, no)["choices"]] == ["heat", "lights"]


def test_of_a_protected_report_nothing_is_learned(http, deliver):
    no = told(http, deliver, "举报村支书贪污公款", code=VILLAGE)
    http.act("gwen", no, "dispatch", unit="ccdi")
    deliver()

    assert registry.examples("north") == ()


def returned(http, deliver, n, **decided):
    no = told(http, deliver, f"小区门口的路灯坏了，{n}号杆", n=n)
    http.act(
        "hans", no, "request-return", reason="not_our_duty", basis="权责清单第三条",
        suggested_unit="heat",
    )  # fmt: skip
    status, _ = http.act("dora", no, "decide-return", **decided)
    deliver()
    return status, no


def test_an_accepted_return_is_kept_with_the_unit_that_has_it_now(http, deliver):
    status, no = returned(http, deliver, 1, decision="approve")

    assert (status, item(http, no)["unit"]["id"]) == (200, "heat")  # as the unit suggested
    assert [(e.no, e.unit) for e in registry.examples("north")] == [(no, "heat")]


def test_a_refused_return_teaches_nothing(http, deliver):
    returned(http, deliver, 1, decision="refuse")

    assert registry.examples("north") == ()


def test_a_second_correction_of_the_same_appeal_replaces_the_first(http, deliver):
    no = told(http, deliver, TREE)
    for unit in ("heat", "lights"):
        http.act("dora", no, "dispatch", unit=unit)
        deliver()

    assert [(e.no, e.unit) for e in registry.examples("north")] == [(no, "lights")]


def test_a_handler_teaches_nothing(http, deliver):
    no = told(http, deliver, "小区门口的路灯坏了")
    http.act(
        "hans", no, "request-return", reason="not_our_duty", basis="权责清单", suggested_unit="heat"
    )
    deliver()

    assert registry.examples("north") == ()


def test_what_becomes_a_report_while_it_is_learned_from_teaches_nothing(http, deliver, monkeypatch):
    no = told(http, deliver, f"{TREE}，村干部家的")
    http.act("dora", no, "dispatch", unit="heat", category="园林/树木")
    load = appeals.load

    def late(*names):
        read = load(*names)
        monkeypatch.setattr(appeals, "load", load)
        assert http.act("dora", no, "protect")[0] == 204
        return read

    monkeypatch.setattr(appeals, "load", late)
    dispatched = appeals.with_log("north", codes.id_of(no))[1][-1]

    with pytest.raises(Busy):
        learn(dispatched)
    learn(dispatched)

    assert registry.examples("north") == ()
