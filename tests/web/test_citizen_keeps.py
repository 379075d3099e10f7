"""No word of any form is lost, doubled or left hanging: one table of forms, tried in each kind of misfortune."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.web.fake_api import LIVE, QUERY, appeal
from tests.web.test_citizen_asks import STORY, expect_receipt, photo, submit, tell
from tests.web.test_citizen_tracks import ANSWERED

UNKNOWN = "不知道是否送达，正在确认"
UNSENT = "还没有发出去"
FULL = """const full = () => { throw new DOMException('full', 'QuotaExceededError'); };
Storage.prototype.setItem = full; indexedDB.open = full;"""


@dataclass(frozen=True)
class Form:
    """One form of the citizen's pages: where it is, what is written, and what shows that it is there."""

    name: str
    path: str
    fields: tuple[tuple[str, str], ...]
    picks: tuple[str, ...]
    send: str
    sent: str
    summary: str = ""

    def write(self, page: Page) -> None:
        self.unfold(page)
        for field, words in self.fields:
            page.fill(field, words)
        for pick in self.picks:
            page.check(pick)

    def unfold(self, page: Page) -> None:
        if self.summary:
            box = page.locator("details", has_text=self.summary)
            if box.get_attribute("open") is None:
                box.locator("summary").click()

    def stands(self, page: Page) -> None:
        for field, words in self.fields:
            expect(page.locator(field)).to_have_value(words)
        for pick in self.picks:
            expect(page.locator(pick)).to_be_checked()

    def hand_in(self, page: Page) -> None:
        page.click(self.send)

    def arrived(self, api) -> list[str | None]:
        """The keys of what came in, each once."""
        return list(dict.fromkeys(key for path, _, key in api.posts if path == self.sent))


ASKING = Form(
    "asking", f"/q/{LIVE}", (("#content", STORY), ("#address", "3 栋"), ("#name", "张大山")),
    ("#public_ok",), "#send", "/api/appeals",
)  # fmt: skip
ADDITION = Form(
    "addition", f"/a/{QUERY}", (("#more", "第二根杆子也不亮"),), (),
    "text=提交补充", f"/api/appeals/{QUERY}/supplement", "补充情况",
)  # fmt: skip
RATING = Form(
    "rating", f"/a/{QUERY}", (("#rating-text", "还是黑的"),),
    ("[name=level][value='1']", "[name=solved][value=no]", "[name=tags][value=unsolved]"),
    "text=提交评价", f"/api/appeals/{QUERY}/rating",
)  # fmt: skip
CONTACT = Form(
    "contact", f"/a/{QUERY}", (("#new-phone", "199 0000 0062"),), (),
    "text=保存电话", f"/api/appeals/{QUERY}/contact", "我留下的信息",
)  # fmt: skip
EVERY = pytest.mark.parametrize(
    "form", [ASKING, ADDITION, RATING, CONTACT], ids=lambda form: form.name
)


@pytest.fixture
def begun(visit, phone, api) -> Callable[[Form], Page]:
    """A form that somebody has filled in and not handed in."""

    def begin(form: Form) -> Page:
        if form is RATING:
            api.appeal = appeal(**ANSWERED)
        page = visit(form.path, on=phone())
        form.write(page)
        return page

    return begin


@EVERY
def test_what_was_typed_and_chosen_stands_there_after_a_reload(begun, form):
    page = begun(form)

    page.reload()

    form.stands(page)


@EVERY
def test_what_was_typed_stands_there_when_the_web_view_was_killed(begun, visit, form):
    page = begun(form)
    page.close(run_before_unload=False)

    again = visit(form.path, on=page.context)

    form.stands(again)


@pytest.mark.parametrize("form", [ASKING, ADDITION], ids=lambda form: form.name)
def test_photos_come_back_too_and_are_not_sent_again(begun, api, form):
    page = begun(form)
    page.set_input_files("#album", [photo(64, 48), photo(48, 64)])
    expect(page.locator("#shots progress").last).to_have_js_property("value", 1)

    page.reload()
    expect(page.locator("#shots img")).to_have_count(2)
    assert page.evaluate("document.querySelector('#shots img').naturalWidth") > 0
    form.hand_in(page)

    expect(page.locator("#shots img:visible")).to_have_count(0)
    assert len(api.uploads) == 2
    assert [len(b["photos"]) for path, b, _ in api.posts if path == form.sent] == [2]


@pytest.mark.parametrize("form", [ASKING, ADDITION], ids=lambda form: form.name)
def test_photos_that_could_not_be_sent_yet_come_back_too(begun, api, form):
    api.uploads_down = True
    page = begun(form)
    page.set_input_files("#album", photo(64, 48))
    expect(page.locator("#shots img")).to_have_count(1)
    page.wait_for_timeout(300)
    page.reload()
    expect(page.locator("#shots img")).to_have_count(1)
    api.uploads_down = False

    form.hand_in(page)

    expect(page.locator("#shots img:visible")).to_have_count(0)
    assert [len(b["photos"]) for path, b, _ in api.posts if path == form.sent] == [1]


@EVERY
def test_an_answer_that_was_lost_is_not_called_unsent_and_makes_one(begun, api, form):
    page = begun(form)
    api.lost_answers = 1000
    form.hand_in(page)
    expect(page.get_by_role("heading", name=UNKNOWN)).to_be_visible()
    expect(page.get_by_text(UNSENT)).to_have_count(0)

    api.lost_answers = 0
    page.get_by_role("button", name="现在再试").click()

    expect(page.get_by_text(UNKNOWN)).to_have_count(0)
    assert len(form.arrived(api)) == 1
    assert len(api.answers) + len(api.acted) == 1


@EVERY
def test_after_a_lost_answer_a_reload_asks_again_and_makes_one(begun, api, form):
    page = begun(form)
    api.lost_answers = 1000
    form.hand_in(page)
    expect(page.get_by_role("heading", name=UNKNOWN)).to_be_visible()
    api.lost_answers = 0

    page.reload()

    expect(page.locator("#notes")).to_contain_text("已经发出去了")
    assert len(form.arrived(api)) == 1
    assert len(api.answers) + len(api.acted) == 1


@EVERY
def test_without_a_network_it_waits_and_goes_out_once(begun, api, form):
    page = begun(form)
    page.wait_for_timeout(500)
    page.context.set_offline(True)
    form.hand_in(page)
    expect(page.get_by_text(UNSENT).first).to_be_visible()
    expect(page.get_by_text(UNKNOWN)).to_have_count(0)

    page.context.set_offline(False)

    expect(page.get_by_text(UNSENT)).to_have_count(0)
    page.wait_for_timeout(300)
    assert len(api.answers) + len(api.acted) == 1


def test_a_first_visit_that_loses_the_network_before_the_first_key_keeps_and_sends(visit, api):
    page = visit(f"/q/{LIVE}")
    expect(page.locator("#place")).to_have_text("翠竹苑小区·大门口")
    page.context.set_offline(True)
    ASKING.write(page)
    ASKING.hand_in(page)
    expect(page.locator("#problem")).to_contain_text(UNSENT)

    page.context.set_offline(False)

    expect(page.locator("#code")).to_have_text(QUERY)
    assert [b["content"] for path, b, _ in api.posts if path == "/api/appeals"] == [STORY]


def test_a_first_visit_without_a_network_is_still_there_the_next_day(visit, api):
    page = visit(f"/q/{LIVE}")
    expect(page.locator("#place")).to_have_text("翠竹苑小区·大门口")
    page.context.set_offline(True)
    ASKING.write(page)
    ASKING.hand_in(page)
    expect(page.locator("#problem")).to_contain_text(UNSENT)
    page.close()
    page.context.set_offline(False)

    again = visit(f"/q/{LIVE}", on=page.context)

    expect(again.locator("#code")).to_have_text(QUERY)
    assert len(api.answers) == 1


@EVERY
def test_a_phone_that_can_keep_nothing_still_sends(visit, phone, api, form):
    if form is RATING:
        api.appeal = appeal(**ANSWERED)
    device = phone()
    device.add_init_script(FULL)
    page = visit(form.path, on=device)
    form.write(page)
    if form is ASKING:
        expect(page.locator("#kept")).to_contain_text("请不要关掉这一页")

    form.hand_in(page)

    page.wait_for_timeout(800)
    assert len(api.answers) + len(api.acted) == 1


@pytest.mark.parametrize("form", [ADDITION, RATING], ids=lambda form: form.name)
def test_words_for_a_matter_that_moved_on_meanwhile_are_shown_with_a_way_on(begun, api, form):
    page = begun(form)
    api.appeal |= {"can": [], "label": "已办结", "status": "archived"}

    page.reload()

    left = page.locator("#acts .note")
    expect(left).to_contain_text(form.fields[0][1])
    expect(left.get_by_role("button", name="复制这段话")).to_be_visible()
    expect(left).to_contain_text("再扫一次码另报一件")


@pytest.mark.parametrize("form", [ADDITION, RATING], ids=lambda form: form.name)
def test_words_that_are_refused_because_the_matter_moved_on_are_not_lost(begun, api, form):
    page = begun(form)
    api.refusal = (409, {})
    api.appeal |= {"can": [], "label": "已办结", "status": "archived"}

    form.hand_in(page)

    expect(page.locator("#acts .note")).to_contain_text(form.fields[0][1])


def test_news_does_not_wipe_out_a_half_written_addition(begun, api):
    page = begun(ADDITION)
    page.clock.install()
    page.reload()
    ADDITION.stands(page)
    api.appeal |= {"can": ["supplement"], "label": "已派单"}

    page.clock.fast_forward(20000)

    expect(page.locator(".status")).to_contain_text("已派单")
    ADDITION.stands(page)


def test_what_waits_and_then_meets_a_sum_to_answer_stands_in_the_form_again(begun, api):
    page = begun(ASKING)
    api.lost_answers = 1000
    ASKING.hand_in(page)
    expect(page.get_by_role("heading", name=UNKNOWN)).to_be_visible()
    api.lost_answers, api.answers, api.challenge = 0, {}, True

    page.reload()

    expect(page.locator("#content")).to_have_value(STORY)
    ASKING.hand_in(page)
    page.get_by_label("三加四等于几？").fill("7")
    page.keyboard.press("Enter")
    expect(page.locator("#code")).to_have_text(QUERY)


# --- sent once ----------------------------------------------------------------------


def receipt(page: Page) -> None:
    ASKING.hand_in(page)
    expect(page.locator("#code")).to_have_text(QUERY)


def back_from_progress(page: Page) -> None:
    page.get_by_role("link", name="查看办理进度").click()
    expect(page.locator(".log")).to_be_visible()
    page.go_back()


def away_and_forward(page: Page) -> None:
    page.goto("about:blank")
    page.go_back()


@pytest.mark.parametrize("way", [back_from_progress, away_and_forward, Page.reload])
def test_back_after_the_receipt_finds_the_receipt_and_no_form(begun, api, way):
    page = begun(ASKING)
    receipt(page)

    way(page)

    expect(page.locator("#code")).to_have_text(QUERY)
    expect(page.locator("#form")).to_be_hidden()
    assert len(api.answers) == 1


def test_after_the_receipt_another_matter_can_be_reported_on_the_same_page(begun, api):
    page = begun(ASKING)
    receipt(page)
    page.get_by_role("link", name="再反映一件事").click()

    page.fill("#content", "另外一件：井盖没了")
    receipt(page)

    assert len(api.answers) == 2


def test_the_same_words_from_a_second_tab_are_the_same_message(begun, visit, api):
    one = begun(ASKING)
    two = visit(ASKING.path, on=one.context)
    ASKING.stands(two)
    receipt(one)

    receipt(two)

    assert len(api.answers) == 1


def test_the_same_words_written_again_at_once_are_the_same_message(begun, visit, api):
    one = begun(ASKING)
    receipt(one)
    two = visit(ASKING.path, on=one.context)
    ASKING.write(two)

    receipt(two)

    assert len(api.answers) == 1


def test_a_reload_while_it_is_being_sent_makes_one(begun, api):
    api.slow = 1.5
    page = begun(ASKING)
    ASKING.hand_in(page)
    page.wait_for_timeout(400)

    page.reload()

    expect(page.locator("#notes")).to_contain_text("ABCK 7M29 QXA4")
    expect(page.locator("#content")).to_have_value("")
    assert len(api.answers) == 1


@pytest.mark.parametrize("form", [ADDITION, RATING, CONTACT], ids=lambda form: form.name)
def test_three_hasty_taps_make_one(begun, api, form):
    page = begun(form)
    page.locator(form.send).evaluate("(b) => { b.click(); b.click(); b.click(); }")

    page.wait_for_timeout(600)

    assert len(form.arrived(api)) == 1


def test_two_photos_alone_are_two_messages(visit, phone, api):
    device = phone()
    for size in ((64, 48), (48, 64)):
        page = visit(f"/q/{LIVE}", on=device)
        page.set_input_files("#album", photo(*size))
        expect(page.locator("#shots progress")).to_have_js_property("value", 1)
        receipt(page)

    assert len(api.answers) == 2


# --- the same matter again ------------------------------------------------------------


def test_scanning_again_within_minutes_asks_whether_it_is_the_same(begun, visit, api):
    page = begun(ASKING)
    receipt(page)

    again = visit(ASKING.path, on=page.context)

    expect(again.locator("#lately")).to_contain_text(re.compile(r"您 1 分钟前在这里反映过"))
    expect(again.locator("#lately")).to_contain_text(STORY[:20])
    again.get_by_role("button", name="另报一件事").click()
    expect(again.locator("#lately")).to_have_count(0)
    expect(again.locator("#content")).to_be_focused()


@pytest.mark.parametrize("offline", [False, True])
def test_what_is_the_same_can_be_added_to_that_matter(begun, visit, api, offline):
    page = begun(ASKING)
    page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    receipt(page)
    again = visit(ASKING.path, on=page.context)
    again.context.set_offline(offline)

    again.get_by_role("link", name="补充那件事").click()
    expect(again.locator("#more")).to_be_visible()
    again.fill("#more", "又坏了一盏")
    again.get_by_role("button", name="提交补充").click()
    if offline:
        expect(again.get_by_text(UNSENT).first).to_be_visible()
        again.context.set_offline(False)

    expect(again.get_by_text(UNSENT)).to_have_count(0)
    again.wait_for_timeout(300)
    assert [b["content"] for path, b, _ in api.posts if path == ADDITION.sent] == ["又坏了一盏"]


def test_who_wants_no_trace_is_not_reminded_of_it(visit, phone):
    device = phone()
    page = visit(ASKING.path, on=device)
    ASKING.write(page)
    page.check("#confidential")
    receipt(page)

    again = visit(ASKING.path, on=device)
    expect(again.locator("#place")).to_have_text("翠竹苑小区·大门口")
    again.wait_for_timeout(300)

    expect(again.locator("#lately")).to_have_count(0)


@pytest.mark.parametrize(
    "refusal",
    [(429, {"challenge": {"question": "三加四等于几？", "token": "t1"}}), (422, {}), (409, {})],
    ids=str,
)
def test_what_waits_and_is_refused_comes_back_whole(begun, api, refusal):
    page = begun(ASKING)
    page.set_input_files("#album", photo(64, 48))
    expect(page.locator("#shots progress")).to_have_js_property("value", 1)
    api.lost_answers = 1000
    ASKING.hand_in(page)
    expect(page.get_by_role("heading", name=UNKNOWN)).to_be_visible()
    api.lost_answers, api.answers, api.refusal = 0, {}, refusal

    page.reload()

    ASKING.stands(page)
    expect(page.locator("#shots li")).to_have_count(1)
    api.refusal = None
    ASKING.hand_in(page)
    expect(page.locator("#code")).to_have_text(QUERY)
    assert len([b for path, b, _ in api.posts if path == "/api/appeals"][-1]["photos"]) == 1


@pytest.mark.parametrize("danger", ["certain", "maybe"])
def test_the_next_who_scans_is_not_shown_what_somebody_in_danger_wrote(visit, phone, api, danger):
    api.danger = danger
    page = visit(f"/q/{LIVE}", on=phone())
    tell(page, "爸爸又打妈妈了，我躲在厕所")
    submit(page)
    expect_receipt(page)
    expect(page.get_by_role("button", name="快速离开")).to_be_visible()

    again = visit(f"/q/{LIVE}", on=page.context)
    expect(again.locator("#place")).to_have_text("翠竹苑小区·大门口")
    again.wait_for_timeout(300)

    expect(again.locator("#notes")).to_be_empty()
    assert "爸爸" not in page.evaluate("JSON.stringify([localStorage, history.state])")
