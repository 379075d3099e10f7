"""What was typed is not lost without a question, whichever way one leaves it."""

from playwright.sync_api import Page, expect


def answers(page: Page, said: list[bool]) -> list[str]:
    """Answer each question in turn; what is asked beyond them fails."""
    asked: list[str] = []

    def answer(dialog) -> None:
        asked.append(dialog.type)
        (dialog.accept if said.pop(0) else dialog.dismiss)()

    page.on("dialog", answer)
    return asked


def test_no_form_of_the_console_is_left_unasked_while_it_holds_something(house, sit):
    page = sit("admin", "#/county")
    asked = answers(page, [False, True, False, False, False, True])
    page.get_by_label("热线电话").fill("0000-1234567")
    page.evaluate("location.hash = '#/people'")
    expect(page.get_by_label("热线电话")).to_have_value("0000-1234567")
    page.evaluate("location.hash = '#/people'")

    page.get_by_role("button", name="新增人员").click()
    page.get_by_label("用户名").fill("wang")
    page.keyboard.press("Escape")
    expect(page.get_by_label("用户名")).to_have_value("wang")
    page.keyboard.press("Escape")
    page.go_back()
    expect(page.get_by_label("用户名")).to_have_value("wang")
    page.go_back()

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
    page.wait_for_function("!history.state || !history.state.over")
    page.go_back()
    expect(page.get_by_label("热线电话")).to_be_visible()
    assert asked == ["confirm"] * 6
