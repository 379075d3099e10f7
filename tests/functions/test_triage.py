"""Triage as a county lives it: what goes out, what waits for whom, and what corrections teach."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from functions.router.classifier.grams import plain
from functions.router.route import route
from functions.store import registry
from functions.store.tables import AppealRow
from functions.timers.sweep import sweep
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


def test_what_leaves_quarantine_keeps_no_mark_of_an_advertisement(http, deliver):
    advert, alike = (told(http, deliver, f"{AD}{n}", n=n) for n in (1, 2))

    http.act("dora", advert, "dispatch", unit="lights")
    http.act(
        "dora", alike, "dispatch", unit="lights", category="城市管理/小广告", level=2, note="更急"
    )
    deliver()

    seen = [item(http, no) for no in (advert, alike)]
    assert [(i["category"], i["level"]) for i in seen] == [("", 3), ("城市管理/小广告", 2)]
    assert {e.category for e in registry.examples("north")} == {"", "城市管理/小广告"}


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
    for no in (
        told(http, deliver, "小区门口的路灯坏了", n=1),
        wrong := told(http, deliver, "小区后门的路灯坏了", n=2),
    ):
        http.act("hans", no, "sign")
    deliver()
    before = http.as_("lena", "GET", "/accuracy")[1]["total"]

    http.act("hans", wrong, "request-return", reason="not_our_duty", basis="权责清单第三条")
    http.act("dora", wrong, "decide-return", decision="approve", unit="heat")
    deliver()

    after = http.as_("lena", "GET", "/accuracy")[1]
    assert (before["rate"], after["total"]["rate"]) == (1.0, 0.5)
    assert (after["total"]["right"], after["total"]["settled"]) == (1, 2)


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
    row.body = re.sub(r'"said":\{.*\}', '"facts":{"why":"路灯、坏了"}', before[:-1]) + "}"
    row.save()

    assert row.body != before
    assert suggestion(http, no)["why"] == ["路灯", "坏了"]
