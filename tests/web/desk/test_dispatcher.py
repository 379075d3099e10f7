"""A dispatcher's morning at a wide desk: a hundred and eight wait, and the hands stay on the keys."""

import re
import sys
import time
from itertools import pairwise
from urllib.parse import quote

from playwright.sync_api import Page, expect

from tests.web.desk.morning import MATTERS, UNKNOWN, WIDE

ALL, ODD = 108, 8


class Hands:
    """Counts what a person does with keys and mouse."""

    def __init__(self, page: Page) -> None:
        self.page, self.touches = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.touches += 1


def waiting(house, cursor: str = "") -> int:
    """All that waits; a badge ends at 99."""
    asked = f"/desk/appeals?queue=to_dispatch&limit=100&cursor={quote(cursor)}"
    page = house.as_("dispatcher", "GET", asked)
    return len(page["items"]) + (waiting(house, page["next"]) if page["next"] else 0)


def at(page: Page) -> str:
    """Where one stands; a slow answer may still be on its way."""
    expect(page.locator(".rows li.at a")).to_be_visible()
    return page.locator(".rows li.at a").get_attribute("href")


def test_one_hundred_and_eight_are_given_to_units_within_150_touches(morning, gate, sit):
    for n in range(ALL):
        told = UNKNOWN if n % (ALL // ODD) == 7 else MATTERS[n % len(MATTERS)]
        morning.submit(gate, told.format(n=n))
    page = sit("dispatcher", "#/queue/to_dispatch", viewport=WIDE)
    hands, began = Hands(page), time.monotonic()
    expect(page.locator(".rows li").first).to_be_visible()
    assert waiting(morning) == ALL

    for _ in range(ALL):
        line = page.locator(".rows li.at")
        no = at(page)
        if line.locator("button").count():
            hands.press("a")
        else:
            expect(page.locator(".middle .no a")).to_have_attribute("href", no)
            expect(page.get_by_role("heading", name="可办操作")).to_be_visible()
            hands.press("e")
            expect(page.get_by_role("combobox", name="主办单位")).to_be_focused()
            hands.press("ArrowDown", "Enter", "Enter")
        expect(page.locator(f'.rows li.at a[href="{no}"]')).to_have_count(0)
    expect(page.locator(".held .wrong")).to_have_count(0)
    expect(page.locator(".held .row")).to_have_count(0, timeout=150_000)

    seconds = time.monotonic() - began
    sys.stderr.write(f"\n108 waiting: {hands.touches} keys, {seconds:.0f} s of this machine\n")
    assert waiting(morning) == 0
    assert hands.touches <= 150


def test_what_was_taken_with_one_key_can_be_taken_back_before_it_is_sent(morning, gate, sit):
    no = morning.submit(gate, MATTERS[0].format(n=999))
    page = sit("dispatcher", "#/queue/to_dispatch", viewport=WIDE)
    line = page.locator(f".rows li:has(a[href$='{no}'])")
    line.get_by_role("button", name="采用").click()
    expect(line).to_have_count(0)
    assert morning.as_("dispatcher", "GET", f"/desk/appeals/{no}")["unit"] is None

    page.keyboard.press("z")

    expect(line).to_be_visible()
    page.wait_for_timeout(7000)
    assert morning.as_("dispatcher", "GET", f"/desk/appeals/{no}")["unit"] is None


def test_who_leaves_the_page_leaves_nothing_unsent(morning, gate, sit):
    no = morning.submit(gate, MATTERS[1].format(n=998))
    page = sit("dispatcher", "#/queue/to_dispatch", viewport=WIDE)
    page.locator(f".rows li:has(a[href$='{no}'])").get_by_role("button", name="采用").click()

    page.goto("about:blank")

    morning.wait(
        lambda: morning.as_("dispatcher", "GET", f"/desk/appeals/{no}")["unit"] is not None
    )


def test_what_was_ticked_goes_to_a_unit_together_and_refusals_come_back(morning, gate, sit):
    nos = [morning.submit(gate, MATTERS[2].format(n=n)) for n in (1001, 1002, 1003)]
    page = sit("dispatcher", "#/queue/to_dispatch", viewport=WIDE)
    for no in nos:
        page.locator(f".rows li:has(a[href$='{no}']) input").check()
    morning.act("dispatcher", nos[1], "ask", question="请问是哪一栋？")

    page.get_by_role("combobox", name="派给").click()
    page.get_by_role("combobox", name="派给").fill("县城管")
    page.get_by_role("option", name="县城管局").first.click()
    page.get_by_role("group", name="批量操作").get_by_role("button", name="派单").click()

    expect(page.get_by_role("alert")).to_contain_text("1 件没有办成")
    items = [morning.as_("dispatcher", "GET", f"/desk/appeals/{no}") for no in nos]
    assert [(i["unit"] or {}).get("name") for i in items] == ["县城管局", None, "县城管局"]


def test_the_card_lists_the_keys(morning, gate, sit):
    morning.submit(gate, UNKNOWN.format(n=1))
    page = sit("dispatcher", "#/queue/to_dispatch", viewport=WIDE)
    expect(page.locator(".rows li").first).to_be_visible()

    page.keyboard.press("?")

    expect(page.get_by_role("dialog", name="按键说明")).to_contain_text("采用建议")


def test_what_one_looks_for_every_day_is_kept_under_a_name_and_one_touch_away(morning, sit):
    page = sit("dispatcher", "#/queue/all?colour=red", viewport=WIDE)
    page.get_by_label("存为常用筛选").fill("全县超期")
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("navigation", name="常用筛选")).to_contain_text("全县超期")

    page.goto(f"{morning.url}/desk/?t=demo#/queue/to_dispatch")
    page.reload()
    page.get_by_role("link", name="全县超期").click()

    expect(page).to_have_url(re.compile("#/queue/all\\?colour=red$"))
    expect(page.get_by_role("link", name="全县超期")).to_have_attribute("aria-current", "page")
    narrowed = page.get_by_role("button", name="筛选（1 项）")
    expect(narrowed).to_have_attribute("aria-expanded", "false")
    narrowed.click()
    page.get_by_role("button", name="删去 全县超期").click()
    expect(page.get_by_role("navigation", name="常用筛选")).to_have_count(0)


def test_back_leads_to_the_same_rows_at_the_same_height(morning, gate, sit):
    for n in range(14):
        morning.submit(gate, UNKNOWN.format(n=2000 + n))
    page = sit("dispatcher", "#/queue/all")
    expect(page.locator(".card").nth(12)).to_be_visible()
    page.evaluate("scrollTo(0, 900)")
    page.locator(".card a").nth(8).evaluate("link => link.click()")
    expect(page.locator(".content")).to_be_visible()

    page.go_back()

    expect(page.locator(".card").nth(12)).to_be_visible()
    page.wait_for_timeout(300)
    assert abs(page.evaluate("scrollY") - 900) < 60


def test_on_a_phone_the_proposal_is_taken_within_the_thumbs_reach_and_the_next_one_follows(
    morning, gate, sit
):
    for n in (3001, 3002):
        morning.submit(gate, MATTERS[0].format(n=n))
    waits = morning.as_("dispatcher", "GET", "/desk/appeals?queue=to_dispatch&limit=30")["items"]
    first, second = next((a["no"], b["no"]) for a, b in pairwise(waits) if a["offer"])
    page = sit("dispatcher", "#/queue/to_dispatch")
    page.locator(f".cards a[href$='{first}']").click()
    taking = page.locator(".grip").get_by_role("button", name="采用")
    box = taking.bounding_box()
    assert box["y"] > 740 * 0.6

    taking.click()

    expect(page).to_have_url(f"{morning.url}/desk/?t=demo#/item/{second}")
    expect(page.get_by_role("button", name="撤销")).to_be_visible()
