"""The script does not arrive, or a piece of it: the plain form works, and no button swallows anything."""

import re

import pytest
from playwright.sync_api import Page, expect

from infra.pages import STATIC_IMPORT, WEB
from tests.web.fake_api import LIVE, QUERY
from tests.web.test_citizen_asks import STORY, photo, submit, tell

CITIZEN = WEB / "citizen"
ENTRY = {"q": "ask", "a": "track"}


def statically(module: str) -> set[str]:
    """What a module can't run without."""
    found = {path[2:-3] for path in STATIC_IMPORT.findall((CITIZEN / f"{module}.js").read_text())}
    return {module} | found.union(*map(statically, found))


def lazily(page: str) -> set[str]:
    return {path.stem for path in CITIZEN.glob("*.js")} - statically(ENTRY[page]) - {"sw", "home"}


def without(phone, module: str, how: str):
    """A phone on which one module never comes, and that knows no worker to bring it along."""
    device = phone(service_workers="block")

    def swallow(route):
        if how == "404":
            route.fulfill(status=404, body="")
        elif how == "blocked":
            route.abort()
        # else: it hangs

    device.route(re.compile(rf"/assets/citizen-{module}\."), swallow)
    return device


@pytest.mark.parametrize("how", ["404", "blocked", "hangs"])
@pytest.mark.parametrize("module", sorted(statically("ask")))
def test_the_form_works_as_a_plain_one_where_a_piece_of_the_script_is_missing(
    phone, api, module, how
):
    page = without(phone, module, how).new_page()
    page.goto(f"{api.origin}/q/{LIVE}", wait_until="commit")
    page.wait_for_selector("#send")
    assert page.locator(".js:visible").count() == 0
    tell(page)
    page.locator("#send").click(no_wait_after=True)

    expect(page.locator("h1")).to_have_text(QUERY)
    assert [sent["content"] for kind, sent, _ in api.posts if kind == "form"] == [STORY]


@pytest.mark.parametrize("how", ["404", "blocked", "hangs"])
@pytest.mark.parametrize("module", ["track", "page", "view"])
def test_the_progress_can_be_seen_where_a_piece_of_the_script_is_missing(phone, api, module, how):
    page = without(phone, module, how).new_page()
    page.goto(f"{api.origin}/a/{QUERY}", wait_until="commit")

    page.get_by_label("查询码", exact=True).fill(QUERY)
    page.get_by_role("button", name="查进度").click(no_wait_after=True)

    expect(page.locator("h1")).to_have_text("办理中")
    assert QUERY not in page.url


def test_the_progress_can_be_seen_without_javascript(visit):
    page = visit("/a/", java_script_enabled=False)
    assert page.locator(".js:visible").count() == 0

    page.get_by_label("查询码", exact=True).fill(QUERY)
    page.get_by_role("button", name="查进度").click()

    expect(page.locator("h1")).to_have_text("办理中")


def test_where_the_script_arrives_nothing_plain_stands_in_its_way(visit):
    page = visit(f"/a/{QUERY}")

    expect(page.locator(".log")).to_be_visible()
    expect(page.locator(".late")).to_be_hidden()


@pytest.mark.parametrize("module", sorted(lazily("q") - {"track", "view", "acts"}))
def test_a_piece_that_is_missing_later_loses_no_word_and_no_code(phone, api, module):
    """Photos need theirs; the words go out with or without any of them."""
    page = without(phone, module, "404").new_page()
    page.goto(f"{api.origin}/q/{LIVE}")
    page.set_input_files("#album", photo(64, 48))
    tell(page, STORY + "救命")
    submit(page)

    shown_or_kept(page, module)


def shown_or_kept(page: Page, module: str) -> None:
    if module == "outbox":
        expect(page.locator("#problem")).to_contain_text("已经替您留着")
    else:
        expect(page.locator("body")).to_contain_text(re.compile("ABCK ?7M29 ?QXA4"))


def test_a_piece_that_gets_lost_came_with_the_worker_in_one_request(phone, api):
    device = phone()
    page = device.new_page()
    page.goto(f"{api.origin}/q/{LIVE}")
    tell(page)
    page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    device.route(re.compile(r"/assets/citizen-receipt\."), lambda route: route.abort())
    submit(page)

    expect(page.locator("#code")).to_have_text(QUERY)


@pytest.mark.parametrize("module", ["notes", "emergency"])
def test_a_refusal_is_told_as_one_though_a_piece_is_missing(phone, api, module):
    api.refusal = (404, {"emergency": [{"name": "报警", "number": "110"}]})
    page = without(phone, module, "404").new_page()
    page.goto(f"{api.origin}/q/{LIVE}")
    tell(page)
    submit(page)

    expect(page.locator("#problem")).to_have_text("不能提交")


def test_a_lost_answer_is_not_called_unsent_though_a_piece_is_missing(phone, api):
    api.lost_answers = 1000
    page = without(phone, "pending", "404").new_page()
    page.goto(f"{api.origin}/q/{LIVE}")
    tell(page)
    submit(page)

    expect(page.locator("#problem")).to_contain_text("不知道是否送达")


def test_what_may_be_done_is_fetched_again_where_it_went_missing(phone, api):
    device = without(phone, "acts", "404")
    page = device.new_page()
    page.goto(f"{api.origin}/a/{QUERY}")
    expect(page.locator("#acts")).to_contain_text("正在重试")
    device.unroute_all()

    expect(page.get_by_text("补充情况")).to_be_visible()


def test_photos_that_cannot_be_added_are_not_swallowed_in_silence(phone, api):
    page = without(phone, "photos", "blocked").new_page()
    page.goto(f"{api.origin}/q/{LIVE}")

    page.set_input_files("#album", photo(64, 48))

    expect(page.locator("#shots-say")).to_contain_text("照片没有加上")


def test_what_sends_and_never_comes_is_done_without_in_the_end(phone, api):
    page = without(phone, "outbox", "404").new_page()
    page.clock.install()
    page.goto(f"{api.origin}/q/{LIVE}")
    tell(page)
    submit(page)

    for _ in range(3):
        expect(page.locator("#problem")).to_contain_text("已经替您留着")
        with page.expect_navigation():
            page.clock.fast_forward(21000)

    expect(page.locator("h1")).to_have_text(QUERY)
    assert [sent["content"] for kind, sent, _ in api.posts if kind == "form"] == [STORY]
