"""Who is asked something on a matter finds it, answers it with one thumb, and the matter goes on."""

from playwright.sync_api import expect

LAMP = "小区门口的路灯坏了半个月了，晚上看不清路，麻烦派人修一下"


def told(house) -> str:
    no = house.submit(house.places["翠竹苑小区·大门口"], LAMP)
    house.act("chengguan", no, "sign")
    house.act("dispatcher", no, "join", co_units=["zhujian"], text="请一起看管线")
    return no


def test_a_co_unit_answers_its_task_on_a_phone_of_360_px(house, sit):
    no = told(house)
    page = sit("zhujian", "#/queue/tasks", viewport={"width": 360, "height": 740})

    expect(page.locator(".card .owed")).to_contain_text("会办")
    page.locator(f".cards a[href$='{no}']").click()
    task = page.locator(".task", has_text="县住建局")
    expect(task).to_contain_text("请一起看管线")
    expect(page.locator(".deeds")).to_contain_text("要您办的在上面的“交办”里")
    expect(page.locator(".timeline")).not_to_contain_text("延到")
    expect(task.get_by_role("button", name="回复", exact=True)).to_be_visible()
    box = task.get_by_role("button", name="签收", exact=True).bounding_box()
    assert box["height"] >= 44
    assert box["x"] + box["width"] <= 360
    task.get_by_role("button", name="签收", exact=True).click()
    expect(task).to_contain_text("待回复")
    task.get_by_role("button", name="回复", exact=True).click()
    task.get_by_label("办理情况").fill("管线完好，已配合断电")
    page.reload()
    task.get_by_role("button", name="回复", exact=True).click()
    expect(task.get_by_label("办理情况")).to_have_value("管线完好，已配合断电")
    task.locator("form").get_by_role("button", name="回复").click()

    expect(task).to_contain_text("已办结")
    expect(task).to_contain_text("管线完好，已配合断电")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    kinds = {t["to"]["id"]: t["state"] for t in house.as_("chengguan", "GET", f"/desk/appeals/{no}")["tasks"]}  # fmt: skip
    assert kinds == {"cuizhu": "asked", "zhujian": "done"}


def test_a_dispatcher_excuses_who_does_not_reply_with_a_reason(house, sit):
    no = told(house)
    page = sit("dispatcher", f"#/item/{no}")

    task = page.locator(".task", has_text="翠竹社区")
    task.get_by_role("button", name="免办", exact=True).click()
    task.get_by_label("为什么不用办了").fill("社区已口头说明")
    task.locator("form").get_by_role("button", name="免办").click()

    expect(task).to_contain_text("已免办")
    expect(task).to_contain_text("社区已口头说明")
