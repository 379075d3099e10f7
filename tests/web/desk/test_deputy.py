"""A people's deputy on a phone: the matters of their street, one judgement with one thumb, and what comes of it."""

from playwright.sync_api import expect

LAMP = "我叫王小花，住翠竹苑3栋502，小区门口的路灯坏了半个月了，晚上看不清路"
PHONE = {"viewport": {"width": 360, "height": 740}}
DONE = {
    "result": "solved",
    "reply_public": "已于今天上午更换灯泡三盏，现在亮了。",
    "contacted": False,
}


def answered(house) -> str:
    no = house.submit(house.places["翠竹苑小区·大门口"], LAMP)
    house.act("chengguan", no, "sign")
    house.excuse(no)
    house.act("chengguan", no, "resolve", **DONE)
    house.act("reviewer", no, "review", decision="approve")
    return no


def test_a_deputy_who_is_not_satisfied_says_why_and_the_matter_is_done_again(house, sit):
    no = answered(house)
    page = sit("deputy", "", **PHONE)

    expect(page.get_by_role("heading", level=1)).to_have_text("代表监督")
    page.get_by_role("link", name="已经答复").click()
    card = page.locator(".card", has=page.locator(f"a[href$='{no}']"))
    expect(card).to_contain_text("路灯坏了半个月")
    card.locator("a").click()
    expect(page.locator(".reply")).to_contain_text("更换灯泡三盏")
    for hidden in ("王小花", "502", "程承办", "郑审核"):
        expect(page.locator("main")).not_to_contain_text(hidden)

    page.get_by_label("不满意", exact=True).check()
    page.get_by_role("button", name="提交评议").click()
    expect(page.locator(".error")).to_contain_text("哪里不满意，要怎么改")
    page.get_by_label("哪里不满意，要怎么改").fill("还有两盏不亮")
    box = page.get_by_role("button", name="提交评议").bounding_box()
    assert box["height"] >= 44
    page.get_by_role("button", name="提交评议").click()

    expect(page.get_by_text("承办单位要整改并回复，督查核销以前不能办结")).to_be_visible()
    expect(page.locator(".judgements")).to_contain_text("待单位整改回复")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    item = house.as_("leader", "GET", f"/desk/appeals/{no}")
    assert (item["status"], item["round"]) == ("processing", 2)
    page.goto(page.url.split("#")[0] + f"#/item/{no}")  # no other screen opens to them
    expect(page.get_by_role("heading", level=1)).to_have_text("代表监督")


def test_an_admin_opens_an_account_for_a_deputy_of_a_town(house, sit):
    page = sit("admin", "#/people", viewport={"width": 1280, "height": 900})
    page.get_by_role("button", name="新增人员").click()
    page.get_by_label("用户名").fill("daiyi")
    page.get_by_label("姓名").fill("代一")
    page.get_by_label("人大代表").check()
    page.get_by_label("代表的乡镇街道").fill("青竹镇")
    page.get_by_role("option", name="青竹镇").click()
    page.get_by_label("初始密码").fill("Bamboo-2026-x")
    page.get_by_role("button", name="保存", exact=True).click()

    expect(page.get_by_text("已保存“代一”。")).to_be_visible()
    found = next(p for p in house.as_("admin", "GET", "/people?limit=500")["items"] if p["id"] == "daiyi")  # fmt: skip
    assert (found["roles"], found["regions"]) == (["deputy"], ["990101002000"])
