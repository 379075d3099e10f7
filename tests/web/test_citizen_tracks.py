"""The page behind a query code: how far it has come, and what the citizen may do about it."""

import re

import pytest
from playwright.sync_api import Page, expect

from functions.domain.items.ladder import DESK
from functions.domain.items.runs import Clock
from functions.domain.refusals import Lang
from functions.domain.words.dictionaries import RATING_TAGS
from infra.pages import WEB
from tests.web.fake_api import LIVE, QUERY, STEPS, appeal, bar
from tests.web.test_citizen_asks import photo

ANSWERED = {
    "status": "visit",
    "label": "已答复·请评价",
    "reply": "路灯已于今天下午修好，换了两盏 LED 灯。",
    "reply_round": 1,
    "can": ["rate", "supplement"],
}


def posted(api, act: str) -> list[dict]:
    return [body for path, body, _ in api.posts if path == f"/api/appeals/{QUERY}/{act}"]


def test_progress_shows_step_unit_time_colour_and_the_way_so_far(visit):
    page = visit(f"/a/{QUERY}")

    expect(page.locator(".status")).to_contain_text("办理中")
    expect(page.locator(".pill")).to_have_text("时间充足")
    expect(page.locator("[aria-current=step]")).to_have_text("办理")
    expect(page.locator("#standing")).to_contain_text("第 4 步，共 6 步：办理")
    expect(page.locator("#standing")).to_contain_text("县城管局")
    expect(page.locator(".log strong")).to_have_text(
        ["承办单位已与您联系", "承办单位已签收", "已派给承办单位", "您提交了诉求"]
    )
    expect(page.locator("#story")).to_contain_text("照片正在处理")


@pytest.mark.parametrize("step", [Clock.CHECK, *DESK])
def test_what_is_late_is_told_with_the_time_that_the_colour_is_of(visit, api, step):
    waits = {"id": step, "label": "", "at": "2026-03-05T07:02:00+08:00"}
    promised = {"due_at": waits["at"]} if step is Clock.ANSWER else {}  # one date, told once
    api.appeal = appeal(due_step=waits, colour="red", **promised)

    page = visit(f"/a/{QUERY}")

    expect(page.locator(".pill")).to_have_text("已超时限")
    expect(page.locator("#standing .facts")).to_contain_text("07:02")


@pytest.mark.parametrize(
    ("here", "words"),
    [
        ("now", "第 2 步，共 6 步：受理"),
        ("waiting", "第 2 步，共 6 步：受理"),
        ("ended", "到第 2 步为止，共 6 步：受理"),
    ],
)
@pytest.mark.parametrize("size", ["", "large", "largest"])
def test_the_six_steps_are_all_read_at_every_size_and_say_where_it_stands(
    visit, api, here, words, size
):
    api.appeal = appeal(steps=bar(1, here))

    page = visit(f"/a/{QUERY}")
    page.evaluate("(size) => { document.documentElement.className = size }", size)

    expect(page.locator(".stages li")).to_have_text(STEPS)
    expect(page.locator("[aria-current=step]")).to_have_text("受理")
    expect(page.locator("#standing")).to_contain_text(words)
    widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert widths[0] <= widths[1]


def test_when_all_is_done_no_step_is_left(visit, api):
    api.appeal = appeal(status="done", label="已办结", steps=bar(6))

    page = visit(f"/a/{QUERY}")

    expect(page.locator("#standing")).to_contain_text("6 步都走完了")
    expect(page.locator("[aria-current=step]")).to_have_count(0)


@pytest.mark.parametrize(
    ("colour", "words"), [("green", "时间充足"), ("yellow", "快到时限"), ("red", "已超时限")]
)
def test_a_colour_is_said_in_words_too(visit, api, colour, words):
    api.appeal = appeal(colour=colour)

    expect(visit(f"/a/{QUERY}").locator(".pill")).to_have_text(words)


LINK = f"【码上办】https://mashangban.lengshuitan.gov.cn/a/{QUERY}&from=timeline 点击查看"


@pytest.mark.parametrize("start", ["/", "/a/"])
def test_a_whole_link_pasted_where_the_code_belongs_opens_it(visit, start):
    page = visit(start)

    page.locator("#code").focus()
    page.keyboard.insert_text(LINK)
    page.locator("#code").press("Enter")

    expect(page.locator(".status")).to_contain_text("办理中")


@pytest.mark.parametrize("behind", ["#%", "#%zz", "#rd", "?from=%E4%B8", "#%E3%80%82"])
def test_what_an_app_hangs_behind_the_address_does_not_break_the_page(visit, behind):
    expect(visit(f"/a/{QUERY}{behind}").locator(".status")).to_contain_text("办理中")
    expect(visit(f"/a/{behind}").locator("#code")).to_be_visible()


def test_where_somebody_else_guessed_codes_a_small_sum_shows_the_own_progress(visit, api):
    api.guessed = True
    page = visit(f"/a/{QUERY}")
    expect(page.locator("#standing")).to_contain_text("输错查询码的人比较多")

    page.get_by_label("三加四等于几？").fill("七")
    page.get_by_role("button", name="答好了，查进度").click()

    expect(page.locator(".status")).to_contain_text("办理中")


def test_an_emergency_shows_the_numbers_to_call_above_everything(visit, api):
    api.appeal = appeal(emergency=[{"name": "火警", "number": "119"}])

    call = visit(f"/a/{QUERY}").locator("#alarm a.call")

    expect(call).to_have_attribute("href", "tel:119")


def test_a_place_that_is_still_called_by_its_code_is_not_shown(visit, api):
    api.appeal = appeal(place=LIVE)
    page = visit(f"/a/{QUERY}")

    expect(page.locator(".status")).to_contain_text("办理中")
    assert LIVE not in page.inner_text("main")


def test_an_open_page_learns_of_news_by_itself(visit, api):
    page = visit(f"/a/{QUERY}")
    page.clock.install()
    page.reload()
    expect(page.locator(".status")).to_contain_text("办理中")
    api.appeal = appeal(**ANSWERED)

    page.clock.fast_forward(20000)

    expect(page.locator(".reply")).to_contain_text("换了两盏 LED 灯")
    expect(page.locator("#news")).to_contain_text("有新进展：已答复")
    expect(page.locator("#rate form")).to_be_visible()


def test_news_does_not_wipe_out_a_half_written_rating(visit, api):
    api.appeal = appeal(**ANSWERED)
    page = visit(f"/a/{QUERY}")
    page.clock.install()
    page.reload()
    page.check("[name=level][value='4']")
    page.fill("#rating-text", "修得快")
    api.appeal = appeal(**ANSWERED) | {"unit": "县住建局"}

    page.clock.fast_forward(20000)

    expect(page.locator("#standing")).to_contain_text("县住建局")
    expect(page.locator("#rating-text")).to_have_value("修得快")
    expect(page.locator("[name=level][value='4']")).to_be_checked()


def test_a_good_rating_needs_two_taps(visit, api):
    api.appeal = appeal(**ANSWERED)
    page = visit(f"/a/{QUERY}")
    page.get_by_label("非常满意").check()
    page.get_by_label("解决了").check()
    page.get_by_role("button", name="提交评价").click()

    expect(page.locator("#standing")).to_contain_text("您的评价")
    assert posted(api, "rating") == [{"level": 5, "solved": True, "text": ""}]
    expect(page.locator("#rate form")).to_have_count(0)


def test_a_bad_rating_says_what_was_bad(visit, api):
    api.appeal = appeal(**ANSWERED)
    page = visit(f"/a/{QUERY}")
    page.get_by_label("不满意", exact=True).check()
    page.get_by_label("没解决", exact=True).check()
    page.get_by_role("button", name="提交评价").click()
    expect(page.locator("#tags-bad")).to_be_visible()
    assert posted(api, "rating") == []

    page.get_by_label("办得太慢").check()
    page.get_by_role("button", name="提交评价").click()

    expect(page.locator("#rate form")).to_have_count(0)
    [sent] = posted(api, "rating")
    assert (sent["level"], sent["solved"], sent["tags"]) == (2, False, ["slow"])


def test_an_empty_rating_points_at_what_is_missing(visit, api):
    api.appeal = appeal(**ANSWERED)
    page = visit(f"/a/{QUERY}")
    page.get_by_role("button", name="提交评价").click()

    expect(page.locator("[name=level][value='5']")).to_be_focused()
    expect(page.locator("#level-bad")).to_be_visible()


def test_more_can_be_said_with_a_photo(visit, api):
    page = visit(f"/a/{QUERY}")
    page.get_by_text("补充情况").click()
    page.fill("#more", "第二根杆子也不亮")
    page.set_input_files("#album", photo(64, 48))
    expect(page.locator("#shots progress")).to_have_js_property("value", 1)
    page.get_by_role("button", name="提交补充").click()

    expect(page.locator("#more")).to_have_value("")
    assert posted(api, "supplement") == [{"content": "第二根杆子也不亮", "photos": ["up/0.jpg"]}]
    assert [body["code"] for path, body, _ in api.posts if path == "/api/uploads"] == [QUERY]


def test_taking_it_back_is_asked_twice(visit, api):
    page = visit(f"/a/{QUERY}")
    page.get_by_text("不用办了，撤回").click()
    assert posted(api, "withdraw") == []

    page.get_by_role("button", name="确定撤回").click()

    expect(page.locator(".status")).to_contain_text("已撤回")
    assert len(posted(api, "withdraw")) == 1


def test_who_waits_urges_with_one_tap_and_it_is_not_offered_again_that_day(visit, api):
    api.appeal = appeal(can=["urge", "supplement", "withdraw"])
    page = visit(f"/a/{QUERY}")

    page.get_by_role("button", name="催办").click()

    expect(page.get_by_role("button", name="催办")).to_have_count(0)
    assert posted(api, "urge") == [{}]


def test_what_may_not_be_done_is_not_offered(visit, api):
    api.appeal = appeal(can=[])
    page = visit(f"/a/{QUERY}")
    expect(page.locator(".status")).to_contain_text("办理中")

    expect(page.locator("#acts details")).to_have_text([re.compile("我留下的信息")])
    expect(page.locator("#rate form")).to_have_count(0)


# --- a code typed by hand, and codes that this phone remembers -----------------------


@pytest.mark.parametrize("typed", ["ABCK7M29QXA4", "abck 7m29 qxa4", "ａｂｃｋ-7m29-qxa4"])
def test_a_code_copied_from_paper_is_understood(visit, typed):
    page = visit("/a/")
    page.get_by_label("请输入查询码").fill(typed)
    page.get_by_role("button", name="查进度").click()

    page.wait_for_url(f"**/a/{QUERY}")
    expect(page.locator(".status")).to_contain_text("办理中")


def test_what_is_no_code_is_told_at_once(visit):
    page = visit("/a/")
    page.fill("#code", "123")
    page.get_by_role("button", name="查进度").click()

    expect(page.locator("#code")).to_be_focused()
    expect(page.locator("#code-bad")).to_be_visible()


def test_a_code_that_nobody_has_can_be_corrected(visit):
    page = visit("/a/ABCK7M29QXA5")

    expect(page.locator("#code-bad")).to_contain_text("没有找到")
    expect(page.locator("#code")).to_have_value("ABCK7M29QXA5")


def test_the_front_page_takes_a_code_without_javascript(visit):
    page = visit("/", java_script_enabled=False)
    page.fill("#code", "abck 7m29 qxa4")
    page.get_by_role("button", name="查进度").click()

    assert page.url.endswith("/a/?code=abck+7m29+qxa4")


def test_a_code_from_the_front_page_is_looked_up(visit):
    page = visit("/a/?code=abck+7m29+qxa4")

    expect(page.locator(".status")).to_contain_text("办理中")


def type_code(page: Page) -> None:
    page.fill("#code", QUERY)
    page.get_by_role("button", name="查进度").click()
    expect(page.locator(".status")).to_contain_text("办理中")


def test_a_code_typed_by_hand_is_remembered_with_its_place_until_it_is_forgotten(visit, phone):
    device = phone()
    type_code(visit("/a/", on=device))
    page = visit("/a/", on=device)
    expect(page.locator("#mine a")).to_have_attribute("href", f"/a/{QUERY}")
    expect(page.locator("#mine a")).to_contain_text("翠竹苑小区·大门口")

    page.get_by_role("button", name="忘记").click()

    expect(page.locator("#mine a")).to_have_count(0)
    expect(visit("/a/", on=device).locator("#mine a")).to_have_count(0)


def test_a_phone_that_is_told_not_to_remember_does_not(visit, phone):
    device = phone()
    page = visit("/a/", on=device)
    page.uncheck("#remember")
    type_code(page)

    page = visit("/a/", on=device)

    expect(page.locator("#remember")).not_to_be_checked()
    expect(page.locator("#mine a")).to_have_count(0)


def test_following_a_link_leaves_nothing_on_the_phone(visit, phone):
    device = phone()
    expect(visit(f"/a/{QUERY}", on=device).locator(".status")).to_contain_text("办理中")

    page = visit("/a/", on=device)

    expect(page.locator("#entry")).to_be_visible()
    expect(page.locator("#mine a")).to_have_count(0)


def test_a_photo_signed_anew_is_not_drawn_anew(visit, api):
    api.appeal = appeal(photos=[{"url": f"{api.origin}/favicon.ico?signed=1"}])
    page = visit(f"/a/{QUERY}")
    page.clock.install()
    page.reload()
    expect(page.locator(".pictures img")).to_be_visible()
    api.appeal = api.appeal | {"photos": [{"url": f"{api.origin}/favicon.ico?signed=2"}]}

    page.clock.fast_forward(20000)

    expect(page.locator(".pictures a")).to_have_attribute("href", re.compile("signed=2"))
    expect(page.locator(".pictures img")).to_have_attribute("src", re.compile("signed=1"))


def test_the_reasons_offered_are_the_countys_own():
    offered = re.findall(r"\['(\w+)', '([^']+)'\]", (WEB / "citizen/acts.js").read_text())

    reasons = {code: zh for code, zh in offered if not code.isdigit() and code not in {"yes", "no"}}
    assert reasons == {code: RATING_TAGS[code][Lang.ZH] for code in reasons}
    assert len(reasons) == 5
