"""The whole product on this machine: a citizen's phone, the real API, streams, store and photo bucket."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from infra.local.started import Started
from tests.web.test_citizen_asks import photo

LAMP = "我们小区门口那个路灯坏了快半个月了，黑灯瞎火的，昨天晚上对门刘奶奶差点绊倒。"
REPLY = "路灯已于今天下午修好，换了两盏 LED 灯。"
GATE = "翠竹苑小区·大门口"


class Office:
    """The demo county's staff, by their accounts."""

    def __init__(self, runner: Started) -> None:
        self.runner = runner
        self.tokens: dict[str, str] = {}

    def ask(self, user: str, method: str, path: str, body: object = None) -> Any:
        if user not in self.tokens:
            sent = {"user": user, "password": f"demo-{user}"}
            self.tokens[user] = self.runner.ask("POST", "/api/t/demo/session", sent)[1]["token"]
        bearer = f"Bearer {self.tokens[user]}"
        status, answer = self.runner.ask(method, f"/api/t/demo{path}", body, Authorization=bearer)
        assert status == 200, answer
        return answer

    def act(self, user: str, no: str, action: str, **said: object) -> None:
        step = self.ask(user, "GET", f"/desk/appeals/{no}")["step"]
        self.ask(user, "POST", f"/desk/appeals/{no}/{action}", {"step": step, **said})

    def excuse(self, no: str) -> None:
        """Let the unit in charge answer for those that help it."""
        for task in self.ask("dispatcher", "GET", f"/desk/appeals/{no}")["tasks"]:
            told = {"task": task["id"], "decision": "excuse", "note": "由主办单位一并答复"}
            self.act("dispatcher", no, "close-task", **told)


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    with Started(tmp_path_factory.mktemp("runner")) as started:
        yield started


@pytest.fixture(scope="module")
def office(runner: Started) -> Office:
    return Office(runner)


@pytest.fixture
def gate(office: Office) -> str:
    places = office.ask("admin", "GET", "/places?limit=100")["items"]
    return next(place["code"] for place in places if place["name"] == GATE)


@pytest.fixture
def scanned(phone, runner, gate) -> Page:
    page = phone().new_page()
    page.goto(f"http://127.0.0.1:{runner.port}/q/{gate}")
    expect(page.locator("#place")).to_have_text(GATE)
    return page


def tell(page: Page, story: str) -> None:
    """Write, submit, and go on to the progress page."""
    page.fill("#content", story)
    page.click("#send")
    page.get_by_role("link", name="查看办理进度").click()
    expect(page.locator(".log")).to_be_visible()


def number(page: Page) -> str:
    return re.findall(r"\d{18}", page.inner_text("#story"))[0]


def soon(page: Page, selector: str, words: str) -> None:
    """What an open page shows by itself within a few looks."""
    expect(page.locator(selector)).to_contain_text(words)


def test_a_scan_is_dispatched_handled_answered_and_judged(scanned, office):
    scanned.set_input_files("#camera", photo())
    expect(scanned.locator("#shots progress")).to_have_js_property("value", 1)
    tell(scanned, LAMP)
    soon(scanned, "#standing", "县城管局")
    expect(scanned.locator(".pictures img")).to_have_js_property("naturalWidth", 1600)

    no = number(scanned)
    office.act("chengguan", no, "sign")
    office.excuse(no)
    office.act("chengguan", no, "resolve", result="solved", reply_public=REPLY, contacted=False)
    office.act("reviewer", no, "review", decision="approve")
    scanned.reload()
    expect(scanned.locator(".reply")).to_contain_text(REPLY)
    scanned.get_by_label("不满意", exact=True).check()
    scanned.get_by_label("没解决", exact=True).check()
    scanned.get_by_label("办得太慢").check()
    scanned.get_by_role("button", name="提交评价").click()

    expect(scanned.locator(".status")).to_contain_text("办理中")
    assert "rework" in office.ask("chengguan", "GET", f"/desk/appeals/{no}")["flags"]


def test_more_can_be_said_and_all_of_it_taken_back(scanned, office):
    tell(scanned, LAMP)
    scanned.get_by_text("补充情况").click()
    scanned.fill("#more", "第二根杆子也不亮")
    scanned.set_input_files("#album", photo(640, 480))
    expect(scanned.locator("#shots progress")).to_have_js_property("value", 1)
    scanned.get_by_role("button", name="提交补充").click()
    soon(scanned, "#story", "第二根杆子也不亮")

    scanned.get_by_text("不用办了，撤回").click()
    scanned.get_by_role("button", name="确定撤回").click()

    expect(scanned.locator(".status")).to_contain_text("已撤回")
    expect(scanned.locator("#acts details")).to_have_count(1)  # what is held can still be deleted


def test_danger_is_met_with_numbers_and_the_highest_level(scanned, office):
    tell(scanned, "急急急！！6栋2单元楼道里好大一股煤气味")

    soon(scanned, "#standing", "县燃气公司")
    item = office.ask("dispatcher", "GET", f"/desk/appeals/{number(scanned)}")
    assert item["level"] == 1


def test_a_phone_without_javascript_gets_a_receipt_with_a_code(phone, runner, gate):
    page = phone(java_script_enabled=False).new_page()
    page.goto(f"http://127.0.0.1:{runner.port}/q/{gate}")
    page.fill("#content", LAMP)
    page.fill("#phone", "19900000061")
    page.click("#send")

    code = page.locator("strong").inner_text().replace(" ", "")
    _, seen = runner.ask("GET", f"/api/appeals/{code}")
    assert seen["content"] == LAMP
    page.get_by_role("button", name="查看办理进度").click()
    expect(page.get_by_text(LAMP)).to_be_visible()
    assert code not in page.url


def test_neither_staff_nor_contact_is_shown_to_whoever_holds_the_code(scanned, office, runner):
    scanned.fill("#phone", "19900000061")
    scanned.fill("#name", "张大山")
    tell(scanned, LAMP)
    office.act("chengguan", number(scanned), "sign")
    scanned.reload()
    soon(scanned, ".log", "已签收")

    said = scanned.content() + str(runner.ask("GET", f"/api/appeals/{scanned.url.split('/')[-1]}"))
    assert not [secret for secret in ("19900000061", "张大山", "chengguan") if secret in said]
