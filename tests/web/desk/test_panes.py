"""The dispatcher's three panes: what stands where, in which order, and what is said around a matter."""

import itertools
import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.desk.morning import MATTERS, UNKNOWN, WIDE
from tests.web.desk.test_access import troubles


def at_the_desk(sit, house, where="#/queue/to_dispatch", user="dispatcher"):
    page = sit(user, where, viewport=WIDE, bypass_csp=True)
    expect(page.locator(".rows li").first).to_be_visible()
    return page


def row(page: Page, no: str):
    return page.locator(f".rows li:has(a[href$='{no}'])")


def test_three_panes_hold_twenty_five_rows_the_matter_and_what_is_the_same(morning, gate, sit):
    for n in range(26):
        morning.submit(gate, UNKNOWN.format(n=5000 + n))
    page = at_the_desk(sit, morning)
    expect(page.locator(".middle .content")).to_be_visible()
    expect(page.get_by_role("heading", name="可能是同一件事")).to_be_visible()

    low = page.locator(".left").bounding_box()
    boxes = [box for box in (line.bounding_box() for line in page.locator(".rows li").all()) if box]
    seen = [box for box in boxes if box["y"] + box["height"] <= low["y"] + low["height"]]

    assert len(seen) >= 25
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    ("sort", "by"),
    [
        ("level", lambda item: item["level"] or 9),
        ("age", lambda item: item["submitted_at"]),
        ("place", lambda item: item["place"]["name"]),
    ],
)
def test_a_list_is_sorted_by_urgency_age_and_place(morning, sit, sort, by):
    for place in list(morning.places.values())[:4]:
        morning.submit(place, UNKNOWN.format(n=place))
    page = at_the_desk(sit, morning)

    page.get_by_label("排序").select_option(sort)
    expect(page).to_have_url(re.compile(f"sort={sort}$"))

    asked = "/desk/appeals?queue=to_dispatch&limit=100"
    known = morning.as_("dispatcher", "GET", asked)["items"]
    expect(page.locator(".rows li")).to_have_count(len(known))
    nos = [a.get_attribute("href")[-18:] for a in page.locator(".rows a").all()]
    keys = {item["no"]: by(item) for item in known}
    assert [keys[no] for no in nos] == sorted(keys.values())


def test_who_else_has_a_matter_open_is_said_and_units_show_what_they_have_in_hand(
    morning, gate, sit
):
    no = morning.submit(gate, UNKNOWN.format(n=6001))
    morning.as_("leader", "POST", f"/desk/appeals/{no}/open")
    page = sit("dispatcher", f"#/item/{no}", viewport=WIDE)
    expect(page.locator(".others")).to_contain_text("也打开着这件")

    page.get_by_role("button", name="派单", exact=True).first.click()
    page.get_by_role("combobox", name="主办单位").fill("县城管")

    expect(page.get_by_role("option", name="县城管局").first).to_contain_text(
        re.compile(r"在办 \d+ 件")
    )


def test_once_it_is_dispatched_the_button_gives_it_to_another(morning, gate, sit):
    no = morning.submit(gate, UNKNOWN.format(n=6002))
    page = sit("dispatcher", f"#/item/{no}", viewport=WIDE)
    expect(page.get_by_role("button", name="派单", exact=True)).to_be_visible()

    morning.act("dispatcher", no, "dispatch", unit="chengguan")
    page.reload()

    expect(page.get_by_role("button", name="改派", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="派单", exact=True)).to_have_count(0)


def test_no_mark_repeats_the_name_of_its_list(morning, gate, sit):
    no = morning.submit(gate, UNKNOWN.format(n=6003))
    page = sit("dispatcher", "#/queue/to_dispatch")
    expect(page.locator(".card").first).to_be_visible()

    words = page.locator(".card .status, .card .flag").all_inner_texts()
    assert not {"待受理", "人工派单", "待派单"} & set(words)
    page.goto(f"{morning.url}/desk/?t=demo#/queue/all")
    expect(page.locator(f".card:has(a[href$='{no}']) .status")).to_have_text("待受理")


def test_one_key_merges_into_what_is_told_in_like_words_and_it_can_be_taken_back(
    morning, gate, sit
):
    told = "大门口的路灯坏了半个月，晚上看不清路，摔了两个人"
    main, other = morning.submit(gate, told), morning.submit(gate, f"{told}，请来修")
    morning.act("dispatcher", main, "dispatch", unit="chengguan")
    page = at_the_desk(sit, morning)
    row(page, other).locator("a").click()
    expect(page.locator(".same li").first).to_be_visible()

    page.keyboard.press("m")
    expect(row(page, other)).to_have_count(0)
    page.keyboard.press("z")
    expect(row(page, other)).to_be_visible()
    row(page, other).locator("a").click()
    page.keyboard.press("m")

    morning.wait(
        lambda: morning.as_("dispatcher", "GET", f"/desk/appeals/{other}")["merged_into"] == main
    )


def test_who_signs_out_leaves_nothing_unsent(morning, gate, sit):
    no = morning.submit(gate, MATTERS[1].format(n=6005))
    page = at_the_desk(sit, morning)
    row(page, no).get_by_role("button", name="采用").click()
    page.goto(f"{morning.url}/desk/?t=demo#/me")

    page.get_by_role("button", name="退出登录").click()
    expect(page.get_by_role("button", name="登录")).to_be_visible()

    assert morning.as_("dispatcher", "GET", f"/desk/appeals/{no}")["unit"] is not None


def test_nobody_stumbles_over_the_three_panes_in_light_and_dark(morning, gate, sit):
    no = morning.submit(gate, MATTERS[1].format(n=6006))
    page = at_the_desk(sit, morning)
    expect(page.locator(".middle .content")).to_be_visible()
    row(page, no).locator("input").check()

    for tone, scrolled in itertools.product(("light", "dark"), (0, 14)):
        page.emulate_media(color_scheme=tone)
        page.locator(".roll").evaluate("(box, by) => { box.scrollTop = by; }", scrolled)
        page.wait_for_timeout(200)
        assert troubles(page) == [], (tone, scrolled)
    row(page, no).get_by_role("button", name="采用").click()
    page.keyboard.press("?")
    assert troubles(page) == []


def test_a_standard_reply_is_filled_and_not_sent_while_a_blank_is_left(morning, gate, sit):
    reply = {"title": "已转办", "text": "您好，{点位}的问题请到{窗口}咨询。", "use": "guidance"}
    morning.as_("dispatcher", "POST", "/replies", reply)
    no = morning.submit(gate, UNKNOWN.format(n=6007))
    page = sit("dispatcher", f"#/item/{no}", viewport=WIDE)
    page.get_by_role("button", name="不予受理").first.click()
    page.get_by_label("套用常用答复").select_option(label="已转办")
    box = page.get_by_label("建议群众怎么办")
    expect(box).to_have_value(re.compile("翠竹苑小区.*【窗口】"))
    page.get_by_label("原因").select_option(index=1)

    page.locator("form.form").get_by_role("button", name="不予受理").click()
    expect(page.locator(".error")).to_contain_text("还有没填的：窗口")
    box.fill(box.input_value().replace("【窗口】", "政务大厅 3 号窗口"))
    page.locator("form.form").get_by_role("button", name="不予受理").click()

    expect(page.locator(".said")).to_contain_text("已告知群众不予受理")


def test_keys_walk_the_list_and_open_the_form_of_what_is_due(morning, gate, sit):
    nos = [morning.submit(gate, UNKNOWN.format(n=6010 + n)) for n in range(3)]
    page = at_the_desk(sit, morning, "#/queue/to_dispatch?sort=age")
    row(page, nos[0]).locator("a").click()
    here = page.locator(".rows li.at a")
    first = f"#/item/{nos[0]}"
    expect(here).to_have_attribute("href", first)

    page.keyboard.press("j")
    expect(here).not_to_have_attribute("href", first)
    second = here.get_attribute("href")
    page.keyboard.press("k")
    expect(here).to_have_attribute("href", first)
    page.keyboard.press("ArrowDown")
    expect(here).to_have_attribute("href", second)
    page.keyboard.press("e")

    expect(page.locator(".middle form.form")).to_be_visible()
    inside = "document.activeElement.closest('.middle form.form') !== null"
    page.wait_for_function(inside)
    page.keyboard.press("j")  # typed into the field, no step in the list
    expect(here).to_have_attribute("href", second)


def test_what_is_ticked_is_merged_into_one_with_one_touch(morning, gate, sit):
    told = "西门的垃圾箱满了一个星期，没有人来收，味道很大"
    main, *others = [morning.submit(gate, f"{told}{more}") for more in ("", "，请来收", "，请快来")]
    morning.act("dispatcher", main, "dispatch", unit="chengguan")
    page = at_the_desk(sit, morning)
    for no in others:
        row(page, no).locator("input").check()
    row(page, others[0]).locator("a").click()

    page.locator(".same").get_by_role("button", name="把选中的 2 件并入").first.click()

    for no in others:
        expect(row(page, no)).to_have_count(0)
        path = f"/desk/appeals/{no}"
        morning.wait(
            lambda path=path: morning.as_("dispatcher", "GET", path)["merged_into"] == main
        )


def test_returns_that_are_ticked_are_decided_together(morning, gate, sit):
    nos = [morning.submit(gate, UNKNOWN.format(n=6020 + n)) for n in range(2)]
    for no in nos:
        morning.act("dispatcher", no, "dispatch", unit="chengguan")
        morning.act("chengguan", no, "sign")
        morning.act(
            "chengguan", no, "request-return", reason="not_our_duty", basis="不属于本局职责"
        )
    page = at_the_desk(sit, morning, "#/queue/requests")
    for no in nos:
        row(page, no).locator("input").check()

    refuse = page.get_by_role("button", name="不同意退单 2 件")
    expect(refuse).to_be_disabled()
    page.get_by_label("为什么不同意").fill("路灯归你们管")
    refuse.click()

    for no in nos:
        expect(row(page, no)).to_have_count(0)
        path = f"/desk/appeals/{no}"
        morning.wait(
            lambda path=path: (
                "return_pending" not in morning.as_("dispatcher", "GET", path)["flags"]
            )
        )
        assert morning.as_("dispatcher", "GET", path)["unit"]["id"] == "chengguan"
