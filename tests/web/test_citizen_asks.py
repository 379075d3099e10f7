"""The page behind a scanned code, in a real browser: nothing said is lost, nothing is sent twice."""

import io
import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.web import fake_api
from tests.web.fake_api import LIVE, NOT_OPEN, NUMBERS, QUERY, RETIRED

STORY = "我们小区门口那个路灯坏了快半个月了，黑灯瞎火的。"
WECHAT = "Mozilla/5.0 (Linux; Android 10; V1936A) AppleWebKit/537.36 Chrome/86.0 MicroMessenger/8.0"


def photo(width: int = 2400, height: int = 1800) -> dict:
    """A photo that tells where it was taken."""
    picture = Image.effect_noise((width, height), 60).convert("RGB")
    exif = picture.getexif()
    exif.get_ifd(0x8825).update({1: "N", 2: (26.0, 26.0, 5.0)})
    exif[271] = "Maker of the phone"
    packed = io.BytesIO()
    picture.save(packed, "JPEG", quality=80, exif=exif)
    return {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": packed.getvalue()}


def tell(page: Page, story: str = STORY) -> None:
    page.fill("#content", story)


def submit(page: Page) -> None:
    page.click("#send")


def expect_receipt(page: Page) -> None:
    expect(page.locator("#code")).to_have_text(QUERY)


def appeals_sent(api) -> list[dict]:
    return [body for path, body, _ in api.posts if path == "/api/appeals"]


# --- the place ------------------------------------------------------------------


def test_the_place_is_named_and_cannot_be_changed(visit):
    page = visit(f"/q/{LIVE}")

    expect(page.locator("#place")).to_have_text("翠竹苑小区·大门口")
    expect(page.locator("#county")).to_have_text("清江县")
    assert page.locator("input[value*='翠竹苑'], select").count() == 0


@pytest.mark.parametrize(
    ("code", "title", "number"),
    [
        (RETIRED, "此码已停用", "0746-12345"),
        (NOT_OPEN, "这里尚未开通", "0746-12345"),
        ("NOSUCHCODE00", "没有这个二维码", "12345"),
    ],
)
def test_a_code_that_is_not_in_use_leads_to_the_hotline(visit, code, title, number):
    page = visit(f"/q/{code}")

    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator(f"a[href='tel:{number}']")).to_be_visible()
    expect(page.locator("#form")).to_be_hidden()


# --- handing in -----------------------------------------------------------------


def test_words_alone_are_enough(visit, api):
    page = visit(f"/q/{LIVE}")
    tell(page)
    submit(page)

    expect_receipt(page)
    assert appeals_sent(api) == [
        {"code": LIVE, "content": STORY, "confidential": False, "public_ok": False}
    ]


def test_everything_that_was_filled_in_arrives(visit, api):
    page = visit(f"/q/{LIVE}")
    tell(page)
    page.fill("#address", "3 栋 2 单元")
    page.fill("#phone", " +86 199-0000-0061 ")
    page.fill("#name", "张大山")
    page.check("#confidential")
    page.check("#public_ok")
    submit(page)

    expect_receipt(page)
    [sent] = appeals_sent(api)
    assert sent["contact"] == {"phone": "+86 199-0000-0061", "name": "张大山"}
    assert (sent["address"], sent["confidential"], sent["public_ok"]) == ("3 栋 2 单元", True, True)


def test_publishing_is_off_until_it_is_ticked(visit):
    page = visit(f"/q/{LIVE}")

    expect(page.locator("#public_ok")).not_to_be_checked()
    expect(page.locator("#confidential")).not_to_be_checked()


def test_the_receipt_shows_code_times_and_the_way_on(visit):
    page = visit(f"/q/{LIVE}")
    tell(page)
    submit(page)

    expect(page.locator("h1")).to_be_focused()
    expect(page.locator("#code span")).to_have_text(["ABCK", "7M29", "QXA4"])
    assert re.search(
        r"最迟 (今天|明天) \d\d:\d\d 转办",
        page.inner_text("#after"),
    )
    assert re.search(r"最迟 \d+月\d+日周. \d\d:\d\d 答复", page.inner_text("#after"))
    expect(page.get_by_role("link", name="查看办理进度")).to_have_attribute("href", f"/a/{QUERY}")


def test_what_is_due_when_a_day_ends_is_due_on_that_day_and_not_on_the_next(visit, api):
    now = datetime.now(ZoneInfo("Asia/Shanghai"))
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=2)
    api.dispatch_by = midnight.isoformat()
    page = visit(f"/q/{LIVE}")
    tell(page)
    submit(page)

    expect(page.locator("#after")).to_contain_text(re.compile("最迟 (今天|明天) 24:00 转办"))


def test_two_hasty_taps_make_one_appeal(visit, api):
    page = visit(f"/q/{LIVE}")
    tell(page)
    page.evaluate("send.click(); send.click(); send.click()")

    expect_receipt(page)
    assert len(appeals_sent(api)) == 1


@pytest.mark.parametrize(("confidential", "kept"), [(False, 1), (True, 0)])
def test_a_code_is_kept_on_the_phone_unless_its_owner_wants_to_stay_unseen(
    visit, phone, confidential, kept
):
    device = phone()
    page = visit(f"/q/{LIVE}", on=device)
    tell(page)
    page.set_checked("#confidential", confidential)
    submit(page)
    expect_receipt(page)

    expect(page.get_by_role("button", name="不要记住")).to_have_count(kept)
    mine = visit("/a/", on=device)
    expect(mine.locator("#entry")).to_be_visible()
    expect(mine.locator("#mine a")).to_have_count(kept)


def test_a_kept_code_can_be_forgotten_at_once(visit, phone):
    device = phone()
    page = visit(f"/q/{LIVE}", on=device)
    tell(page)
    submit(page)

    page.get_by_role("button", name="不要记住").click()

    expect(page.locator("#after")).to_contain_text("没有记住")
    mine = visit("/a/", on=device)
    expect(mine.locator("#entry")).to_be_visible()
    expect(mine.locator("#mine a")).to_have_count(0)


def test_enter_goes_to_the_next_field_and_hands_nothing_in(visit, api):
    page = visit(f"/q/{LIVE}")
    tell(page)
    page.fill("#address", "3 栋")
    page.keyboard.press("Enter")

    expect(page.locator("#phone")).to_be_focused()
    page.wait_for_timeout(300)
    assert api.posts == []


# --- mistakes -------------------------------------------------------------------


def test_a_mistake_is_told_beside_its_field_and_focused(visit, api):
    page = visit(f"/q/{LIVE}")
    page.fill("#phone", "123")
    submit(page)

    expect(page.locator("#content")).to_be_focused()
    expect(page.locator("#content")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#content")).to_have_accessible_description(
        re.compile("请写一写发生了什么事")
    )
    expect(page.locator("#phone")).to_have_accessible_description(re.compile("号码好像不对"))
    assert api.posts == []


def test_a_second_tap_on_the_page_that_moved_under_the_finger_ticks_nothing(visit, api):
    page = visit(f"/q/{LIVE}")
    page.clock.install()
    tell(page, "路灯坏了")
    page.fill("#phone", "123")
    submit(page)
    expect(page.locator("#phone-bad")).to_be_visible()
    tick = page.locator("#confidential")
    place = tick.bounding_box()
    within = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2

    page.mouse.click(*within)
    expect(tick).not_to_be_checked()
    page.clock.run_for(1000)
    page.mouse.click(*within)
    expect(tick).to_be_checked()


def test_a_telephone_number_that_looks_mistyped_is_asked_about_once_and_taken_as_it_is(visit, api):
    page = visit(f"/q/{LIVE}")
    tell(page, "路灯坏了")
    doubt = page.locator("#phone-bad")
    for odd in ("1398765", "1381234567", "138123456789", "１３８０００"):
        page.fill("#phone", odd)
        submit(page)
        expect(doubt).to_contain_text("号码好像不对")
    assert api.posts == []
    submit(page)

    expect_receipt(page)


def test_how_long_a_story_may_be_the_server_says_and_no_word_is_lost(visit, api):
    long = {"field": "content", "message": "最多 10000 个字，请分几次提交，或拨打热线"}
    api.refusal = (422, {"errors": [long]})
    page = visit(f"/q/{LIVE}")
    tell(page, "长" * 2003)
    submit(page)

    expect(page.locator("#content-bad")).to_contain_text("最多 10000 个字")
    expect(page.locator("#content")).to_have_value("长" * 2003)


def test_no_check_of_the_page_stands_before_words_of_danger(visit, api):
    page = visit(f"/q/{LIVE}")
    tell(page, "三楼着火了" + "，快来人" * 1000)
    page.fill("#phone", "没有")
    submit(page)

    expect(page.locator("#code")).to_have_text(QUERY)
    assert len(api.posts) == 1


@pytest.mark.parametrize(
    ("said", "number"),
    [("救命，我不想活了", "12356"), ("着火了，老师打我", "12355"), ("救命，老公要打我", "12338")],
)
def test_who_helps_with_what_is_being_written_stands_among_the_numbers(visit, said, number):
    page = visit(f"/q/{LIVE}")
    tell(page, said)

    expect(page.locator(f"#urgent a[href='tel:{number}']")).to_have_count(1)


def test_an_objection_that_names_no_field_stands_above_the_button(visit, api):
    api.refusal = (404, {})
    page = visit(f"/q/{LIVE}")
    tell(page)
    submit(page)

    expect(page.locator("#problem")).to_have_text("不能提交")
    expect(page.locator("#problem")).to_be_focused()
    expect(page.locator("#content")).to_have_value(STORY)


def test_the_servers_own_objection_stands_at_the_field_it_names(visit, api):
    api.refusal = (
        422,
        {"errors": [{"field": "contact.phone", "code": "x", "message": "号码是空号"}]},
    )
    page = visit(f"/q/{LIVE}")
    tell(page)
    page.fill("#phone", "19900000061")
    submit(page)

    expect(page.locator("#phone-bad")).to_have_text("号码是空号")
    expect(page.locator("#phone")).to_be_focused()
    expect(page.locator("#send")).to_have_text("提交")


# --- danger ---------------------------------------------------------------------


def test_words_of_danger_bring_the_numbers_before_and_after_submitting(visit):
    page = visit(f"/q/{LIVE}")
    expect(page.locator("#place")).to_have_text("翠竹苑小区·大门口")
    expect(page.locator("#urgent .call")).to_have_count(0)
    tell(page, "急急急！！6栋2单元楼道里好大一股煤气味")

    expect(page.locator("#urgent .call")).to_have_count(len(NUMBERS))
    expect(page.locator("#urgent a[href='tel:119']")).to_be_in_viewport()
    submit(page)
    expect(page.locator("#notes a[href='tel:119']")).to_be_in_viewport()
    expect_receipt(page)


def test_a_word_with_a_gap_is_read_as_the_server_reads_it(visit):
    page = visit(f"/q/{LIVE}")
    expect(page.locator("#place")).to_have_text("翠竹苑小区·大门口")
    tell(page, "高压线好高。鞋掉了")
    expect(page.locator("#urgent .call")).to_have_count(0)

    for danger in ("高压线好像要掉了", "高-压-线好像要😀掉*了"):
        tell(page, "路灯坏了")
        expect(page.locator("#urgent .call")).to_have_count(0)
        tell(page, danger)
        expect(page.locator("#urgent a[href='tel:119']")).to_be_in_viewport()


def test_the_receipt_shows_the_numbers_though_the_page_saw_no_danger(visit, api):
    api.alarmed = True
    page = visit(f"/q/{LIVE}")
    tell(page, "我今年12岁，他们天天放学堵我要钱")
    expect(page.locator("#urgent .call")).to_have_count(0)

    submit(page)

    expect(page.locator("#notes a[href='tel:110']")).to_be_in_viewport()


def test_the_numbers_go_again_when_the_words_do(visit):
    page = visit(f"/q/{LIVE}")
    expect(page.locator("#place")).to_have_text("翠竹苑小区·大门口")
    tell(page, "好像着火了")
    expect(page.locator("#urgent .call").first).to_be_visible()

    tell(page, "没事了，是烧纸")

    expect(page.locator("#urgent .call")).to_have_count(0)


# --- photos ---------------------------------------------------------------------


def test_a_photo_is_made_small_and_forgets_where_it_was_taken(visit, api):
    page = visit(f"/q/{LIVE}")
    page.set_input_files("#camera", photo(2400, 1800))
    expect(page.locator("#shots progress")).to_have_js_property("value", 1)
    tell(page)
    submit(page)

    expect_receipt(page)
    [(key, body)] = api.uploads.items()
    assert appeals_sent(api)[0]["photos"] == [key]
    arrived = Image.open(io.BytesIO(body))
    assert (arrived.size, arrived.format, dict(arrived.getexif())) == ((1600, 1200), "JPEG", {})


@pytest.mark.parametrize("value", [1, 3, 6, 8])
@pytest.mark.parametrize("order", ["<", ">"], ids=["Intel", "Motorola"])
def test_old_engines_are_told_which_way_up_a_photo_was_taken(visit, pages_dir, value, order):
    exif = Image.Exif()
    exif.endian = order
    exif[0x010F] = "Maker of the phone"
    exif[0x0112] = value
    file = io.BytesIO()
    Image.new("RGB", (8, 6)).save(file, "JPEG", exif=exif)
    [module] = pages_dir.glob("assets/citizen-turned.*.js")
    script = "([url, bytes]) => import(url).then((m) => m.orientation(new Blob([new Uint8Array(bytes)])))"

    found = visit("/").evaluate(script, [f"/assets/{module.name}", [*file.getvalue()]])

    assert found == value


def test_a_photo_can_be_taken_away_again(visit, api):
    page = visit(f"/q/{LIVE}")
    page.set_input_files("#album", [photo(64, 48), photo(48, 64)])
    expect(page.locator("#shots li")).to_have_count(2)

    page.get_by_role("button", name="去掉照片 1").click()

    expect(page.locator("#shots li")).to_have_count(1)
    expect(page.locator("#album")).to_be_focused()
    tell(page)
    submit(page)
    expect_receipt(page)
    assert len(appeals_sent(api)[0]["photos"]) == 1


def test_no_more_than_nine_photos_and_nothing_that_is_no_photo(visit):
    page = visit(f"/q/{LIVE}")
    page.set_input_files("#album", [photo(32, 32)] * 8)
    expect(page.locator("#shots li")).to_have_count(8)
    page.set_input_files(
        "#album", {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": b"not a photo"}
    )
    expect(page.locator("#shots-say")).to_contain_text("打不开")

    page.set_input_files("#album", [photo(32, 32)] * 2)

    expect(page.locator("#shots-say")).to_contain_text("最多 9 张")
    expect(page.locator("#shots li")).to_have_count(9)


def test_photos_that_cannot_be_sent_do_not_hold_the_words_back(visit, api):
    api.uploads_down = True
    page = visit(f"/q/{LIVE}")
    page.set_input_files("#camera", photo(64, 48))
    expect(page.locator("#shots li")).to_have_count(1)
    tell(page)
    submit(page)

    expect(page.locator("#code")).to_have_text(QUERY)
    expect(page.locator("#after")).to_contain_text("有 1 张照片没传上去")
    assert appeals_sent(api)[0]["photos"] == []


def test_wechat_on_android_is_offered_one_photo_at_a_time(visit):
    assert not visit(f"/q/{LIVE}", user_agent=WECHAT).locator("#album").get_attribute("multiple")
    assert visit(f"/q/{LIVE}").evaluate("album.multiple") is True


# --- what is typed survives -------------------------------------------------------


def test_a_page_killed_by_the_camera_comes_back_with_words_and_photos(visit, phone, api):
    device = phone()
    page = visit(f"/q/{LIVE}", on=device)
    tell(page)
    page.fill("#phone", "19900000061")
    page.set_input_files("#camera", photo(64, 48))
    expect(page.locator("#shots progress")).to_have_js_property("value", 1)
    page.wait_for_timeout(600)
    page.close()

    page = visit(f"/q/{LIVE}", on=device)

    expect(page.locator("#content")).to_have_value(STORY)
    expect(page.locator("#phone")).to_have_value("19900000061")
    expect(page.locator("#shots li")).to_have_count(1)
    submit(page)
    expect_receipt(page)
    assert len(appeals_sent(api)[0]["photos"]) == 1
    assert len(api.uploads) == 1


def test_a_kept_draft_can_be_thrown_away(visit, phone):
    device = phone()
    page = visit(f"/q/{LIVE}", on=device)
    page.wait_for_function("document.readyState === 'complete'")
    page.wait_for_timeout(300)
    tell(page)
    page.wait_for_timeout(600)
    page = visit(f"/q/{LIVE}", on=device)

    page.get_by_role("button", name="清空重写").click()

    expect(page.locator("#content")).to_have_value("")
    page.wait_for_timeout(300)
    expect(visit(f"/q/{LIVE}", on=device).locator("#content")).to_have_value("")


def test_what_was_handed_in_is_not_offered_as_a_draft(visit, phone):
    device = phone()
    page = visit(f"/q/{LIVE}", on=device)
    tell(page)
    page.wait_for_timeout(600)
    submit(page)
    expect_receipt(page)

    again = visit(f"/q/{LIVE}", on=device)
    again.wait_for_timeout(500)

    expect(again.locator("#content")).to_have_value("")


# --- bad lines --------------------------------------------------------------------


def test_a_stumbling_server_is_asked_again_with_the_same_key(visit, api):
    api.broken = 2
    page = visit(f"/q/{LIVE}")
    tell(page)
    submit(page)

    expect(page.locator("#code")).to_have_text(QUERY)
    keys = {key for path, _, key in api.posts if path == "/api/appeals"}
    assert len(keys) == 1
    assert len(appeals_sent(api)) == 3


def test_an_answer_lost_on_the_way_makes_no_second_appeal(visit, api):
    api.lost_answers = 1
    page = visit(f"/q/{LIVE}")
    tell(page)
    submit(page)

    expect(page.locator("#code")).to_have_text(QUERY)
    assert len(api.answers) == 1


def test_without_a_network_it_waits_and_goes_out_when_the_network_is_back(visit, phone, api):
    device = phone()
    page = visit(f"/q/{LIVE}", on=device)
    expect(page.locator("#place")).to_have_text("翠竹苑小区·大门口")
    tell(page)
    page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    device.set_offline(True)
    submit(page)
    expect(page.locator("#notes")).to_contain_text("还没有发出去")

    device.set_offline(False)

    expect(page.locator("#code")).to_have_text(QUERY)
    assert appeals_sent(api)[0]["content"] == STORY


def test_what_an_earlier_visit_could_not_send_goes_out_with_the_next(visit, phone, api):
    device = phone()
    api.broken = 100
    page = visit(f"/q/{LIVE}", on=device)
    tell(page)
    submit(page)
    expect(page.locator("#notes")).to_contain_text("还没有发出去")
    page.close()
    api.broken = 0

    page = visit(f"/q/{LIVE}", on=device)

    expect(page.locator("#notes")).to_contain_text("ABCK 7M29 QXA4")
    expect(page.locator("#content")).to_have_value("")
    assert len(api.answers) == 1


def test_the_page_opens_without_a_network_once_somebody_has_written_there(visit, phone):
    device = phone()
    page = visit(f"/q/{LIVE}", on=device)
    page.focus("#content")
    page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    page.reload()
    expect(page.locator("#place")).to_have_text("翠竹苑小区·大门口")
    device.set_offline(True)

    page.reload()

    expect(page.locator("#place")).to_have_text("翠竹苑小区·大门口")
    tell(page)
    submit(page)
    expect(page.locator("#notes")).to_contain_text("还没有发出去")


def test_a_small_sum_lets_a_person_through_a_full_bucket(visit, api):
    api.challenge = True
    page = visit(f"/q/{LIVE}")
    tell(page)
    submit(page)
    expect(page.locator("#sum")).to_be_focused()

    page.get_by_label("三加四等于几？").fill("7")
    page.keyboard.press("Enter")

    expect_receipt(page)
    assert len(api.answers) == 1


# --- other ways of reading ----------------------------------------------------------


def test_without_javascript_the_plain_form_takes_the_code_along(visit, api):
    page = visit(f"/q/{LIVE}", java_script_enabled=False)
    assert page.locator(".js:visible").count() == 0
    tell(page)
    page.fill("#phone", "19900000061")
    submit(page)

    expect(page.locator("h1")).to_have_text(QUERY)
    [(kind, sent, _)] = api.posts
    assert kind == "form"
    assert (sent["code"], sent["content"], sent["phone"]) == (LIVE, STORY, "19900000061")


def test_english_is_one_tap_away_and_back_and_what_was_typed_stays(visit):
    page = visit(f"/q/{LIVE}")
    tell(page)

    page.click("#tongue")

    expect(page.locator("h1")).to_have_text("Tell us. We will see to it.")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#content")).to_have_value(STORY)
    expect(page.locator("#send")).to_have_text("Submit")
    expect(page.locator("#place")).to_have_text("翠竹苑小区·大门口")
    page.click("#tongue")
    expect(page.locator("h1")).to_have_text("有事您说，我们来办")
    expect(page.locator("#send")).to_have_text("提交")


def test_type_grows_in_two_steps_and_is_remembered(visit, phone):
    device = phone()
    page = visit(f"/q/{LIVE}", on=device)

    def type_size() -> int:
        return page.evaluate("parseFloat(getComputedStyle(content).fontSize)")

    assert type_size() >= 18
    page.click("#size")
    assert type_size() == 24
    page.click("#size")
    assert type_size() == 30
    page = visit(f"/q/{LIVE}", on=device)
    expect(page.locator("#size")).to_have_text("标准字")
    assert type_size() == 30


def test_nobody_else_is_asked_for_anything(visit, api):
    page = visit("/")
    hosts = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.goto(f"{api.origin}/q/{LIVE}")
    tell(page)
    submit(page)
    expect_receipt(page)

    assert hosts == {api.origin.split("/")[2]}


def test_two_numbers_that_are_pasted_arrive_whole(visit, api):
    page = visit(f"/q/{LIVE}")
    tell(page)
    pasted = "\u202d138 0013 8000\u202c、0746-8322345转801"

    page.locator("#phone").focus()
    page.keyboard.insert_text(pasted)
    submit(page)

    expect(page.locator("#after")).to_be_visible()
    assert api.posts[-1][1]["contact"] == {"phone": pasted}


# --- a window ---------------------------------------------------------------------


def test_what_failed_at_a_window_is_told_with_its_window_and_kept(visit, api):
    page = visit(f"/q/{LIVE}")
    tell(page)
    page.get_by_text("是窗口的事没办成").click()
    page.get_by_label("窗口", exact=True).fill("3 号窗口")
    page.get_by_label("要办的事").fill("老年证")
    page.reload()
    expect(page.get_by_label("要办的事")).to_have_value("老年证")
    page.get_by_label("跑了几次").fill("4")
    submit(page)
    expect_receipt(page)

    (sent,) = appeals_sent(api)
    assert sent["window_issue"] == {"window": "3 号窗口", "matter": "老年证", "visits": 4}


EVERYBODY = {
    "kind": "appeal",
    "offer": None,
    "hint": None,
    "fields": [{"name": "since", "label": "从什么时候起", "most": 20, "least": None}],
}


@pytest.mark.parametrize("said", ["上个月", ""])
def test_what_everybody_is_asked_has_no_tick_and_may_be_left_out(visit, api, monkeypatch, said):
    monkeypatch.setattr(fake_api, "ASKS", [EVERYBODY, *fake_api.ASKS])
    page = visit(f"/q/{LIVE}")
    tell(page)
    page.get_by_label("从什么时候起").fill(said)
    submit(page)
    expect_receipt(page)

    assert appeals_sent(api)[0].get("appeal") == ({"since": said} if said else None)


def test_what_failed_at_a_window_goes_before_what_everybody_is_asked(visit, api, monkeypatch):
    monkeypatch.setattr(fake_api, "ASKS", [EVERYBODY, *fake_api.ASKS])
    page = visit(f"/q/{LIVE}")
    tell(page)
    page.get_by_label("从什么时候起").fill("上个月")
    page.get_by_text("是窗口的事没办成").click()
    page.get_by_label("窗口", exact=True).fill("3 号窗口")
    page.get_by_label("要办的事").fill("老年证")
    submit(page)
    expect_receipt(page)

    (sent,) = appeals_sent(api)
    assert ("window_issue" in sent, "appeal" in sent) == (True, False)


def test_who_says_nothing_of_a_window_sends_nothing_of_it(visit, api):
    page = visit(f"/q/{LIVE}")
    tell(page)
    submit(page)
    expect_receipt(page)

    assert "window_issue" not in appeals_sent(api)[0]
