"""The hotline: who calls is filed for, found again by their number, and read a new code when theirs is lost."""

import re

from playwright.sync_api import expect

PHONE = "13987650123"
LAMP = "翠竹苑东门的路灯坏了三天，老人摔了一跤"


def test_a_call_is_filed_found_again_and_its_lost_code_is_told_anew(house, sit):
    page = sit("dispatcher", "#/queue/all", viewport={"width": 360, "height": 780})
    page.get_by_role("button", name="筛选").click()
    page.get_by_role("link", name="代群众登记").click()
    page.get_by_role("button", name="登记", exact=True).click()
    expect(page.get_by_text("请填写“反映什么”。")).to_be_visible()

    page.get_by_label("来电号码").fill(PHONE)
    expect(page.get_by_text("这个号码没有反映过")).to_be_visible()
    page.get_by_label("反映什么").fill(LAMP)
    page.get_by_label("在哪里").fill("翠竹苑")
    page.get_by_role("list", name="点位").get_by_role("button").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="登记", exact=True).click()

    code = page.locator(".filed .code")
    expect(code).to_have_text(re.compile(r"^(\w{4} ){2}\w{4}$"))
    first = code.inner_text().replace(" ", "")
    assert house.call("GET", f"/api/appeals/{first}")["content"] == LAMP

    page.get_by_role("button", name="登记下一个").click()
    page.get_by_label("来电号码").fill("139 8765 0123")
    page.get_by_role("region", name="这个号码以前反映过的").get_by_role("link").click()
    page.get_by_role("button", name="告知新查询码").click()
    page.get_by_label("来电人说的电话").fill(PHONE)
    page.locator("form.form button").first.click()

    told = page.locator(".said")
    expect(told).to_contain_text("新查询码")
    again = re.search(r"(\w{4}) (\w{4}) (\w{4})", told.inner_text())
    assert again
    assert house.call("GET", f"/api/appeals/{''.join(again.groups())}")["content"] == LAMP
    expect(page.get_by_text("来电，")).to_be_visible()
