"""Who reports an official is not given away by the phone, and danger is met with the numbers, loudly or calmly."""

import json

import pytest
from playwright.sync_api import Page, expect

from tests.web.fake_api import LIVE, NUMBERS, QUERY, appeal
from tests.web.test_citizen_asks import expect_receipt, photo, submit, tell

REPORT = "村主任把修路款拿去盖了自己家的房子"
KEPT = """() => JSON.stringify([localStorage, sessionStorage, history.state, location.href, document.title])"""
ON_DISK = """() => JSON.stringify([localStorage, history.state, location.href, document.title])"""
BLOBS = """async () => {
  if (!(await indexedDB.databases()).some(({ name }) => name === 'mashangban')) return 0;
  const database = await new Promise((done) => {
    const request = indexedDB.open('mashangban');
    request.onsuccess = () => done(request.result);
  });
  return new Promise((done) => {
    const request = database.transaction('photos').objectStore('photos').count();
    request.onsuccess = () => done(request.result);
  });
}"""


@pytest.fixture
def reported(visit, phone, api) -> Page:
    """The receipt of a report about an official, sent as anybody sends anything."""
    api.protected = {"readers": "县纪委监委"}
    page = visit(f"/q/{LIVE}", on=phone())
    tell(page, REPORT)
    page.set_input_files("#album", photo(64, 48))
    expect(page.locator("#shots progress")).to_have_js_property("value", 1)
    submit(page)
    expect_receipt(page)
    return page


def test_the_receipt_of_a_report_says_who_can_read_it_and_who_cannot(reported):
    after = reported.locator("#after")

    expect(after).to_contain_text("只有县纪委监委和县里指定的专人能看到；村里、镇里都看不到")
    expect(after).to_contain_text("本机没有记住查询码，请抄下")
    expect(after).not_to_contain_text("转办")
    expect(reported.get_by_role("button", name="快速离开")).to_be_visible()


def test_nothing_of_a_report_stays_on_the_phone(reported):
    kept = reported.evaluate(KEPT)

    for secret in (QUERY, "251124000000000017", REPORT, "修路款"):
        assert secret not in kept
    assert reported.evaluate(BLOBS) == 0


def test_nothing_stays_on_the_phone_of_who_is_beaten_at_home(visit, phone, api):
    api.danger, told = "certain", "我老公喝了酒又打我，我怕"
    for number in ("12338", "12355"):
        api.lines = [{"name": "热线", "number": number}]
        page = visit(f"/q/{LIVE}", on=phone())
        tell(page, told)
        submit(page)
        expect_receipt(page)

        expect(page.locator("#after")).to_contain_text("本机没有记住查询码，请抄下")
        expect(page.get_by_role("button", name="快速离开")).to_be_visible()
        assert not [secret for secret in (QUERY, told) if secret in page.evaluate(KEPT)]


def test_the_next_who_scans_with_that_phone_sees_nothing_of_the_report(reported, visit):
    page = visit(f"/q/{LIVE}", on=reported.context)
    expect(page.locator("#place")).to_have_text("翠竹苑小区·大门口")
    page.wait_for_timeout(300)
    mine = visit("/a/", on=reported.context)

    expect(page.locator("#content")).to_have_value("")
    expect(page.locator("#notes")).to_be_empty()
    expect(mine.locator("#entry")).to_be_visible()
    expect(mine.locator("#mine a")).to_have_count(0)


def test_the_way_to_the_progress_of_a_report_has_no_code_in_its_address(reported, api):
    api.appeal = appeal(protected={"readers": "县纪委监委"}, unit=None, content=REPORT)

    reported.get_by_role("link", name="查看办理进度").click()

    expect(reported.locator("#standing")).to_contain_text("只有县纪委监委和县里指定的专人能看到")
    assert QUERY not in reported.evaluate(ON_DISK)
    reported.reload()
    expect(reported.locator(".log")).to_be_visible()
    expect(reported.get_by_role("button", name="快速离开")).to_be_visible()


@pytest.mark.parametrize("path", [f"/a/{QUERY}", f"/a/?code={QUERY}", f"/a/#{QUERY}"])
def test_an_address_with_the_code_of_a_report_is_cleaned_at_once(visit, api, path):
    api.appeal = appeal(protected={"readers": "县纪委监委"}, unit=None)

    page = visit(path)

    expect(page.locator(".log")).to_be_visible()
    assert QUERY not in page.evaluate(ON_DISK)


def test_what_is_typed_to_a_report_stays_in_its_tab(visit, api):
    api.appeal = appeal(protected={"readers": "县纪委监委"}, unit=None)
    page = visit(f"/a/{QUERY}")
    page.get_by_text("补充情况").click()
    page.fill("#more", REPORT)

    assert REPORT not in page.evaluate("JSON.stringify(localStorage)")
    page.reload()
    expect(page.locator("#more")).to_have_value(REPORT)


@pytest.mark.parametrize("back", [False, True], ids=["left", "left and back"])
def test_leaving_quickly_shows_something_harmless_and_back_shows_no_code(reported, back):
    reported.route("https://www.weather.com.cn/", lambda route: route.fulfill(body="晴"))
    reported.get_by_role("button", name="快速离开").click()
    reported.wait_for_url("https://www.weather.com.cn/")
    if back:
        reported.go_back()

    assert QUERY not in reported.content()
    assert QUERY not in reported.url


def test_back_from_the_progress_of_a_report_shows_no_code(reported, api):
    api.appeal = appeal(protected={"readers": "县纪委监委"})
    reported.get_by_role("link", name="查看办理进度").click()
    expect(reported.locator(".log")).to_be_visible()

    reported.go_back()

    expect(reported.get_by_text("这里写的已经提交了")).to_be_visible()
    expect(reported.locator("#form")).to_be_hidden()
    assert QUERY not in reported.content()


def test_the_reporters_phone_remembers_when_it_is_asked_to(reported, visit):
    reported.get_by_role("button", name="要本机记住").click()

    mine = visit("/a/", on=reported.context)

    expect(mine.locator("#mine a")).to_have_count(1)


@pytest.mark.parametrize("tick", ["#confidential", "#forget"])
def test_who_wants_nothing_kept_leaves_no_draft_but_survives_a_reload(visit, phone, tick):
    device = phone()
    page = visit(f"/q/{LIVE}", on=device)
    tell(page, REPORT)
    page.check(tick)
    page.fill("#phone", "19900000061")

    assert REPORT not in page.evaluate("JSON.stringify(localStorage)")
    assert page.get_attribute("#phone", "autocomplete") == "off"
    expect(page.get_by_role("button", name="快速离开")).to_be_visible()
    page.reload()
    expect(page.locator("#content")).to_have_value(REPORT)
    expect(visit(f"/q/{LIVE}", on=device).locator("#content")).to_have_value("")


def test_keeping_nothing_is_remembered_for_the_next_time(visit, phone):
    device = phone()
    page = visit(f"/q/{LIVE}", on=device)
    page.check("#forget")

    again = visit(f"/q/{LIVE}", on=device)

    expect(again.locator("#forget")).to_be_checked()
    tell(again)
    submit(again)
    expect_receipt(again)
    expect(visit("/a/", on=device).locator("#mine a")).to_have_count(0)


@pytest.mark.parametrize("way", ["report", "forget", "start again"])
def test_photos_that_could_not_be_sent_do_not_stay_on_the_phone_either(visit, api, way):
    api.uploads_down = True
    api.protected = {"readers": "县纪委监委"}
    page = visit(f"/q/{LIVE}")
    tell(page, REPORT)
    page.set_input_files("#album", photo(64, 48))
    expect(page.locator("#shots img")).to_have_count(1)
    page.wait_for_timeout(300)
    assert page.evaluate(BLOBS) == 1
    if way == "report":
        submit(page)
        expect(page.locator("#code")).to_have_text(QUERY)
    if way == "forget":
        page.check("#forget")
    if way == "start again":
        page.reload()
        page.get_by_role("button", name="清空重写").click()
    page.wait_for_timeout(300)

    assert page.evaluate(BLOBS) == 0


# --- danger, loudly or calmly ---------------------------------------------------------


def test_a_receipt_that_is_not_sure_shows_the_numbers_without_alarm(visit, api):
    api.danger = "maybe"
    page = visit(f"/q/{LIVE}")
    tell(page, "他一直不接电话，我有点担心")
    submit(page)
    expect_receipt(page)

    expect(page.locator("#notes .calm a.call")).to_have_count(len(NUMBERS))
    expect(page.locator("#notes .alarm")).to_have_count(0)


REFUSED = [
    (422, {"errors": [{"field": "content", "message": "太短了"}]}),
    (429, {"challenge": {"question": "三加四等于几？", "token": "t1"}}),
    (409, {}),
    (404, {}),
]
LOOKS = {"certain": ".alarm", "maybe": ".calm"}


@pytest.mark.parametrize("refusal", REFUSED, ids=[str(status) for status, _ in REFUSED])
@pytest.mark.parametrize("danger", LOOKS)
def test_a_refusal_of_words_of_danger_shows_the_numbers(visit, api, refusal, danger):
    api.refusal = (refusal[0], {"emergency": NUMBERS, "danger": danger} | refusal[1])
    page = visit(f"/q/{LIVE}")
    tell(page, "我不想活了，在县一中门口")
    submit(page)

    shown = "#urgent" if refusal[0] == 422 else "#numbers"
    calls = page.locator(f"{shown} {LOOKS[danger]} a.call")
    expect(calls).to_have_count(len(NUMBERS) + 1)  # and the line for who wants to die
    expect(calls.first).to_be_in_viewport()


@pytest.mark.parametrize("field", ["address", "phone", "name"])
@pytest.mark.parametrize("size", [0, 2])
def test_the_numbers_of_a_refusal_stand_where_the_reader_is_sent(visit, api, field, size):
    errors = [{"field": field, "message": "内容太长"}]
    api.refusal = (422, {"emergency": NUMBERS, "danger": "certain", "errors": errors})
    page = visit(f"/q/{LIVE}")
    for _ in range(size):
        page.click("#size")
    tell(page, "后爸要打我，我锁在房里")
    submit(page)

    expect(page.locator(f"#{field}")).to_be_focused()
    expect(page.locator("#numbers a.call").last).to_be_in_viewport()


def test_a_refused_addition_shows_the_numbers_and_asks_its_question(visit, api):
    more = {"emergency": NUMBERS, "challenge": {"question": "三加四等于几？", "token": "t1"}}
    api.refusal = (429, more)
    page = visit(f"/a/{QUERY}")
    page.get_by_text("补充情况").click()
    page.fill("#more", "我不想活了")
    page.get_by_role("button", name="提交补充").click()
    expect(page.locator("#alarm a.call")).to_have_count(len(NUMBERS))
    page.get_by_label("三加四等于几？").fill("7")
    api.refusal = None
    page.get_by_role("button", name="答好了，提交").click()

    expect(page.locator("#more")).to_have_value("")
    assert api.posts[-1][1]["challenge"] == {"token": "t1", "answer": "7"}


DISGUISES = [
    "着\u200b火了",
    "着 火了",
    "着\n火",
    "我要自殺",
    "有人觸電",
    "There’s a fire",
    "ＴＨＥＲＥ'S A FIRE",
    "救\ufe0f命",
    "\u202e救\u2060命",
]


@pytest.mark.parametrize("words", DISGUISES)
def test_danger_is_seen_however_it_was_typed(visit, words):
    page = visit(f"/q/{LIVE}")
    page.fill("#content", "")
    page.focus("#content")
    page.wait_for_timeout(300)
    tell(page, words)

    expect(page.locator("#urgent .call")).to_have_count(len(NUMBERS))


@pytest.mark.parametrize("words", ["救命", "停电", "停水了", "\u200b停\u200b电\u200b"])
def test_two_characters_are_enough(visit, api, words):
    page = visit(f"/q/{LIVE}")
    tell(page, words)
    submit(page)

    expect_receipt(page)


@pytest.mark.parametrize(
    "words", ["", "  ", "电", "\u200b\u200b\u200b\u200b", "\u2060 \ufeff", "\ufe0f\ufe0f"]
)
def test_what_nobody_can_read_is_not_enough(visit, api, words):
    page = visit(f"/q/{LIVE}")
    tell(page, words)
    submit(page)

    expect(page.locator("#content-bad")).to_contain_text("两个字也行")
    assert api.posts == []


def test_a_photo_alone_is_enough(visit, api):
    page = visit(f"/q/{LIVE}")
    page.set_input_files("#album", photo(64, 48))
    expect(page.locator("#shots progress")).to_have_js_property("value", 1)
    submit(page)

    expect_receipt(page)


# --- what is held ----------------------------------------------------------------------


def held(page: Page) -> None:
    page.get_by_text("我留下的信息").click()


@pytest.mark.parametrize(
    ("button", "sent"),
    [
        ("删除姓名和电话", {"name": None, "phone": None}),
        ("不再同意公开", {"public_ok": False}),
        ("删除我写的内容和照片", {"text": None}),
    ],
)
def test_what_is_held_can_be_taken_back(visit, api, button, sent):
    page = visit(f"/a/{QUERY}")
    held(page)
    expect(page.locator("#acts")).to_contain_text("199****0061")

    page.get_by_role("button", name=button).click()

    expect(page.get_by_role("button", name=button)).to_have_count(0)
    assert [body for path, body, _ in api.posts if path.endswith("/contact")] == [sent]


def test_the_fate_of_each_photo_is_told(visit, api):
    url = f"{api.origin}/favicon.ico"
    api.appeal = appeal(
        reply="修好了。",
        photos=[{"url": url, "state": "ready"}, {"url": None, "state": "preparing"}, {"url": None, "state": "failed", "why": "文件不完整"}],
        reply_photos=[{"url": url, "state": "ready"}],
    )  # fmt: skip
    page = visit(f"/a/{QUERY}")

    expect(page.locator("#story img")).to_have_count(1)
    expect(page.locator("#story")).to_contain_text("照片正在处理，一般一分钟内就好")
    expect(page.locator("#story")).to_contain_text("这张照片没能处理：文件不完整")
    expect(page.locator(".reply img")).to_have_attribute("alt", "办理后的照片 1")
    assert json.dumps(api.appeal["reply_photos"])


def test_where_the_unit_for_reports_is_accused_itself_an_english_reader_is_told_who_reads(
    visit, api
):
    api.protected = {"readers": "县里指定的专人"}
    page = visit(f"/q/{LIVE}")
    page.click("#tongue")
    tell(page, REPORT)
    page.click("#send")

    expect(page.locator("#after")).to_contain_text(
        "Only the people the county has appointed for reports can read it"
    )
    expect(page.locator("#after")).not_to_contain_text("县里")
