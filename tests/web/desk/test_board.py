"""What leaders and everybody else are told: the board's numbers, the inbox, filters, corrections."""

import re

import pytest
from playwright.sync_api import expect

from functions.insight import watch

LAMP = "大门口的路灯坏了，晚上看不清路"
GATE = "翠竹苑小区·大门口"


@pytest.fixture(scope="module")
def seen(busy) -> dict:
    """The board as the API tells it, after a week and five more lamps."""
    for n in range(5):
        busy.submit(busy.places[GATE], f"{LAMP}（第 {n + 1} 位居民）")
    with busy.turn:
        watch.watch("demo", at=busy.clock.now())
    return busy.as_("leader", "GET", "/overview")


def test_the_board_shows_the_numbers_that_the_api_tells(seen, sit):
    page = sit("leader")

    for name, number in (("今天提交", seen["today"]["submitted"]), ("在办", seen["open"]["total"])):
        expect(page.locator(".tile", has_text=name).locator("b")).to_have_text(str(number))
    for colour, word in (("green", "正常"), ("yellow", "临期"), ("red", "超期")):
        legend = page.locator(f".legend li.{colour}").first
        expect(legend).to_have_text(f"{word} {seen['open'][colour]}")
    assert sum(seen["open"][c] for c in ("green", "yellow", "red")) > 0


def test_each_day_of_the_line_can_be_read_as_a_number(seen, sit):
    page = sit("leader")
    page.get_by_text("看每天的数字").click()

    rows = page.get_by_role("region", name="每天的数字").locator("tbody tr")
    expect(rows).to_have_count(14)
    told = [row.split("\t")[1:] for row in rows.all_inner_texts()]
    assert told == [[str(d["submitted"]), str(d["done"])] for d in reversed(seen["days"])]


def test_what_many_people_tell_at_once_stands_on_top(seen, busy, sit):
    page = sit("leader")

    (issue,) = busy.as_("leader", "GET", "/hot")["hot"]
    hot = page.locator(".hots li", has_text="翠竹苑小区 · 市政设施/路灯")
    expect(hot).to_contain_text(f"{issue['count']} 件")
    expect(hot).to_contain_text(f"前 1 天 {issue['before']} 件")
    expect(page.get_by_text("热点统计截至")).to_be_visible()
    hot.get_by_role("link").first.click()
    expect(page.locator(".content")).to_contain_text("路灯")


def test_the_months_heaviest_matter_is_told_with_what_to_do_and_by_whom(seen, busy, sit):
    top = busy.as_("leader", "GET", "/hot")["tops"][0]
    page = sit("leader")

    line = page.locator(".tops li").first
    expect(line).to_contain_text(f"{top['place']} · {top['category']}")
    expect(line).to_contain_text(f"{top['unit']['name']}：")
    numbers = f"近 30 天 {top['count']} 件，此前 30 天 {top['before']} 件"
    expect(line.get_by_role("img", name=numbers)).to_be_visible()


def test_a_missed_look_is_told_to_the_leader(seen, house, sit):
    with house.clock.back(hours=-3):
        page = sit("leader")

        expect(page.locator(".notice.bad")).to_contain_text("热点统计已停")


def test_accuracy_is_told_with_both_of_its_numbers(seen, busy, sit):
    total = busy.as_("leader", "GET", "/accuracy?weeks=8")["total"]
    page = sit("leader")

    panel = page.locator("section", has_text="首派准确率")
    expect(panel).to_contain_text(f"已定 {total['settled']} 件中 {total['right']} 件派准")


def test_accuracy_is_told_by_week_by_category_and_by_who_dispatched(seen, busy, sit):
    told = busy.as_("leader", "GET", "/accuracy?weeks=8")
    page = sit("leader")
    panel = page.locator("section", has_text="首派准确率")

    for hand, word in zip(told["by"], ("自动派单", "人工派单"), strict=True):
        if hand["settled"]:
            expect(panel).to_contain_text(f"{word} {100 * hand['rate']:.1f}%")
    weeks = panel.locator("table").first.locator("tbody tr")
    expect(weeks).to_have_count(len({item["week"] for item in told["items"]}))
    panel.get_by_text("按分类看").click()
    kinds = panel.locator("details tbody tr")
    expect(kinds).to_have_count(len({item["category"] for item in told["items"]}))
    rights = [
        sum(map(int, re.findall(r"\d+(?= / )|(?<= / )\d+", r))) for r in kinds.all_inner_texts()
    ]
    assert sum(rights) == told["total"]["right"] + told["total"]["settled"]


def test_a_message_is_unread_until_it_was_looked_at(house, sit):
    house.submit(house.places[GATE], LAMP)
    page = sit("chengguan-head")
    unread = house.as_("chengguan-head", "GET", "/me")["unread"]
    badge = page.locator(".tabs .badge")
    assert unread > 0
    expect(badge).to_contain_text(str(unread))

    page.locator(".tabs").get_by_role("link", name="消息").click()
    expect(page.locator(".messages .new").first).to_be_visible()

    expect(badge).to_have_count(0)
    assert house.as_("chengguan-head", "GET", "/me")["unread"] == 0


def test_a_filter_narrows_the_list_and_stays_in_the_address(busy, sit):
    page = sit("dispatcher", "#/queue/all")
    page.get_by_role("button", name="筛选").click()
    page.get_by_label("时限状态").select_option("red")
    page.get_by_label("办理状态").select_option("processing")
    page.get_by_role("button", name="应用筛选").click()

    expect(page.get_by_role("button", name="筛选（2 项）")).to_be_visible()
    asked = "/desk/appeals?limit=100&colour=red&status=processing"
    known = busy.as_("dispatcher", "GET", asked)["items"]
    assert known
    expect(page.locator(".cards li")).to_have_count(len(known))
    page.reload()
    expect(page.locator(".cards li")).to_have_count(len(known))
    page.locator("#filters").get_by_role("button", name="清除").click()
    expect(page.locator(".cards li").nth(len(known))).to_be_visible()


def test_a_number_opens_its_item_and_a_wrong_one_is_told(house, sit):
    no = house.submit(house.places[GATE], LAMP)
    page = sit("dispatcher", "#/queue/all")
    box = page.get_by_label("按工单编号打开")
    box.fill("12345")
    page.get_by_role("button", name="打开").click()
    expect(page.get_by_text("工单编号是 18 位数字")).to_be_visible()

    box.fill(f"{no[:6]} {no[6:10]} {no[10:14]} {no[14:]}")
    page.get_by_role("button", name="打开").click()

    expect(page.locator(".content")).to_have_text(LAMP)


def test_the_same_matter_is_found_read_and_merged(house, sit):
    house.submit(house.places[GATE], LAMP)
    no = house.submit(house.places[GATE], LAMP + "，请尽快")
    page = sit("dispatcher", f"#/item/{no}")
    page.get_by_role("button", name="并入另一件").click()
    twin = page.locator(".suggestions li").first
    expect(twin).to_contain_text("同一点位")

    twin.get_by_role("button", name="并入这一件").click()
    page.locator("form.form").get_by_role("button", name="并入另一件").click()

    expect(page.locator(".said")).to_contain_text("已并单")
    assert house.as_("dispatcher", "GET", f"/desk/appeals/{no}")["merged_into"]


def test_what_leaves_quarantine_is_not_offered_the_marks_of_an_advertisement(house, sit):
    no = house.submit(
        house.places[GATE], "专业代办各类证件刻章 无抵押当天放款 正规发票 需要的老板加V"
    )
    assert "spam" in house.as_("dispatcher", "GET", f"/desk/appeals/{no}")["flags"]
    page = sit("dispatcher", f"#/item/{no}")

    page.get_by_role("button", name="派单", exact=True).click()

    form = page.locator("form.form")
    expect(form.get_by_role("combobox", name="分类")).to_have_value("")
    expect(form.get_by_label("一般", exact=True)).to_be_checked()


def test_who_puts_a_report_on_the_protected_path_is_told_that_it_left_them(house, sit):
    no = house.submit(house.places[GATE], "有一家占着公共车位，邻居都不明白，请看一看")
    page = sit("dispatcher", f"#/item/{no}")
    page.get_by_role("button", name="转入保护通道").click()
    expect(page.locator(".deeds")).to_contain_text("您自己都不再看到")

    page.locator("form.form").get_by_role("button", name="转入保护通道").click()

    expect(page.locator(".said")).to_contain_text("您不能再看到这件诉求")
    expect(page.locator(".content")).to_have_count(0)
    page.get_by_role("link", name="返回列表").last.click()
    expect(page.locator(f".cards a[href$='{no}']")).to_have_count(0)


def test_a_correction_is_listed_and_can_be_taken_back(house, sit):
    no = house.submit(house.places[GATE], LAMP)
    house.act("dispatcher", no, "dispatch", unit="zhujian")
    page = sit("dispatcher", "#/examples")
    line = page.locator(".roster li", has_text=no)
    expect(line).to_contain_text("县住建局")

    line.get_by_role("button", name="撤销").click()

    expect(line).to_have_count(0)
    assert no not in [e["no"] for e in house.as_("admin", "GET", "/examples")["items"]]
