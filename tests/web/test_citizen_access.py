"""Anyone can use the citizen's pages: axe finds nothing in any state, tone, size or tongue."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.web.fake_api import LIVE, NUMBERS, QUERY, RETIRED, appeal
from tests.web.test_citizen_asks import photo
from tests.web.test_citizen_tracks import ANSWERED

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = [("light", ""), ("dark", ""), ("light", "largest"), ("dark", "large")]


def form(page: Page) -> None:
    expect(page.locator("#place")).to_have_text("翠竹苑小区·大门口")


def mistaken(page: Page) -> None:
    form(page)
    page.fill("#phone", "1")
    page.click("#send")


def in_danger(page: Page) -> None:
    form(page)
    page.fill("#content", "着火了，救命")
    page.set_input_files("#album", photo(64, 48))
    expect(page.locator("#urgent .call").first).to_be_visible()
    expect(page.locator("#shots li")).to_have_count(1)


def handed_in(page: Page) -> None:
    page.fill("#content", "路灯坏了，着火了")
    page.click("#send")
    expect(page.locator("#code")).to_have_text(QUERY)


def reported(page: Page) -> None:
    handed_in(page)
    expect(page.locator("#leave")).to_be_visible()


def refused(page: Page) -> None:
    page.fill("#content", "我不想活了")
    page.click("#send")
    expect(page.locator("#sum")).to_be_visible()


def unknown(page: Page) -> None:
    page.fill("#content", "路灯坏了")
    page.click("#send")
    expect(page.get_by_role("heading", name="不知道是否送达")).to_be_visible()


def retired(page: Page) -> None:
    expect(page.locator("a[href='tel:0746-12345']")).to_be_visible()


def progress(page: Page) -> None:
    expect(page.locator("#rate form")).to_be_visible()
    page.check("[name=level][value='1']")
    page.click("#rate button")
    for fold in page.locator("#acts summary").all():
        fold.click()


def entry(page: Page) -> None:
    page.fill("#code", "1")
    page.click("#entry button")


def front(page: Page) -> None:
    expect(page.locator("h1")).to_be_visible()


STATES = [
    (f"/q/{LIVE}", form),
    (f"/q/{LIVE}", mistaken),
    (f"/q/{LIVE}", in_danger),
    (f"/q/{LIVE}", handed_in),
    (f"/q/{LIVE}", reported),
    (f"/q/{LIVE}", refused),
    (f"/q/{LIVE}", unknown),
    (f"/q/{RETIRED}", retired),
    (f"/a/{QUERY}", progress),
    ("/a/", entry),
    ("/", front),
    ("/nothing", front),
]


@pytest.mark.parametrize(("path", "state"), STATES, ids=[state.__name__ for _, state in STATES])
def test_every_state_can_be_seen_read_and_hit_in_every_look(visit, phone, api, path, state):
    api.appeal = appeal(**ANSWERED)
    if state is reported:
        api.protected, api.danger = {"readers": "县纪委监委"}, "maybe"
    if state is refused:
        sum_up = {"question": "三加四等于几？", "token": "t1"}
        api.refusal = (429, {"challenge": sum_up, "emergency": NUMBERS, "danger": "maybe"})
    if state is unknown:
        api.lost_answers = 1000
    device = phone(viewport={"width": 320, "height": 640}, bypass_csp=True)
    page = visit(path, on=device)
    state(page)

    for tone, size in LOOKS:
        page.emulate_media(color_scheme=tone)
        page.evaluate("(size) => { document.documentElement.className = size }", size)
        assert troubles(page, least=60 if size else 44) == [], (tone, size)
    if page.locator("#tongue").count():
        page.click("#tongue")
        expect(page.locator("html")).to_have_attribute("lang", "en")
        page.wait_for_timeout(200)
        assert troubles(page, least=60) == [], "in English"


def troubles(page: Page, *, least: int) -> list[str]:
    """What axe, a narrow screen or a shaking thumb would stumble over."""
    found = Axe().run(page, options={"runOnly": RULES})
    told = [found.generate_report()] if found.violations_count else []
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        told.append("scrolls sideways")
    return told + too_small(page, least)


def too_small(page: Page, least: int) -> list[str]:
    """What can be tapped in less than `least` pixels of height; a box ticks with its label."""
    return page.evaluate(
        """(least) => [...document.querySelectorAll('button, .main, .side, .call, label.tick, summary, .danger a, textarea, input:not([type=checkbox]):not([type=radio]):not([type=file])')]
          .filter((e) => e.offsetParent && Math.round(e.getBoundingClientRect().height) < least)
          .map((e) => e.outerHTML.slice(0, 80))""",
        least,
    )
