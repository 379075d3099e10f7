"""A doubt stands before the matter, with what was heard and two large buttons, on a phone first."""

from playwright.sync_api import expect

from tests.functions.test_checks import DANGER, LAMP

ACCUSED = "我们村的书记把修路的钱拿去盖自己的房子"
LARGE = 44  # pixels that a thumb finds


def told(house):
    return house.submit(house.places["翠竹苑小区·大门口"], LAMP, address=DANGER)


def test_a_dispatcher_says_no_and_it_goes_its_way(house, sit):
    no = told(house)
    page = sit("dispatcher")

    expect(page.locator(".chips li").first).to_contain_text("待核实")
    page.locator(f".cards a[href$='{no}']").click()
    card = page.locator(".check")
    expect(card).to_contain_text("这里可能有危险")
    expect(card.locator(".word").first).to_be_visible()
    buttons = card.get_by_role("button")
    assert min(box.bounding_box()["height"] for box in buttons.all()) >= LARGE
    card.get_by_role("button", name="不是危险").click()

    expect(page.locator(".said")).to_contain_text("已核实")
    expect(page.locator(".check")).to_have_count(0)
    item = house.as_("dispatcher", "GET", f"/desk/appeals/{no}")
    assert (item["status"], item["level"], item["doubts"]) == ("dispatched", 3, [])


def test_a_dispatcher_says_yes_and_it_is_an_emergency(house, sit):
    no = told(house)
    page = sit("dispatcher", f"#/item/{no}")

    page.get_by_role("button", name="是，有危险").click()

    expect(page.locator(".said")).to_contain_text("已核实")
    item = house.as_("dispatcher", "GET", f"/desk/appeals/{no}")
    assert (item["status"], item["level"]) == ("dispatched", 1)


def test_beside_a_doubt_the_desk_does_not_say_that_nothing_is_to_do(house, sit):
    no = house.submit(house.places["翠竹苑小区·大门口"], ACCUSED)
    page = sit("guardian", f"#/item/{no}")

    expect(page.locator(".check")).to_contain_text("可能是举报")
    expect(page.locator(".deeds")).to_contain_text("请先核实")
    expect(page.locator(".deeds")).not_to_contain_text("没有要办的操作")
