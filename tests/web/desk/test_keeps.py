"""What was typed is not lost without a question, whichever way one leaves it."""

from playwright.sync_api import Page, expect

from tests.web.desk.test_acts import LAMP, choose, place
from tests.web.desk.test_photos import a_photo


def answers(page: Page, said: list[bool]) -> list[str]:
    """Answer each question in turn; what is asked beyond them fails."""
    asked: list[str] = []

    def answer(dialog) -> None:
        asked.append(dialog.type)
        (dialog.accept if said.pop(0) else dialog.dismiss)()

    page.on("dialog", answer)
    return asked


def settled(page: Page, asked: list[str], many: int) -> None:
    """What Back does is done after it returns: wait until so many questions were asked."""
    for _ in range(100):
        if len(asked) == many:
            return
        page.wait_for_timeout(50)
    raise AssertionError(asked)


def test_no_form_of_the_console_is_left_unasked_while_it_holds_something(house, sit):
    page = sit("admin", "#/county")
    asked = answers(page, [False, True, False, False, False, True])
    page.get_by_label("热线电话").fill("0000-1234567")
    page.wait_for_timeout(200)  # what is typed is known once it is drawn
    page.evaluate("location.hash = '#/people'")
    settled(page, asked, 1)
    expect(page.get_by_label("热线电话")).to_have_value("0000-1234567")
    page.evaluate("location.hash = '#/people'")
    settled(page, asked, 2)

    page.get_by_role("button", name="新增人员").click()
    page.get_by_label("用户名").fill("wang")
    page.wait_for_timeout(200)
    page.keyboard.press("Escape")
    settled(page, asked, 3)
    page.keyboard.press("Escape")
    settled(page, asked, 4)
    page.go_back()
    settled(page, asked, 5)
    page.wait_for_function("history.state && history.state.over")
    expect(page.get_by_label("用户名")).to_have_value("wang")
    page.go_back()
    settled(page, asked, 6)

    expect(page.get_by_label("用户名")).to_have_count(0)
    assert page.evaluate("location.hash") == "#/people"
    assert asked == ["confirm"] * 6
    page.get_by_role("button", name="新增人员").click()
    expect(page.get_by_label("用户名")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("用户名")).to_have_count(0)
    page.get_by_role("button", name="新增人员").click()
    page.keyboard.press("Escape")
    expect(page.get_by_label("用户名")).to_have_count(0)
    assert page.evaluate("location.hash") == "#/people"
    page.get_by_role("button", name="新增人员").click()
    page.get_by_role("combobox", name="单位").click()
    expect(page.get_by_role("option", name="县城管局")).to_be_visible()
    page.wait_for_timeout(400)
    assert not [path for _, path in house.asked if "/desk/load" in path]
    page.get_by_label("关闭").click()
    page.wait_for_function("!history.state || !history.state.over")
    page.go_back()
    expect(page.get_by_label("热线电话")).to_be_visible()
    assert asked == ["confirm"] * 6


def test_a_result_is_kept_with_its_photos_and_comes_back_with_the_reason(house, sit):
    no = house.submit(place(house), LAMP)
    page = sit("chengguan", f"#/item/{no}")
    page.route("**/*amazonaws*/**", lambda route: route.fulfill(status=204))
    expect(page.get_by_role("button", name="签收", exact=True)).to_be_visible()
    house.act("chengguan", no, "sign")
    choose(page, "签收")
    expect(page.locator(".notice.warn")).to_contain_text("您刚刚在别处办了这件诉求")
    page.get_by_role("button", name="看现在能办什么").click()
    expect(page.locator(".deeds")).to_contain_text("等翠竹社区回复后才能提交办结。")

    house.excuse(no)
    page.reload()
    choose(page, "提交办结")
    page.locator("input[type=file]").set_input_files([a_photo((60, 40))])
    page.get_by_label("给群众的答复").fill("路灯灯头已经更换。")
    expect(page.locator(".picked li")).to_have_count(1)
    page.reload()
    choose(page, "提交办结")
    expect(page.get_by_label("给群众的答复")).to_have_value("路灯灯头已经更换。")
    expect(page.locator(".picked li")).to_have_count(1)
    page.get_by_role("button", name="清空重填").click()

    reply = {"reply_public": "路灯灯头已经更换，今晚亮灯。", "note_internal": "换灯头一个"}
    house.act("chengguan", no, "resolve", result="solved", **reply)
    house.act("reviewer", no, "review", decision="refuse", reason="other", note="写明哪一盏")
    page.reload()
    choose(page, "提交办结")
    expect(page.locator(".returned")).to_contain_text("写明哪一盏")
    expect(page.get_by_label("给群众的答复")).to_have_value(reply["reply_public"])
    expect(page.get_by_label("办理情况（内部）")).to_have_value("换灯头一个")
