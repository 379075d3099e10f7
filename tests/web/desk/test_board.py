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
    busy.submit(
        busy.places[GATE],
        "社保补缴办不下来",
        window_issue={"window": "三号窗口", "matter": "社保补缴", "visits": 3},
    )
    with busy.turn:
        watch.watch("demo", at=busy.clock.now())
    return busy.as_("leader", "GET", "/overview")


NUMBERS = ("超期", "未签收特急", "在办")


def test_the_board_shows_the_numbers_that_the_api_tells(seen, sit):
    page = sit("leader")

    told = (seen["open"]["red"], seen["urgent_unsigned"], seen["open"]["total"])
    for name, number in zip(NUMBERS, told, strict=True):
        expect(page.locator(".tile", has_text=name).locator("b")).to_have_text(str(number))
    judged = seen["satisfaction"]
    share = f"{round(100 * judged['good'] / judged['rated'])}%" if judged["rated"] else "—"
    expect(page.locator(".tile", has_text="满意率").locator("b")).to_have_text(share)
    expect(page.locator("a.tile", has_text="满意率")).to_have_count(0)
    for colour, word in (("green", "正常"), ("yellow", "临期"), ("red", "超期")):
        legend = page.locator(f".legend a.{colour}").first
        expect(legend).to_have_text(f"{word} {seen['open'][colour]}")
    assert sum(seen["open"][c] for c in ("green", "yellow", "red")) > 0
    for kind in seen["by_kind"]:
        expect(
            page.locator(".legend li", has_text=f"{kind['label']} {kind['open']}")
        ).to_be_visible()
    assert {kind["id"] for kind in seen["by_kind"]} == {"appeal", "window_issue"}
    page.set_viewport_size({"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_of_the_board_opens_as_many_matters(seen, sit, name):
    page = sit("leader")
    tile = page.locator(".tile", has_text=name)
    number = int(tile.locator("b").inner_text())

    tile.click()

    expect(page.locator(".tile")).to_have_count(0)
    expect(page.locator(".cards > li")).to_have_count(number)


def test_each_unit_of_the_board_opens_what_it_has(seen, sit):
    page = sit("leader")
    row = seen["by_unit"][0]

    page.locator(".unitbars li", has_text=row["unit"]["name"]).locator(".name").click()

    expect(page.locator(".unitbars")).to_have_count(0)
    expect(page.locator(".cards > li")).to_have_count(row["red"] or row["open"])


def test_a_leader_goes_from_what_people_say_to_all_of_it_and_to_an_instruction(seen, busy, sit):
    (issue,) = busy.as_("leader", "GET", "/hot")["hot"]
    page = sit("leader")
    page.locator(".hots").get_by_role("link", name=f"看 {issue['count']} 件").click()
    expect(page.locator(".cards > li")).to_have_count(issue["count"])

    page.go_back()
    page.locator(".hots").get_by_role("link", name="批示").click()

    expect(page.locator(".deeds h2")).to_have_text("批示")
    expect(page.locator(".deeds form")).to_be_visible()


def test_a_wall_shows_no_word_of_a_citizen_and_leads_nowhere(seen, busy, sit):
    (issue,) = busy.as_("leader", "GET", "/hot")["hot"]
    page = sit("leader", "#/overview?wall=1", viewport={"width": 1920, "height": 1080})

    expect(page.locator(".hots")).to_contain_text(issue["place"])
    shown = page.locator("main").inner_text()
    assert issue["example"] not in shown
    assert not [item["title"] for item in seen["oldest"] if item["title"] in shown]
    expect(page.locator(".side, .tabs")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("link", name="退出大屏").click()
    expect(page.locator(".side")).to_be_visible()


def test_what_a_leader_decides_from_stands_on_the_first_two_screens_of_a_phone(seen, sit):
    height = 780
    page = sit("leader", viewport={"width": 360, "height": height})

    expect(page.locator(".hots li").first).to_be_visible()
    assert page.locator(".tile").last.bounding_box()["y"] < height
    assert page.locator(".unitbars li").first.bounding_box()["y"] < 2 * height


def test_each_day_of_the_line_can_be_read_as_a_number(seen, sit):
    page = sit("leader", "#/overview/trends")
    page.get_by_text("看每天的数字").click()

    rows = page.get_by_role("region", name="每天的数字").locator("tbody tr")
    expect(rows).to_have_count(14)
    told = [row.split("\t")[1:] for row in rows.all_inner_texts()]
    assert told == [[str(d["submitted"]), str(d["done"])] for d in reversed(seen["days"])]


def test_what_many_people_tell_at_once_stands_on_top(seen, busy, sit):
    page = sit("leader")

    (issue,) = busy.as_("leader", "GET", "/hot")["hot"]
    hot = page.locator(".hots li", has_text="翠竹苑小区 · 市政设施/路灯")
    expect(hot).to_contain_text(f"近 1 天 有 {issue['count']} 件；前 1 天 {issue['before']} 件")
    expect(hot.locator("q")).to_contain_text("路灯")
    expect(page.get_by_text("热点统计截至")).to_be_visible()


def test_the_months_heaviest_matter_is_told_with_what_to_do_and_by_whom(seen, busy, sit):
    top = busy.as_("leader", "GET", "/hot")["tops"][0]
    page = sit("leader", "#/overview/trends")

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
    page = sit("leader", "#/overview/trends")

    panel = page.locator("section", has_text="首派准确率")
    expect(panel).to_contain_text(f"已定 {total['settled']} 件中 {total['right']} 件派准")


def test_accuracy_is_told_by_week_by_category_and_by_who_dispatched(seen, busy, sit):
    told = busy.as_("leader", "GET", "/accuracy?weeks=8")
    page = sit("leader", "#/overview/trends")
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


def test_what_was_told_is_unread_by_matter_until_it_was_opened_or_all_are_marked(house, sit):
    for n in range(2):
        house.submit(house.places[GATE], f"{LAMP}{n}")
    page = sit("chengguan-head", "#/inbox")
    unread = house.as_("chengguan-head", "GET", "/me")["unread"]
    badge = page.locator(".tabs .badge")
    assert unread > 1
    expect(badge).to_contain_text(str(unread))

    line = page.locator(".messages .new").first
    expect(line).to_be_visible()
    if line.locator("details").count():
        line.get_by_text("逐件查看").click()
    opened = line.locator("a:visible").first
    where = opened.get_attribute("href")
    opened.click()
    expect(page.locator(".content")).to_be_visible()
    expect(badge).to_contain_text(str(unread - 1))
    page.go_back()
    lines = page.locator(".messages > li", has=page.locator(f"a[href='{where}']"))
    expect(lines).to_have_count(1)
    expect(lines).not_to_have_class("new")
    page.get_by_role("button", name="全部标为已读").click()

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


def test_a_number_opens_its_item_from_the_box(house, sit):
    no = house.submit(house.places[GATE], LAMP)
    page = sit("dispatcher", "#/queue/all")

    page.get_by_label("搜索诉求").fill(f"{no[:6]} {no[6:10]} {no[10:14]} {no[14:]}")
    page.get_by_role("button", name="搜索").click()

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
