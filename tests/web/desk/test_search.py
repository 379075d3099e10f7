"""The box that finds, at a desk and on a phone."""

from playwright.sync_api import expect

GATE = "翠竹苑小区·大门口"
LAMP = "翠竹苑３号楼后面的路灯坏了半个月，老人晚上出门看不清路，已经摔了两个"


def test_a_slash_leads_to_the_box_and_what_is_found_is_marked(house, sit):
    house.submit(house.places[GATE], LAMP)
    page = sit("dispatcher", "#/overview", viewport={"width": 1280, "height": 800})
    expect(page.get_by_role("heading", level=1)).to_be_visible()

    page.keyboard.press("/")
    expect(page.get_by_label("搜索诉求")).to_be_focused()
    page.keyboard.type("3號樓 路燈")
    page.keyboard.press("Enter")

    hit = page.locator(".hits li").first
    expect(hit.locator("mark")).to_have_text(["３号楼", "路灯"])
    page.keyboard.press("/")
    expect(page.get_by_label("搜索诉求")).to_be_focused()


def test_filters_narrow_what_is_found_and_nothing_is_said_plainly(house, sit):
    house.submit(house.places[GATE], LAMP)
    page = sit("dispatcher", "#/search?q=看不清路", viewport={"width": 360, "height": 780})
    expect(page.locator(".hits li").first).to_be_visible()

    page.get_by_role("button", name="筛选").click()
    page.get_by_label("办理状态").select_option("已归档")
    page.get_by_role("button", name="应用筛选").click()

    expect(page.get_by_text("没有找到")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    expect(page.get_by_label("搜索诉求")).to_have_value("看不清路")


def test_what_is_too_short_is_told(sit):
    page = sit("dispatcher", "#/search?q=路")

    expect(page.get_by_role("alert")).to_contain_text("至少输入两个字")


def test_what_is_listed_is_taken_along_and_the_log_tells_of_it(busy, sit):
    page = sit("dispatcher", "#/queue/all", viewport={"width": 360, "height": 780})

    page.get_by_role("button", name="筛选").click()
    page.get_by_role("button", name="导出").click()
    page.get_by_role("button", name="开始导出").click()

    link = page.get_by_role("dialog").get_by_role("link", name="下载 全部诉求_")
    expect(link).to_be_visible()
    assert "X-Amz-Expires=900" in link.get_attribute("href")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    log = sit("admin", "#/exported", viewport={"width": 1280, "height": 800})
    expect(log.get_by_role("main").locator("li").first).to_contain_text("全部诉求")
    expect(log.get_by_role("main").locator("li").first).not_to_contain_text("没有导完")
