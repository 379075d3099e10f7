"""Triage as a county lives it: what goes out, what waits for whom, and what corrections teach."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from functions.domain.county import Place
from functions.router.classifier.grams import plain
from functions.router.route import route
from functions.store import registry
from functions.store.tables import AppealRow
from functions.timers.sweep import sweep
from tests.county import VILLAGE, WALL
from tests.functions.telling import item, queue, suggestion, told

TREE = "门口那棵大树要倒了，压着电线，很危险"
AD = "专业代办各类证件刻章 无抵押当天放款 正规发票 需要的老板加V"


def test_an_advertisement_waits_in_quarantine_and_a_person_can_send_it_out(http, deliver):
    no = told(http, deliver, AD)

    assert (queue(http, "quarantine"), queue(http, "to_dispatch")) == ([no], [])
    _, item = http.act("dora", no, "dispatch", unit="lights")
    assert (item["status"], "spam" in item["flags"], queue(http, "quarantine")) == (
        "dispatched",
        False,
        [],
    )


def test_what_waits_in_quarantine_is_warned_of_like_anything_that_waits(http, deliver):
    no = told(http, deliver, AD)
    for days in (0.8, 1.1):
        at = datetime.now(UTC) + timedelta(days=days)
        sweep(lambda tenant, identity, at=at: route(tenant, identity, at=at), at=at)
        deliver()

    texts = [m["text"] for m in http.as_("dora", "GET", "/inbox")[1]["items"] if m["no"] == no]
    assert any("红灯" in text for text in texts)
    assert "spam" in http.as_("dora", "GET", f"/desk/appeals/{no}")[1]["flags"]


def test_who_complains_of_advertisements_waits_in_no_quarantine(http, deliver):
    no = told(http, deliver, "墙上全是办证刻章的小广告，加微信贷款的也有，请清理")

    assert queue(http, "quarantine") == []
    assert http.as_("dora", "GET", f"/desk/appeals/{no}")[0] == 200


def test_one_advertising_word_is_a_citizens_own(http, deliver):
    no = told(http, deliver, "有人在门口贴代开发票的小广告，请清理")

    assert queue(http, "to_dispatch") == [no]


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
    assert (
        "棵大树要倒了压着电线" in choice["why"]
    )  # the words that it shares with what was corrected
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


def by_category(http):
    rules = [{"name": "城建归口", "unit": "heat", "categories": ["城乡建设"]},
             {"name": "商贸归口", "unit": "lights", "categories": ["商贸旅游"]}]  # fmt: skip
    assert http.as_("adam", "PUT", "/rules", {"rules": rules})[0] == 200


LEAK = "我们小区自来水管漏水，物业不管，楼下地下车库积水，业主多次向物业反映没有结果"


UNPAID_AND_LEAK = "老板拖欠我们工人三个月工资一直不发。另外我们小区自来水管漏水，物业不管，楼下地下车库积水，业主反映没有结果"


def test_where_the_classifier_is_sure_the_rule_of_its_category_decides(http, deliver):
    by_category(http)
    no = told(http, deliver, LEAK)

    _, item = http.as_("dora", "GET", f"/desk/appeals/{no}")
    assert (item["unit"]["id"], item["category"]) == ("heat", "城乡建设")
    assert item["suggestion"]["why"]


def test_a_county_that_does_not_trust_the_classifier_yet_is_given_suggestions(http, deliver):
    by_category(http)
    settings = http.as_("adam", "GET", "/settings")[1] | {"auto_dispatch": False}
    assert http.as_("adam", "PUT", "/settings", settings)[0] == 200

    no = told(http, deliver, LEAK)

    assert queue(http, "to_dispatch") == [no]
    assert suggestion(http, no)["choices"][0]["unit"]["id"] == "heat"


def test_what_is_unsure_comes_with_the_two_best_and_the_words_that_spoke_for_each(http, deliver):
    by_category(http)
    no = told(http, deliver, UNPAID_AND_LEAK)

    best, second = suggestion(http, no)["choices"]
    assert {best["category"], second["category"]} == {"城乡建设", "劳动和社会保障"}
    known, unknown = sorted((best, second), key=lambda choice: choice["unit"] is None)
    assert (known["unit"]["id"], unknown["unit"]) == ("heat", None)
    for choice in (best, second):
        words = choice["why"][1:]
        assert words
        assert all(word in plain(UNPAID_AND_LEAK) for word in words)
    assert not second["likely"]


@pytest.mark.parametrize("content", ["坏了坏了", "my water pipe is broken, please help"])
def test_what_is_short_or_in_another_language_goes_to_a_person(http, deliver, content):
    by_category(http)

    no = told(http, deliver, content)

    assert queue(http, "to_dispatch") == [no]


@pytest.mark.parametrize(("hours", "unit"), [("00:00-23:59", "heat"), ("", "heat")])
def test_a_rule_may_apply_at_certain_hours(http, deliver, hours, unit):
    rules = [{"name": "树", "unit": unit, "keywords": ["树"], "hours": hours}]
    assert http.as_("adam", "PUT", "/rules", {"rules": rules})[0] == 200

    no = told(http, deliver, TREE)

    assert http.as_("dora", "GET", f"/desk/appeals/{no}")[1]["unit"]["id"] == unit


def test_correcting_one_dispatch_moves_the_first_dispatch_accuracy(http, deliver):
    told(http, deliver, "小区门口的路灯坏了", n=1)
    wrong = told(http, deliver, "小区后门的路灯坏了", n=2)
    before = http.as_("lena", "GET", "/accuracy")[1]["total"]

    http.act("hans", wrong, "request-return", reason="not_our_duty", basis="权责清单第三条")
    http.act("dora", wrong, "decide-return", decision="approve", unit="heat")
    deliver()

    after = http.as_("lena", "GET", "/accuracy")[1]
    assert (before["rate"], after["total"]["rate"]) == (1.0, 0.5)
    assert after["total"] == {"right": 1, "dispatched": 2, "rate": 0.5}


LAMP_AT_GATE = "大门口那个路灯坏了快半个月了，黑灯瞎火的"
LAMP_AGAIN = "门口路灯不亮，晚上接小孩看不清路，请尽快维修"


def two_of_a_kind(http, deliver):
    main = told(http, deliver, LAMP_AT_GATE, n=1)
    code = http.submit(WALL, LAMP_AGAIN, key="again-0123456789")
    deliver()
    return main, code["no"], code["query_code"]


def test_the_same_matter_is_offered_to_be_looked_at_side_by_side(http, deliver):
    main, other, _ = two_of_a_kind(http, deliver)
    told(http, deliver, "家里暖气不热", n=3)

    _, found = http.as_("dora", "GET", f"/desk/appeals/{other}/similar")

    assert [(i["no"], i["same_place"]) for i in found["items"]] == [(main, True)]
    assert found["items"][0]["content"] == LAMP_AT_GATE


def test_what_is_merged_gets_the_same_answer_and_keeps_its_own_receipt(http, deliver):
    main, other, code = two_of_a_kind(http, deliver)
    assert http.act("dora", other, "merge", into=main)[1]["merged_into"] == main
    http.act("hans", main, "sign")
    http.act("hans", main, "resolve", result="solved", reply_public="路灯已修好。", contacted=True)
    http.act("rita", main, "review", decision="approve")
    deliver()

    seen = http.call("GET", f"/api/appeals/{code}")[1]

    assert (seen["no"], seen["reply"], seen["can"]) == (other, "路灯已修好。", ["rate"])


def test_what_is_merged_is_not_handled_twice_and_can_be_split_again(http, deliver):
    main, other, _ = two_of_a_kind(http, deliver)
    http.act("dora", other, "merge", into=main)

    assert http.act("hans", other, "sign")[0] == 409
    status, item = http.act("dora", other, "split")

    assert (status, item["status"], item["merged_into"]) == (200, "submitted", None)
    http.act("hans", main, "sign")
    http.act("hans", main, "resolve", result="solved", reply_public="路灯已修好。", contacted=True)
    http.act("rita", main, "review", decision="approve")
    deliver()
    assert http.as_("dora", "GET", f"/desk/appeals/{other}")[1]["status"] == "submitted"


def test_nothing_is_merged_into_itself_into_what_is_answered_or_into_the_unknown(http, deliver):
    main, other, _ = two_of_a_kind(http, deliver)

    refused = [http.act("dora", other, "merge", into=no)[0] for no in (other, "1" * 18)]
    http.act("dora", other, "merge", into=main)
    third = told(http, deliver, LAMP_AT_GATE, n=9)

    assert refused == [422, 404]
    assert http.act("dora", third, "merge", into=other)[0] == 422


def test_when_the_main_matter_is_taken_back_what_hung_on_it_goes_to_the_dispatchers(http, deliver):
    first = http.submit(WALL, LAMP_AT_GATE, key="first-0123456789")
    deliver()
    other = told(http, deliver, LAMP_AGAIN, n=2)
    http.act("dora", other, "merge", into=first["no"])

    http.call("POST", f"/api/appeals/{first['query_code']}/withdraw")
    deliver()

    assert queue(http, "to_dispatch") == [other]


def test_a_text_about_another_place_than_the_codes_is_marked_for_the_dispatcher(http, deliver):
    no = told(http, deliver, "热力家园2栋楼顶漏水，请派人看看")

    _, item = http.as_("dora", "GET", f"/desk/appeals/{no}")
    _, seen = http.as_("lena", "GET", f"/desk/appeals/{no}")

    assert (item["elsewhere"], item["mentions"]) == (["热力家园"], ["热力家园", "2栋"])
    assert seen["elsewhere"] == []  # nobody else has to find out where it belongs


def test_an_estate_with_codes_is_known_wherever_it_is_named(http, deliver):
    no = told(http, deliver, "热力家园的暖气一直不热，老人受不了")
    _, before = http.as_("dora", "GET", f"/desk/appeals/{no}")

    registry.save_place("north", Place("NTH000000009", "热力家园·5栋", "heat"), new=True)
    registry.forget_kept()
    _, item = http.as_("dora", "GET", f"/desk/appeals/{no}")

    assert (before["elsewhere"], item["elsewhere"]) == ([], ["热力家园"])


def test_an_empty_address_is_read_from_the_text_and_a_given_one_is_left_alone(http, deliver):
    content = "翠竹苑小区3栋2单元501漏水，电话13900000061"
    no, given = (
        http.submit(WALL, content, key=f"address-{n}-0123456789", **rest)["no"]
        for n, rest in enumerate(({}, {"address": "翠竹苑小区7栋"}))
    )
    deliver()

    _, item = http.as_("dora", "GET", f"/desk/appeals/{no}")
    _, other = http.as_("dora", "GET", f"/desk/appeals/{given}")

    assert item["address_in_text"] == "翠竹苑小区3栋2单元501"
    assert (item["address"], other["address_in_text"]) == ("", None)


def test_where_a_protected_report_speaks_of_is_shown_to_those_who_may_see_it(http, deliver):
    no = told(http, deliver, "实名举报村支书贪污，账目就在石板村八组")

    unseen, _ = http.as_("dora", "GET", f"/desk/appeals/{no}")
    _, item = http.as_("gwen", "GET", f"/desk/appeals/{no}")

    assert unseen == 404
    assert item["address_in_text"] == "石板村八组"


LAMP_AND_HEAT = "楼下的路灯坏了一个月。另外家里暖气一直不热"


def test_two_matters_of_two_units_go_to_a_person_with_both(http, deliver):
    rules = [{"name": "路灯", "unit": "lights", "keywords": ["路灯"], "complexity": "simple"},
             {"name": "供暖", "unit": "heat", "keywords": ["暖气"], "level": 2}]  # fmt: skip
    assert http.as_("adam", "PUT", "/rules", {"rules": rules})[0] == 200

    no = told(http, deliver, LAMP_AND_HEAT)

    assert queue(http, "to_dispatch") == [no]
    lamp, heat = suggestion(http, no)["choices"]
    assert (lamp["unit"]["id"], lamp["complexity"], lamp["why"]) == (
        "lights", "simple", ["路灯", "路灯"],
    )  # fmt: skip
    assert (heat["unit"]["id"], heat["level"]) == ("heat", 2)
    assert item(http, no)["level"] == 2


def test_an_emergency_with_another_matter_beside_it_goes_out_at_once(http, deliver):
    no = told(http, deliver, f"{LAMP_AND_HEAT}。电线杆着火了")

    assert (item(http, no)["status"], item(http, no)["level"]) == ("dispatched", 1)


def test_a_rule_says_how_hard_a_matter_is_and_a_dispatcher_may_say_otherwise(http, deliver):
    rules = [{"name": "路灯", "unit": "lights", "keywords": ["路灯"], "complexity": "simple"}]
    assert http.as_("adam", "PUT", "/rules", {"rules": rules})[0] == 200
    no = told(http, deliver, "小区门口的路灯坏了")
    assert item(http, no)["complexity"] == "simple"

    http.act("dora", no, "dispatch", unit="heat", complexity="complex")

    assert item(http, no)["complexity"] == "complex"
    _, listed = http.as_("dora", "GET", "/desk/appeals")
    assert [line["complexity"] for line in listed["items"]] == ["complex"]


def test_a_name_with_a_comma_stays_one_reason(http, deliver):
    rules = [{"name": "路灯、电杆", "unit": "lights", "keywords": ["路灯"]}]
    assert http.as_("adam", "PUT", "/rules", {"rules": rules})[0] == 200

    no = told(http, deliver, "小区门口的路灯坏了")

    assert suggestion(http, no)["why"] == ["路灯、电杆", "路灯"]
    assert item(http, no)["events"][1]["why"] == ["路灯、电杆", "路灯"]


def test_an_event_of_before_still_says_why(http, deliver):
    no = told(http, deliver, "小区门口的路灯坏了")
    (row,) = (r for r in AppealRow.scan() if r.sk == "event#0002")
    before = row.body
    row.body = re.sub(r'"why":"\[.*?\]"', '"why":"路灯、坏了"', before)
    row.save()

    assert row.body != before
    assert suggestion(http, no)["why"] == ["路灯", "坏了"]


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
