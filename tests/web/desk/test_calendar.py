"""A county's admin pastes the notice of the coming year, sees what was read, and keeps it."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

NOVEMBER = datetime(2026, 11, 26, 1, tzinfo=UTC)
WARNING = "2027 年放假安排还没有录入，期限按周一至周五估算"
NOTICE = """国务院办公厅关于2027年部分节假日安排的通知
国办发明电〔2026〕9号
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）上班。
三、清明节：4月5日前后放假。
"""


@pytest.fixture(params=[360, 1280])
def page(request, house, sit) -> Page:
    with house.clock.back(seconds=(datetime.now(UTC) - NOVEMBER).total_seconds()):
        yield sit("admin", "#/county", viewport={"width": request.param, "height": 740})


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def opened(page: Page, name: str) -> None:
    page.locator("summary").filter(has_text=name).click()


def clear(house) -> None:
    kept = house.as_("admin", "GET", "/calendar")
    house.as_("admin", "PUT", "/calendar", {"days": {}, "years": {}, "hours": kept["hours"]})


def test_a_notice_is_pasted_looked_at_and_kept(house, page):
    clear(house)
    expect(page.get_by_text(WARNING)).to_be_visible()
    press(page, "录入放假通知")
    page.get_by_label("通知全文").fill(NOTICE)
    press(page, "看看读到什么")
    window = page.get_by_role("dialog")

    expect(window).to_contain_text("1月1日–1月3日、2月5日–2月11日")
    expect(window).to_contain_text("第 5 行：没有读懂")
    expect(window).to_contain_text("没有读到：清明、劳动节、端午、中秋、国庆")
    assert window.evaluate("box => box.scrollWidth <= box.clientWidth")
    press(page, "确认录入")

    expect(window).to_be_hidden()
    expect(page.get_by_text(WARNING)).to_be_hidden()
    opened(page, "2027 年")
    expect(page.get_by_text("1月1日–1月3日、2月5日–2月11日")).to_be_visible()
    assert house.as_("admin", "GET", "/calendar")["years"] == {"2027": "国办发明电〔2026〕9号"}
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.on("dialog", lambda asked: asked.accept())
    press(page, "删除 2027 年录入的日子")
    expect(page.get_by_text(WARNING)).to_be_visible()
    assert house.as_("admin", "GET", "/calendar")["days"] == {}


def test_a_day_of_its_own_and_office_hours_are_kept_as_they_are_typed(house, page):
    clear(house)
    page.reload()
    opened(page, "单独规定一天")
    page.get_by_label("日期").fill("2026-12-03")
    page.get_by_text("放假", exact=True).locator("visible=true").click()
    press(page, "保存这一天")
    expect(page.get_by_text("已保存。")).to_be_visible()
    expect(page.get_by_text("正在按新的设置重新计算未办结事项的时限")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    opened(page, "办公时间")
    page.get_by_label("一般 办公时间").fill("8：30－12：00，15:00 至 18:00")
    press(page, "保存办公时间")
    expect(page.get_by_label("一般 办公时间")).to_have_value("08:30-12:00 15:00-18:00")

    kept = house.as_("admin", "GET", "/calendar")
    assert kept["days"] == {"2026-12-03": "rest"}
    assert kept["hours"]["3"] == ["08:30-12:00", "15:00-18:00"]


def test_office_hours_that_cannot_be_read_are_refused_beside_them(house, page):
    opened(page, "办公时间")
    page.get_by_label("复杂 办公时间").fill("上午")
    press(page, "保存办公时间")

    expect(page.get_by_text("4 级的办公时间写作 08:30-12:00")).to_be_visible()
