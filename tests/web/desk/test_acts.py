"""A dispatcher, a handler and a reviewer take one appeal from the wall to its reply, on a phone."""

import json
import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

LAMP = "小区门口的路灯坏了半个月了，晚上看不清路，麻烦派人修一下"
ODD = "楼下那棵树快倒了，压着电线，看着害怕"
SIX = ["上报", "受理", "派单", "办理", "核查", "评价结案"]
FALLEN = "我住在石板村八组，进村那条路两边的树倒了三天，没有人来看"


def place(house) -> str:
    return house.places["翠竹苑小区·大门口"]


def choose(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def pick(page: Page, label: str, typed: str) -> None:
    box = page.get_by_role("combobox", name=label)
    box.click()
    box.fill(typed)
    page.get_by_role("option", name=typed).first.click()


def test_a_dispatcher_gives_an_appeal_to_a_unit_and_goes_on_to_the_next(house, sit):
    first, second = house.submit(place(house), ODD), house.submit(place(house), ODD + "。")
    page = sit("dispatcher")

    expect(page.get_by_role("heading", name="待派单")).to_be_visible()
    page.locator(f".cards a[href$='{first}']").click()
    expect(page.locator(".content")).to_have_text(ODD)
    choose(page, "派单")
    pick(page, "主办单位", "县城管局")
    page.get_by_label("紧急", exact=True).check()
    page.locator("form.form").get_by_role("button", name="派单").click()
    expect(page.locator(".said")).to_contain_text("已派单")
    page.get_by_role("link", name="办下一件").click()

    expect(page).to_have_url(f"{house.url}/desk/?t=demo#/item/{second}")
    item = house.as_("dispatcher", "GET", f"/desk/appeals/{first}")
    assert (item["unit"]["name"], item["level"], item["status"]) == ("县城管局", 2, "dispatched")


def test_a_handler_signs_contacts_and_resolves_and_a_reviewer_approves(house, sit):
    no = house.submit(place(house), LAMP, contact={"name": "张大山", "phone": "19900000061"})
    house.excuse(no)
    page = sit("chengguan", f"#/item/{no}")

    expect(page.locator(".steps li")).to_have_text(SIX)
    expect(page.locator(".steps [aria-current=step]")).to_have_text("派单")
    choose(page, "签收")  # one tap: it asks nothing
    expect(page.locator(".steps [aria-current=step]")).to_have_text("办理")
    choose(page, "登记联系群众")
    page.get_by_label("联系方式").select_option(label="电话")
    page.locator("form.form").get_by_label("是", exact=True).check()
    page.get_by_label("联系结果").fill("已约好下午上门")
    page.locator("form.form").get_by_role("button", name="登记联系群众").click()
    choose(page, "提交办结")
    page.get_by_label("已解决", exact=True).check()
    page.get_by_label("给群众的答复").fill("路灯已经修好，今晚起恢复照明。")
    page.get_by_label("是", exact=True).check()
    page.locator("form.form").get_by_role("button", name="提交办结").click()
    expect(page.locator(".said")).to_contain_text("等待审核")
    review = sit("reviewer", f"#/item/{no}")
    choose(review, "审核")
    review.get_by_label("通过").check()
    review.locator("form.form").get_by_role("button", name="审核").click()
    expect(review.locator(".said")).to_contain_text("审核完成")

    item = house.as_("reviewer", "GET", f"/desk/appeals/{no}")
    assert (item["status"], item["reply_public"]) == ("visit", "路灯已经修好，今晚起恢复照明。")


def test_what_was_typed_survives_a_colleague_who_was_faster(house, sit):
    no = house.submit(place(house), LAMP, contact={"phone": "19900000061"})
    house.act("chengguan", no, "sign")
    house.act("chengguan", no, "contact", method="phone", result="已约好时间")
    house.excuse(no)
    page = sit("chengguan", f"#/item/{no}")
    choose(page, "提交办结")
    page.get_by_label("已解决", exact=True).check()
    page.get_by_label("给群众的答复").fill("路灯灯头已经更换，今晚起恢复照明。")
    page.get_by_label("是", exact=True).check()

    house.act("chengguan-head", no, "contact", method="phone", result="局长已电话致歉")
    page.locator("form.form").get_by_role("button", name="提交办结").click()

    expect(page.locator(".notice.warn")).to_contain_text("联系群众 · 程局长")
    expect(page.get_by_label("给群众的答复")).to_have_value("路灯灯头已经更换，今晚起恢复照明。")
    page.locator("form.form").get_by_role("button", name="提交办结").click()
    expect(page.locator(".said")).to_contain_text("等待审核")


def test_where_a_colleague_took_the_same_step_nothing_is_sent_twice(house, sit):
    no = house.submit(place(house), LAMP)
    page = sit("chengguan", f"#/item/{no}")
    expect(page.get_by_role("button", name="签收", exact=True)).to_be_visible()

    house.act("chengguan-head", no, "sign")
    choose(page, "签收")

    expect(page.locator(".notice.warn")).to_contain_text("别人刚刚办了这件诉求。现在不能再做这一步")
    expect(page.locator(".notice.warn")).not_to_contain_text("您填的内容还在")
    expect(page.locator("form.form")).to_have_count(0)
    page.get_by_role("button", name="看现在能办什么").click()
    expect(page.get_by_role("button", name="登记到场")).to_be_visible()


def test_an_error_stands_beside_its_field_and_takes_the_focus(house, sit):
    no = house.submit(place(house), ODD)
    page = sit("dispatcher", f"#/item/{no}")
    choose(page, "不予受理")
    page.get_by_label("原因").select_option(index=1)
    page.get_by_label("建议群众怎么办").fill("不")

    page.locator("form.form").get_by_role("button", name="不予受理").click()

    field = page.get_by_label("建议群众怎么办")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("至少填写 4 个字"))


def test_an_error_vanishes_when_it_is_mended(house, sit):
    no = house.submit(place(house), ODD)
    page = sit("dispatcher", f"#/item/{no}")
    choose(page, "不予受理")
    page.locator("form.form").get_by_role("button", name="不予受理").click()
    expect(page.locator(".error")).to_have_count(2)

    page.get_by_label("原因").select_option(index=1)
    expect(page.locator(".error")).to_have_count(1)
    page.get_by_label("建议群众怎么办").fill("请到住建局咨询")

    expect(page.locator(".error")).to_have_count(0)


def test_a_reviewer_reads_what_was_told_beside_what_was_done(house, sit):
    no = house.submit(place(house), ODD, contact={"phone": "19900000061"})
    house.act("dispatcher", no, "dispatch", unit="chengguan")
    house.act("chengguan", no, "sign")
    house.act("chengguan", no, "contact", method="phone", result="已约好时间")
    house.act(
        "chengguan", no, "resolve", result="solved", contacted=True, reply_public="路灯已经修好。"
    )

    page = sit("reviewer", f"#/item/{no}", viewport={"width": 1100, "height": 800})

    expect(page.locator(".compare")).to_be_visible()
    before, after = page.locator(".compare > div").all()
    expect(before).to_contain_text(ODD)
    expect(after).to_contain_text("路灯已经修好。")
    assert before.bounding_box()["y"] == after.bounding_box()["y"]
    expect(page.locator(".compare")).to_contain_text("已约好时间")
    expect(page.locator(".compare")).to_contain_text("承办单位填的是：联系过群众")


def test_a_reply_that_was_not_sent_is_there_after_a_reload(house, sit):
    no = house.submit(place(house), ODD)
    page = sit("dispatcher", f"#/item/{no}")
    choose(page, "直接答复")
    page.get_by_label("给群众的答复").fill("楼下那棵树今天上午已经锯掉，电线没有受损。")

    page.reload()
    choose(page, "直接答复")

    expect(page.get_by_label("给群众的答复")).to_have_value(
        "楼下那棵树今天上午已经锯掉，电线没有受损。"
    )
    page.get_by_role("button", name="清空重填").click()
    expect(page.get_by_label("给群众的答复")).to_have_value("")


def test_a_broken_line_loses_nothing_and_says_so(house, sit):
    no = house.submit(place(house), ODD)
    page = sit("dispatcher", f"#/item/{no}")
    choose(page, "直接答复")
    page.get_by_label("给群众的答复").fill("楼下那棵树今天上午已经锯掉，电线没有受损。")

    page.context.set_offline(True)
    page.locator("form.form").get_by_role("button", name="直接答复").click()
    expect(page.get_by_text("网络不通，没有送出去")).to_be_visible()
    expect(page.get_by_text("现在没有网络")).to_be_visible()
    page.context.set_offline(False)
    page.locator("form.form").get_by_role("button", name="直接答复").click()

    expect(page.locator(".said")).to_contain_text("已答复群众")


def test_an_answer_that_was_lost_is_not_called_unsent_and_pressed_again_it_is_done_once(house, sit):
    no = house.submit(place(house), ODD)
    page = sit("dispatcher", f"#/item/{no}")
    choose(page, "直接答复")
    page.get_by_label("给群众的答复").fill("那棵树今天上午已经锯掉，电线也检查过了，没有危险。")
    losing = lambda route: (route.fetch(), route.abort())  # noqa: E731 (it arrives, and nobody hears of it)
    page.route("**/answer", losing)
    press = page.locator("form.form").get_by_role("button", name="直接答复")

    press.click()

    expect(page.get_by_text("不知道送到没有")).to_be_visible()
    page.unroute("**/answer", losing)
    press.click()
    expect(page.locator(".said")).to_contain_text("已答复群众")
    events = house.as_("dispatcher", "GET", f"/desk/appeals/{no}")["events"]
    assert [event["action"] for event in events].count("answer") == 1


def test_a_contact_stays_masked_until_somebody_asks_and_the_asking_is_on_record(house, sit):
    phone = "19900000061"
    no = house.submit(place(house), LAMP, contact={"name": "张大山", "phone": phone})
    page = sit("chengguan", f"#/item/{no}")
    expect(page.get_by_text("张*山 199****0061")).to_be_visible()
    looked = ("GET", f"/api/t/demo/desk/appeals/{no}/contact")
    assert looked not in house.asked

    choose(page, "显示联系方式和原文")

    expect(page.get_by_role("link", name=phone)).to_have_attribute("href", f"tel:{phone}")
    expect(page.get_by_text("本次查看已记录")).to_be_visible()
    assert house.asked.count(looked) == 1


TWO = "楼下路灯不亮，晚上看不清路。另外我在工地干活，工资三个月没给了"


def test_a_suggestion_is_taken_with_one_tap_and_never_by_itself(house, sit):
    no = house.submit(place(house), TWO)
    page = sit("dispatcher", f"#/item/{no}")
    choose(page, "派单")
    expect(page.get_by_text("可能是两件事").first).to_be_visible()
    expect(page.locator(".suggestions li")).to_have_count(2)
    expect(page.locator(".suggestions li").first).to_contain_text("工资")
    expect(page.get_by_role("combobox", name="主办单位")).to_have_value("")

    page.get_by_role("button", name="采用建议 县人社局").click()
    expect(page.get_by_role("button", pressed=True)).to_have_text("已采用")
    page.get_by_label("复杂事项").check()
    page.locator("form.form").get_by_role("button", name="派单").click()
    expect(page.locator(".said")).to_contain_text("已派单")

    item = house.as_("dispatcher", "GET", f"/desk/appeals/{no}")
    assert (item["unit"]["name"], item["co_units"][0]["name"]) == ("县人社局", "县住建局")
    assert (item["category"], item["complexity"]) == ("劳动社保/拖欠工资", "complex")
    expect(page.locator(".signs")).to_contain_text("复杂事项")


def test_where_no_rule_names_a_unit_the_kind_is_offered_with_its_words(house, sit):
    rules = house.as_("admin", "GET", "/rules")["rules"]
    own = [rule for rule in rules if not rule["categories"]]
    house.as_("admin", "PUT", "/rules", {"rules": own})
    no = house.submit(place(house), "路口每天堵得厉害，店铺把东西摆到路上，希望有人管一管")
    house.as_("admin", "PUT", "/rules", {"rules": rules})
    page = sit("dispatcher", f"#/item/{no}")
    choose(page, "派单")

    first = page.locator(".suggestions li").first
    expect(first).to_contain_text("可信度")
    expect(first.locator(".word").nth(1)).to_be_visible()
    first.get_by_role("button", name="采用建议").click()
    expect(page.get_by_role("combobox", name="分类")).not_to_have_value("")


def test_a_return_is_decided_by_naming_the_unit(house, sit):
    no = house.submit(place(house), LAMP)
    house.act("chengguan", no, "request-return", reason="not_our_duty", basis="不属于本局职责")
    page = sit("dispatcher", "#/queue/requests")
    page.locator(f".cards a[href$='{no}']").click()

    choose(page, "审批退单")
    page.get_by_label("同意", exact=True).check()
    pick(page, "改派给", "县住建局")
    page.locator("form.form").get_by_role("button", name="审批退单").click()
    expect(page.locator(".said")).to_contain_text("退单已审批")

    assert house.as_("dispatcher", "GET", f"/desk/appeals/{no}")["unit"]["name"] == "县住建局"


def test_a_dispatcher_is_warned_of_another_place_and_takes_it_into_the_note(house, sit):
    no = house.submit(house.places["翠竹苑小区·3栋"], FALLEN)
    page = sit("dispatcher", f"#/item/{no}")

    warning = page.locator(".doubt")
    expect(warning).to_contain_text("文中提到的是“石板村”，与扫码点位“翠竹苑小区·3栋”不同，请核实")
    expect(warning.locator("svg")).to_be_visible()
    choose(page, "派单")
    choose(page, "写入内部备注")
    expect(page.get_by_label("内部备注")).to_have_value("地点：石板村八组")
    choose(page, "已写入内部备注")  # a second tap adds nothing
    pick(page, "主办单位", "县城管局")
    page.locator("form.form").get_by_role("button", name="派单").click()
    expect(page.locator(".said")).to_contain_text("已派单")

    item = house.as_("chengguan", "GET", f"/desk/appeals/{no}")
    assert item["events"][-1]["note"] == "地点：石板村八组"
    assert (item["address"], item["address_in_text"]) == ("", "石板村八组")


def test_no_word_of_an_appeal_ever_stands_in_an_address(house, sit):
    no = house.submit(place(house), LAMP)
    page = sit("dispatcher", "#/queue/all")
    page.locator(f".cards a[href$='{no}']").click()
    expect(page.locator(".content")).to_have_text(LAMP)

    addresses = json.dumps([path for _, path in house.asked], ensure_ascii=False) + page.url
    assert "路灯" not in addresses
    assert "%E8%B7%AF" not in addresses


@pytest.mark.parametrize(
    ("user", "queues"),
    [
        (
            "dispatcher",
            [
                "待核实",
                "待派单",
                "疑似广告",
                "退单申请",
                "请平台联系",
                "我的任务",
                "待回访",
                "多次退单",
                "已超时",
                "全部",
            ],
        ),
        ("chengguan", ["待签收", "办理中", "协办", "我的任务", "已超时", "全部"]),
        (
            "reviewer",
            [
                "我的任务",
                "交办跟踪",
                "待审核",
                "延期申请",
                "二次办理",
                "多次退单",
                "已超时",
                "挂账台账",
                "督办台账",
                "代表监督",
                "待研判",
                "剔除清单",
                "全部",
            ],
        ),
        (
            "leader",
            [
                "我的任务",
                "交办跟踪",
                "延期申请",
                "紧急延期申请",
                "未签收特急",
                "二次办理",
                "多次退单",
                "已超时",
                "挂账台账",
                "督办台账",
                "代表监督",
                "待研判",
                "剔除清单",
                "全部",
            ],
        ),
    ],
)
def test_each_role_sees_its_own_queues(house, sit, user, queues):
    page = sit(user, "#/queue/all")

    expect(page.locator(".chips a")).to_have_count(len(queues))
    shown = [text.rstrip("0123456789") for text in page.locator(".chips a").all_inner_texts()]
    assert [text.strip() for text in shown] == queues


def test_a_unit_asks_for_more_time_and_a_reviewer_grants_it_and_puts_it_on_hold(house, sit):
    no = house.submit(place(house), LAMP)
    house.act("chengguan", no, "sign")
    due = datetime.fromisoformat(house.as_("chengguan", "GET", f"/desk/appeals/{no}")["finish_by"])
    to, plan = due + timedelta(days=2), (due + timedelta(days=99)).date().isoformat()
    page = sit("chengguan", f"#/item/{no}")

    choose(page, "申请延期")
    page.get_by_label("延期理由").select_option(label="等待材料、配件")
    page.get_by_label("已经做了什么，为什么来不及").fill("灯杆已订货，等待到货")
    page.get_by_label("延到").fill(f"{to:%Y-%m-%dT%H:%M}")
    page.locator("form.form").get_by_role("button", name="申请延期").click()
    expect(page.locator(".said")).to_contain_text("已申请延期")
    desk = sit("reviewer", f"#/item/{no}")
    expect(desk.locator(".matter")).to_contain_text("申请延到")
    choose(desk, "审批延期")
    desk.get_by_label("同意", exact=True).check()
    desk.locator("form.form").get_by_role("button", name="审批延期").click()
    expect(desk.locator(".said")).to_contain_text("延期已审批")
    choose(desk, "挂账")
    desk.get_by_label("挂账理由").select_option(label="需资金安排")
    desk.get_by_label("计划解决日期").fill(plan)
    desk.locator("form.form").get_by_role("button", name="挂账").click()
    expect(desk.locator(".said")).to_contain_text("已挂账")

    expect(desk.locator(".signs")).to_contain_text(f"挂账至 {plan}")
    ledger = sit("leader", "#/queue/paused")
    expect(ledger.locator(f"a[href$='{no}']")).to_be_visible()
    expect(ledger.get_by_text(f"挂账至 {plan}")).to_be_visible()


def test_the_handler_of_a_confidential_matter_asks_the_platform_to_call(house, sit):
    contact = {"name": "张大山", "phone": "19900000061"}
    no = house.submit(place(house), LAMP, contact=contact, confidential=True)
    page = sit("chengguan", f"#/item/{no}")
    expect(page.get_by_text("留有联系方式")).to_be_visible()
    expect(page.get_by_text("承办单位看不到联系方式和原文")).to_be_visible()
    expect(page.get_by_role("button", name="显示")).to_have_count(0)

    choose(page, "请平台联系群众")
    page.get_by_label("要问群众什么").fill("请问是哪一盏灯？")
    page.locator("form.form").get_by_role("button", name="请平台联系群众").click()
    expect(page.locator(".said")).to_contain_text("已请平台联系")

    desk = sit("dispatcher", f"#/item/{no}")
    choose(desk, "转告承办单位")
    desk.get_by_label("转告内容").fill("张大山说是东边那盏")
    desk.get_by_text("是", exact=True).click()
    desk.locator("form.form").get_by_role("button", name="转告承办单位").click()
    expect(desk.get_by_text("不要写群众的姓名、称呼和电话").first).to_be_visible()
    desk.get_by_label("转告内容").fill("是东边那盏")
    desk.locator("form.form").get_by_role("button", name="转告承办单位").click()
    expect(desk.locator(".said")).to_contain_text("已转告")
