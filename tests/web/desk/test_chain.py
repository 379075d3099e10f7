"""The chain of responsibility in the console: replies read before they go, pushes, handing over, asking by name."""

from playwright.sync_api import Page, expect

from tests.web.desk.test_acts import LAMP, choose, place

PHONE = {"viewport": {"width": 360, "height": 740}}


def press(page: Page, name: str) -> None:
    page.locator("form.form").get_by_role("button", name=name, exact=True).click()


def pick(page: Page, label: str, typed: str) -> None:
    page.get_by_role("combobox", name=label).fill(typed)
    page.get_by_role("option", name=typed).first.click()


def in_hand(house):
    no = house.submit(place(house), LAMP)
    house.act("chengguan", no, "sign")
    house.excuse(no)
    return no


def test_a_poor_reply_is_not_sent_before_its_writer_was_told_and_is_then_theirs_to_send(house, sit):
    no = in_hand(house)
    page = sit("chengguan", f"#/item/{no}", **PHONE)
    choose(page, "提交办结")
    page.get_by_label("已解决", exact=True).check()
    page.get_by_label("给群众的答复").fill("已处理。")

    press(page, "提交办结")
    expect(page.get_by_role("alert")).to_contain_text("只有套话")
    assert house.as_("chengguan", "GET", f"/desk/appeals/{no}")["status"] == "processing"
    press(page, "仍然提交")

    expect(page.locator(".said")).to_contain_text("等待审核")
    review = sit("reviewer", f"#/item/{no}", viewport={"width": 1280, "height": 900})
    choose(review, "审核")
    expect(review.locator(".flaws")).to_contain_text("只有套话，没有实际内容：已处理")


def test_a_leader_asks_somebody_by_name(house, sit):
    no = in_hand(house)
    page = sit("leader", f"#/item/{no}", **PHONE)
    choose(page, "批示")
    page.get_by_label("批示内容").fill("请你包案，三天内办好")
    pick(page, "点名交办给", "程局长")
    press(page, "批示")

    expect(page.locator(".tasks")).to_contain_text("批示")
    (task,) = [
        t
        for t in house.as_("leader", "GET", f"/desk/appeals/{no}")["tasks"]
        if t["kind"] == "instruction"
    ]
    assert task["to"] == {"kind": "person", "id": "chengguan-head", "name": "程局长"}


def test_a_whistle_says_within_how_many_minutes(house, sit):
    no = in_hand(house)
    page = sit("chengguan", f"#/item/{no}")
    choose(page, "吹哨")
    pick(page, "请谁到场", "县公安局")
    page.get_by_label("几分钟内报到").fill("15")
    page.get_by_label("到场做什么").fill("请到现场疏导")
    press(page, "吹哨")
    expect(page.locator(".tasks")).to_contain_text("吹哨报到")

    tasks = house.as_("chengguan", "GET", f"/desk/appeals/{no}")["tasks"]
    (event,) = [
        e
        for e in house.as_("chengguan", "GET", f"/desk/appeals/{no}")["events"]
        if e["action"] == "whistle"
    ]
    called = next(t for t in tasks if t["kind"] == "called")
    assert called["due_at"] > event["at"]
    assert called["due_at"][:15] <= event["data"]["until"][:15]


def test_an_admin_hands_work_over_and_is_told_how_much(house, sit):
    no = in_hand(house)
    house.act("leader", no, "instruct", text="请包案", person="chengguan-head")
    page = sit("admin", "#/people", **PHONE)
    page.get_by_role("searchbox").fill("程局长")
    page.get_by_role("button", name="工作交接 程局长").click()
    pick(page, "由谁接手", "程承办")
    press(page, "交接")

    expect(page.get_by_text("已交接：岗位")).to_contain_text("件。")
    found = house.as_("leader", "GET", f"/desk/appeals/{no}")["tasks"]
    assert "chengguan-head" not in {t["to"]["id"] for t in found}


def test_an_admin_writes_what_is_pushed_for_verification(house, sit):
    page = sit("admin", "#/county", viewport={"width": 1280, "height": 900})
    page.get_by_role("button", name="添加推送").click()
    last = page.locator(".sub", has=page.get_by_text("第 3 条推送"))
    last.get_by_label("或内容里有这些词（任一）").fill("噪音 扰民")
    last.get_by_label("或内容里有这些词（任一）").blur()
    last.get_by_role("combobox", name="推送给").fill("县公安局")
    last.get_by_role("option", name="县公安局").first.click()
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text("已保存。")).to_be_visible()

    assert house.as_("admin", "GET", "/settings")["pushes"][-1]["keywords"] == ["噪音", "扰民"]


def test_a_feature_is_switched_off_in_the_whole_county(house, sit):
    page = sit("admin", "#/regions", **PHONE)
    page.get_by_text("全县开通范围").click()
    page.get_by_role("button", name="关停 办不成事").click()
    expect(page.get_by_text("已关停“办不成事”。")).to_be_visible()

    said = house.as_("admin", "GET", "/switches")["items"]
    assert {"region": "", "feature": "window_issues", "on": False} in said
