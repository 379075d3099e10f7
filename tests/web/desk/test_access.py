"""Anyone can work at this desk: axe finds nothing on any screen, narrow or wide, light or dark."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 860}
ACT = "form.form button.primary"


@pytest.fixture(scope="module")
def filled(busy):
    """The house with a matter to dispatch that nobody has to check first."""
    busy.submit(next(iter(busy.places.values())), "想问一件事，不晓得该找哪个部门")
    return busy


def button(name: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_role("button", name=name, exact=True).first.click()


def first(page: Page) -> None:
    page.locator(".cards a, .items tbody a").first.click()
    expect(page.locator(".content")).to_be_visible()


def undoubted(page: Page) -> None:
    """The last of the queue: what waits for a check stands first, and is not dispatched."""
    page.locator(".cards a, .items tbody a").last.click()
    expect(page.locator(".content")).to_be_visible()


def refused(page: Page) -> None:
    first(page)
    button("提交办结")(page)
    page.locator(ACT).click()
    expect(page.locator(".error").first).to_be_visible()


def sent_back(page: Page) -> None:
    first(page)
    button("审核")(page)
    page.get_by_label("退回重办").check()


def searching(page: Page) -> None:
    undoubted(page)
    button("派单")(page)
    page.get_by_role("combobox").first.fill("县")
    expect(page.get_by_role("option").first).to_be_visible()


def merging(page: Page) -> None:
    undoubted(page)
    page.get_by_role("button", name="并入另一件").click()


def tried(page: Page) -> None:
    page.locator(".rule button").first.click()
    button("删除这条规则")(page)
    button("先试一试")(page)
    expect(page.get_by_text("试算")).to_be_visible()


def still(page: Page) -> None:
    expect(page.locator("main h1")).to_be_visible()


SCREENS = [
    (None, "", still),
    ("dispatcher", "#/queue/all", still),
    ("dispatcher", "#/queue/all?colour=red", still),
    ("dispatcher", "#/queue/to_dispatch", searching),
    ("dispatcher", "#/queue/to_dispatch", merging),
    ("dispatcher", "#/examples", still),
    ("dispatcher", "#/me", still),
    ("chengguan", "#/queue/processing", refused),
    ("chengguan", "#/inbox", still),
    ("reviewer", "#/queue/to_review", sent_back),
    ("leader", "", still),
    ("leader", "#/overview/trends", still),
    ("leader", "#/overview?wall=1", still),
    ("admin", "", still),
    ("admin", "#/places", button("海报 翠竹苑小区·1栋")),
    ("admin", "#/places", button("批量导入")),
    ("admin", "#/people", button("新增人员")),
    ("admin", "#/units", button("修改 县城管局")),
    ("admin", "#/rules", tried),
    ("admin", "#/duties", still),
    ("admin", "#/county", button("添加班次")),
]


@pytest.mark.parametrize(("user", "where", "state"), SCREENS)
def test_every_screen_can_be_seen_read_and_hit_in_every_look(filled, sit, user, where, state):
    page = sit(user, where, viewport=NARROW, bypass_csp=True)
    still(page)
    state(page)

    for size, tone in ((NARROW, "light"), (WIDE, "dark")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=tone)
        page.wait_for_timeout(150)
        assert troubles(page) == [], (size["width"], tone)


def troubles(page: Page) -> list[str]:
    """What axe, a narrow screen or a thumb would stumble over."""
    found = Axe().run(page, options={"runOnly": RULES})
    told = [found.generate_report()] if found.violations_count else []
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        told.append("scrolls sideways")
    return told + page.evaluate(
        """() => [...document.querySelectorAll('button, .button, .choice, .tab, .chips a, input:not([type=radio], [type=checkbox], [type=file]), select')]
          .filter((e) => e.offsetParent && e.getBoundingClientRect().height < 24)
          .map((e) => e.outerHTML.slice(0, 80))"""
    )


def test_a_unit_is_found_and_chosen_by_keyboard_alone(filled, sit):
    page = sit("dispatcher", "#/queue/to_dispatch")
    undoubted(page)
    button("派单")(page)
    box = page.get_by_role("combobox", name="主办单位")

    box.focus()
    page.keyboard.type("县城管")
    expect(page.get_by_role("option", name="县城管局")).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", name="县城管局")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")

    expect(box).to_have_value("县城管局")
    expect(box).to_have_attribute("aria-expanded", "false")


def test_colour_is_never_the_only_cue(busy, sit):
    page = sit("dispatcher", "#/queue/all")

    expect(page.locator(".due").first).to_be_visible()
    words = page.locator(".due:not(.none)").all_inner_texts()
    assert words
    assert all(re.search("^(正常|临期|超期)|按时|超时 [0-9]+ 天", text.strip()) for text in words)


def in_english(page: Page) -> Page:
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    return page


def test_the_board_in_english_fits_a_narrow_screen(busy, sit):
    page = in_english(sit("leader", "#/me"))

    page.goto(f"{busy.url}/desk/?t=demo#/overview")
    expect(page.get_by_role("heading", name="Who is slowest")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("link", name="Trends and quality").click()
    expect(page.get_by_text("Accuracy (right / settled)").first).to_be_visible()
    page.get_by_text("By category").click()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_is_alike_stands_below_the_name_of_its_act(busy, sit):
    gate = busy.places["翠竹苑小区·大门口"]
    lamps = [busy.submit(gate, f"大门口的路灯坏了，晚上看不清路{'。' * n}") for n in range(3)]
    page = sit("dispatcher", f"#/item/{lamps[-1]}")
    alike = page.locator(".choose .flag")
    expect(alike).to_be_visible()

    button = page.get_by_role("button", name="并入另一件")

    name = button.evaluate(
        """(button) => {
          const range = document.createRange();
          range.selectNode(button.firstChild);
          return range.getClientRects().length;
        }"""
    )
    assert name == 1  # line


def test_a_reader_in_english_finds_no_chinese_of_ours(busy, sit):
    page = in_english(sit("dispatcher", "#/me"))

    page.goto(f"{busy.url}/desk/?t=demo#/queue/all")
    expect(page.get_by_role("heading", name="All appeals")).to_be_visible()
    expect(page.locator(".due:not(.none)").first).to_contain_text("On time")
    page.locator(".cards a").first.click()

    expect(page.get_by_role("heading", name="What happened")).to_be_visible()
    labels = page.locator("dt, .what b, .chips a, .tab, .deeds h2").all_inner_texts()
    names = {unit["name"] for unit in busy.as_("admin", "GET", "/units")["items"]}
    ours = [text for text in labels if not any(name in text for name in names)]
    assert not [text for text in ours if any("\u4e00" <= c <= "\u9fff" for c in text)]
