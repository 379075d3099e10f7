"""A county's admin keeps places, people, units, rules, duties and settings, without a programmer."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.workbooks import workbook


def save(page: Page, name: str = "保存") -> None:
    page.get_by_role("button", name=name, exact=True).click()


def pick(page: Page | Locator, label: str, typed: str) -> None:
    page.get_by_role("combobox", name=label).fill(typed)
    page.get_by_role("option", name=typed).first.click()


def found(house, path: str, name: str) -> dict:
    items = house.as_("admin", "GET", path)["items"]
    return next(item for item in items if item["name"] == name)


def test_a_place_is_put_up_printed_and_retired(house, sit):
    page = sit("admin", "#/places")
    save(page, "新增点位")
    page.get_by_label("点位名称").fill("东门菜场·入口")
    pick(page, "所属单位", "县城管局")
    save(page)
    expect(page.get_by_text("已保存“东门菜场·入口”")).to_be_visible()
    place = found(house, "/places", "东门菜场·入口")

    page.get_by_role("button", name="海报 东门菜场·入口").click()
    poster = page.get_by_role("link", name="PDF 海报")
    expect(poster).to_have_attribute("href", f"/api/t/demo/places/{place['code']}/qr.pdf")
    expect(page.locator("img.qr")).to_have_js_property("complete", value=True)
    assert page.locator("img.qr").evaluate("image => image.naturalWidth") > 0
    save(page, "关闭")
    save(page, "停用 东门菜场·入口")
    expect(page.get_by_text("已停用“东门菜场·入口”")).to_be_visible()

    assert found(house, "/places", "东门菜场·入口")["active"] is False


def test_many_places_come_from_a_spreadsheet_seen_before_they_are_written(house, sit):
    page = sit("admin", "#/places")
    save(page, "批量导入")
    rows = "\n".join(f"长征路{n}号\t县城管局" for n in range(130))
    page.get_by_label("表格内容").fill(f"北县点位表\n名称\t单位\n{rows}")
    save(page, "看看会改什么")
    expect(page.get_by_text("新增 130 个")).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("长征路0号"))).to_contain_text("新增")
    save(page, "确认导入")

    expect(page.get_by_text("已导入：新增 130 个")).to_be_visible()
    for typed in ("长征路129号", "长征路１２９号", " 129号　长征路 "):
        page.get_by_placeholder("输入名称查找").fill(typed)
        expect(page.get_by_text("共 1 个")).to_be_visible()


CELLS = "cells => cells.map(cell => { const { left, right } = cell.getBoundingClientRect(); return [left, right, cell.scrollWidth - cell.clientWidth]; })"


@pytest.mark.parametrize("wide", [320, 360, 768, 1280])
def test_what_an_import_would_do_is_read_on_any_screen(house, sit, wide):
    page = sit("admin", "#/places", viewport={"width": wide, "height": 740})
    save(page, "批量导入")
    page.get_by_label("表格内容").fill(
        "名称,单位,区划代码\n东门菜场·长征路入口处,县城管局,431103001002\n"
    )
    save(page, "看看会改什么")
    table = page.get_by_role("table", name="导入预览")
    expect(table).to_be_visible()

    for row in table.get_by_role("row").all():
        places = row.locator("th, td").evaluate_all(CELLS)
        assert all(hidden <= 0 for _, _, hidden in places)
        assert all(one[1] <= other[0] + 1 for one, other in pairwise(places))
    assert page.locator("dialog.sheet").evaluate("d => d.scrollWidth - d.clientWidth") <= 0


@pytest.mark.parametrize(
    ("path", "sheet", "shown"),
    [
        ("/units", "单位名称\t上级单位\n山背站\t县城管局\n", ["山背站", "县城管局"]),
        ("/people", "姓名\t用户名\t角色\t单位\t初始密码\n郑七\tzhengqi\t承办人\t县城管局\tquiet-lantern-7\n", ["郑七", "zhengqi", "县城管局"]),
    ],
)  # fmt: skip
def test_units_and_people_come_from_a_spreadsheet_too(house, sit, path, sheet, shown):
    page = sit("admin", f"#{path}")
    save(page, "批量导入")
    page.get_by_label("表格内容").fill(sheet)
    save(page, "看看会改什么")

    row = page.get_by_role("row", name=re.compile(shown[0]))
    for words in ("新增", *shown):
        expect(row).to_contain_text(words)
    save(page, "确认导入")

    expect(page.get_by_text("已导入：新增 1 个")).to_be_visible()
    assert found(house, path, shown[0])


def test_places_come_from_a_workbook_as_it_is(house, sit):
    page = sit("admin", "#/places")
    save(page, "批量导入")
    book = workbook([["点位名称", "所属单位", "备注"], ["解放桥头", "县城管局", "新装"]])
    page.locator("input[type=file]").set_input_files(
        {"name": "点位.xlsx", "mimeType": "application/octet-stream", "buffer": book}
    )
    expect(page.get_by_text("点位.xlsx")).to_be_visible()
    save(page, "看看会改什么")
    expect(page.get_by_text("没有用到：备注")).to_be_visible()
    save(page, "确认导入")

    expect(page.get_by_text("已导入：新增 1 个")).to_be_visible()
    assert found(house, "/places", "解放桥头")["unit"] == "chengguan"


def test_each_bad_row_is_named_once_and_nothing_is_written(house, sit):
    page = sit("admin", "#/places")
    save(page, "批量导入")
    page.get_by_label("表格内容").fill(
        "name,unit\n建军路1号,chengguan\n,chengguan\n建军路2号,nobody\n"
    )
    save(page, "看看会改什么")

    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("第 3 行：缺少名称")
    expect(alert).to_contain_text("第 4 行：单位“nobody”不存在")
    assert alert.inner_text().count("第 3 行") == 1
    names = [place["name"] for place in house.as_("admin", "GET", "/places")["items"]]
    assert "建军路1号" not in names


def test_a_handler_without_a_unit_is_refused_beside_the_field(house, sit):
    page = sit("admin", "#/people")
    save(page, "新增人员")
    page.get_by_label("用户名").fill("wang")
    page.get_by_label("姓名").fill("王承办")
    page.get_by_label("承办人", exact=True).check()
    page.get_by_label("初始密码").fill("Lantern-47-brook")
    save(page)

    unit = page.get_by_role("combobox", name="单位")
    expect(unit).to_be_focused()
    expect(unit).to_have_accessible_description(re.compile("承办人需要单位"))
    pick(page, "单位", "县住建局")
    save(page)
    expect(page.get_by_text("已保存“王承办”")).to_be_visible()
    assert found(house, "/people", "王承办")["unit"] == "zhujian"


def test_a_robots_key_is_taken_out_of_the_pasted_address(house, sit):
    sent = []
    page = sit("admin", "#/units")
    page.on("request", lambda asked: sent.append(asked.post_data_json) if asked.post_data else None)
    save(page, "修改 县城管局")
    save(page, "添加机器人")
    page.get_by_label("应用").select_option("dingtalk")
    address = "https://oapi.dingtalk.com/robot/send?access_token=abcd-1234"
    page.get_by_label("Webhook 地址或密钥").fill(address)
    page.get_by_label("加签密钥").fill("SECdemo0000")
    save(page)

    expect(page.get_by_text("已保存“县城管局”")).to_be_visible()
    robot = {"kind": "dingtalk", "key": "abcd-1234", "secret": "SECdemo0000"}
    assert sent[-1]["robots"] == [robot]


def test_a_unit_that_is_renamed_keeps_its_robots(house, sit):
    sent = []
    page = sit("admin", "#/units")
    page.on("request", lambda asked: sent.append(asked.post_data_json) if asked.post_data else None)
    save(page, "修改 县水利局")
    page.get_by_label("单位名称").fill("县水利局（河长办）")
    save(page)

    expect(page.get_by_text("已保存“县水利局（河长办）”")).to_be_visible()
    assert "robots" not in sent[-1]


def test_rules_are_tried_ordered_and_saved(house, sit):
    house.submit(house.places["翠竹苑小区·大门口"], "小区门口路灯坏了，晚上看不清路")
    page = sit("admin", "#/rules")
    before = [rule["name"] for rule in house.as_("admin", "GET", "/rules")["rules"]]
    page.get_by_role("button", name="路灯", exact=False).first.click()
    save(page, "删除这条规则")
    save(page, "先试一试")
    expect(page.get_by_text("去向有变化的 1 件")).to_be_visible()
    page.get_by_role("button", name="第 2 条上移").click()
    save(page, "保存规则")

    expect(page.get_by_text("规则已保存")).to_be_visible()
    after = [rule["name"] for rule in house.as_("admin", "GET", "/rules")["rules"]]
    assert after == [before[1], before[0], *(name for name in before[2:] if name != "路灯")]


def test_a_rule_that_cannot_be_understood_is_refused_where_it_stands(house, sit):
    page = sit("admin", "#/rules")
    expect(page.locator(".rule").first).to_be_visible()
    save(page, "添加规则")
    page.get_by_label("规则名称").fill("空规则")
    save(page, "保存规则")

    wrong = page.locator(".rule.bad")
    expect(wrong).to_have_count(1)
    expect(wrong.get_by_role("combobox", name="主办单位")).to_have_accessible_description(
        re.compile("请选择单位")
    )
    last = page.locator(".rule").count()
    expect(page.get_by_role("alert")).to_contain_text(f"第 {last} 条：请选择单位")


def test_a_rule_of_the_classifiers_kinds_is_made_by_hand(house, sit):
    page = sit("admin", "#/rules")
    expect(page.locator(".rule").first).to_be_visible()
    save(page, "添加规则")
    rule = page.locator(".rule").last
    rule.get_by_label("规则名称").fill("城建归口")
    pick(rule, "系统判为这类（任一）", "城乡建设")
    pick(rule, "主办单位", "县住建局")
    rule.get_by_label("复杂事项").check()
    save(page, "保存规则")

    expect(page.get_by_text("规则已保存")).to_be_visible()
    kept = house.as_("admin", "GET", "/rules")["rules"][-1]
    assert (kept["categories"], kept["unit"], kept["complexity"]) == (
        ["城乡建设"], "zhujian", "complex",
    )  # fmt: skip
    expect(page.get_by_text("轮不到这一条")).to_be_visible()  # the demo county has one above it


def test_what_an_import_of_duties_would_change_is_seen_before_it_is_done(house, sit):
    page = sit("admin", "#/duties")
    save(page, "导入清单")
    csv = "编号,事项,单位,关键词,依据\nCG-1,餐饮油烟,县城管局,油烟；排烟,大气法"
    for encoding in ("utf-16", "gb18030"):
        page.locator("input[type=file]").set_input_files(
            {"name": f"{encoding}.csv", "mimeType": "text/csv", "buffer": csv.encode(encoding)}
        )
        expect(page.get_by_text(f"{encoding}.csv")).to_be_visible()
        save(page, "看看会改什么")
        expect(page.get_by_text("新增 1 项，修改 0 项，删除 0 项")).to_be_visible()
    assert house.as_("admin", "GET", "/duties")["total"] == 0
    save(page, "确认导入")
    expect(page.get_by_text("已导入：新增 1 项")).to_be_visible()

    other = sit("zhujian", "#/me")
    other.get_by_role("link", name="查权责清单").click()
    other.get_by_placeholder("例如：油烟").fill("排烟")

    expect(other.locator(".roster li")).to_have_count(1)
    expect(other.locator(".roster li")).to_contain_text("餐饮油烟 → 县城管局")
    expect(other.get_by_role("button", name=re.compile("导入清单|删除"))).to_have_count(0)

    page.get_by_role("button", name="删除 餐饮油烟").click()
    expect(page.get_by_text("已删除“餐饮油烟”")).to_be_visible()


def test_a_line_of_duties_that_cannot_be_understood_is_named(house, sit):
    page = sit("admin", "#/duties")
    save(page, "导入清单")
    page.get_by_label("表格内容").fill("事项,单位\n餐饮油烟,县执法局\n")
    save(page, "看看会改什么")

    expect(page.get_by_role("alert")).to_contain_text("第 2 行：单位“县执法局”不存在")


def test_settings_are_kept_and_a_changed_notice_is_a_new_version(house, sit):
    page = sit("admin", "#/county")
    page.get_by_label("个人信息告知").fill("我们只为办好您的事使用您留下的信息。")
    page.get_by_label("紧急词").fill("着火\n漏气\n")
    page.get_by_label("特急 办结", exact=True).fill("1.5")
    save(page)
    expect(page.get_by_text("已保存。")).to_be_visible()

    kept = house.as_("admin", "GET", "/settings")
    assert kept["notice_version"] == "2"
    assert kept["emergency_words"] == ["着火", "漏气"]
    assert kept["limits"]["1"]["finish"] == 90


def test_what_of_the_settings_cannot_be_understood_stands_at_its_field(house, sit):
    page = sit("admin", "#/county")
    page.get_by_label("热线电话").fill("热线")
    page.get_by_label("紧急电话").fill("火警")
    page.get_by_label("广告词").fill("办证\n…")
    page.get_by_role("button", name="添加班次").click()
    save(page)

    for label, told in (
        ("热线电话", "热线电话是 3–20 位数字"),
        ("紧急电话", "第 1 个紧急电话“火警”的号码"),
        ("广告词", "“…”只能写在词的中间"),
        ("值班表", "第 1 个班次没有值班人"),
    ):
        field = page.locator(".field.bad").filter(has_text=label)
        expect(field.locator(".error")).to_contain_text(told)
    expect(page.locator(".form > [role=alert]")).to_have_count(0)
    assert house.as_("admin", "GET", "/settings")["hotline"] == "12345"


def test_times_by_purpose_kind_grid_and_yellow_are_set_and_kept(house, sit):
    page = sit("admin", "#/county")
    page.get_by_role("button", name="添加一行").click()
    page.get_by_label("第 2 行 诉求类型").select_option("complaint")
    page.get_by_label("第 2 行 级别").select_option("3")
    page.get_by_label("第 2 行 办结", exact=True).fill("3")
    page.get_by_label("办不成事 办结", exact=True).fill("4")
    page.get_by_label("网格、村社区联系群众的时限", exact=True).fill("20")
    page.get_by_label("剩余时间不足百分之几亮黄灯").fill("25")
    save(page)
    expect(page.get_by_text("已保存。")).to_be_visible()

    kept = house.as_("admin", "GET", "/settings")
    assert kept["purpose_limits"] == [
        {"purpose": "consult", "level": 3, "finish": {"days": 1}},
        {"purpose": "complaint", "level": 3, "finish": {"days": 3}},
    ]
    assert kept["window_limits"]["finish"] == {"days": 4}
    assert (kept["grid_contact"], kept["yellow_percent"]) == (20, 25)
    page.get_by_role("button", name="删除第 2 行").click()
    save(page)
    expect(page.get_by_text("已保存。")).to_be_visible()
    assert len(house.as_("admin", "GET", "/settings")["purpose_limits"]) == 1


def test_times_that_cannot_be_stand_at_their_fields(house, sit):
    page = sit("admin", "#/county")
    page.get_by_role("button", name="添加一行").click()
    page.get_by_label("第 2 行 级别").select_option("3")
    page.get_by_label("办不成事 签收", exact=True).fill("9")
    page.get_by_label("网格、村社区联系群众的时限", exact=True).fill("0")
    page.get_by_label("剩余时间不足百分之几亮黄灯").fill("95")
    save(page)

    for label, told in (
        ("按诉求类型另定的办结时限", "第 2 行的类型和级别已经填过"),
        ("办不成事的时限", "办不成事的签收时限比办结时限长"),
        ("网格、村社区联系群众的时限", "应为 1–"),
        ("剩余时间不足百分之几亮黄灯", "应为 1–90（%）"),
    ):
        field = page.locator(".field.bad").filter(has_text=label)
        expect(field.locator(".error")).to_contain_text(told)
    expect(page.locator(".form > [role=alert]")).to_have_count(0)


def test_unsaved_rules_are_not_left_unasked(house, sit):
    page = sit("admin", "#/rules")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.get_by_role("button", name="添加规则").click()

    page.evaluate("location.hash = '#/units'")
    expect(page.get_by_role("button", name="保存规则")).to_be_enabled()
    assert page.evaluate("location.hash") == "#/rules"

    assert asked == ["confirm"]


def test_who_agrees_to_lose_them_leaves_and_who_changed_nothing_is_not_asked(house, sit):
    page = sit("admin", "#/rules")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    expect(page.get_by_role("button", name="添加规则")).to_be_visible()
    page.evaluate("location.hash = '#/units'")
    expect(page.get_by_role("heading", name="单位", exact=False).first).to_be_visible()
    assert asked == []

    page.go_back()
    page.get_by_role("button", name="添加规则").click()
    page.evaluate("location.hash = '#/units'")

    expect(page.get_by_role("button", name="保存规则")).to_have_count(0)
    page.reload()
    assert asked == ["confirm"]


def test_closing_the_page_asks_while_rules_are_unsaved(house, sit):
    page = sit("admin", "#/rules")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_role("button", name="添加规则").click()

    page.reload()

    assert asked == ["beforeunload"]


@pytest.mark.parametrize("screen", ["places", "people", "rules", "county"])
def test_who_is_no_admin_is_told_so(house, sit, screen):
    page = sit("dispatcher", f"#/{screen}")

    expect(page.get_by_role("alert")).to_contain_text("您的角色没有这个权限")


def test_of_two_who_change_the_settings_the_second_is_told_and_keeps_what_was_typed(house, sit):
    page = sit("admin", "#/county")
    page.get_by_label("热线电话").fill("0746-7654321")
    settings = house.as_("admin", "GET", "/settings")
    house.as_("admin", "PUT", "/settings", settings | {"hot_many": 9})

    save(page)
    expect(page.get_by_role("alert")).to_contain_text("改过这里，您的修改没有保存")
    save(page, "载入最新内容，保留我填的")
    expect(page.get_by_label("几件算热点")).to_have_value("9")
    expect(page.get_by_label("热线电话")).to_have_value("0746-7654321")
    save(page)

    expect(page.get_by_text("已保存。")).to_be_visible()
    kept = house.as_("admin", "GET", "/settings")
    assert (kept["hotline"], kept["hot_many"]) == ("0746-7654321", 9)


def test_of_two_who_change_an_account_the_second_is_told_and_keeps_what_was_typed(house, sit):
    page = sit("admin", "#/people")
    name = next(
        p["name"] for p in house.as_("admin", "GET", "/people")["items"] if p["id"] == "leader"
    )
    save(page, f"修改 {name}")
    page.get_by_role("dialog").get_by_label("姓名").fill("新县长")
    house.as_("admin", "POST", "/people/leader", {"head": True})

    save(page)
    save(page, "载入最新内容，保留我填的")
    expect(page.get_by_label("单位负责人")).to_be_checked()
    save(page)

    expect(page.get_by_text("已保存“新县长”")).to_be_visible()
    assert found(house, "/people", "新县长")["head"] is True


def test_of_two_who_change_the_rules_the_second_keeps_both(house, sit):
    page = sit("admin", "#/rules")
    page.locator(".rule button[aria-expanded]").first.click()
    page.get_by_label("规则名称").first.fill("我改的名字")
    kept = house.as_("admin", "GET", "/rules")
    theirs = {"name": "他加的", "unit": "chengguan", "keywords": ["广告牌"]}
    body = {"rules": [*kept["rules"], theirs], "version": kept["version"]}
    house.as_("admin", "PUT", "/rules", body)

    save(page, "保存规则")
    save(page, "载入最新内容，保留我填的")
    expect(page.get_by_text("已载入别人保存的规则")).to_be_visible()
    save(page, "保存规则")

    expect(page.get_by_text("规则已保存")).to_be_visible()
    names = [rule["name"] for rule in house.as_("admin", "GET", "/rules")["rules"]]
    assert (names[0], names[-1]) == ("我改的名字", "他加的")


def test_the_tree_is_walked_searched_and_shows_what_hangs_on_the_walls(house, sit):
    page = sit("admin", "#/regions")
    expect(page.get_by_label("张贴覆盖").first).to_contain_text("已张贴 6 /")

    page.get_by_role("link", name=re.compile("云溪县")).click()
    page.get_by_role("link", name=re.compile("新城街道")).click()
    page.get_by_role("link", name=re.compile("翠竹社区")).click()
    expect(page.locator("h2").first).to_have_text(re.compile("云溪县 新城街道 翠竹社区"))
    expect(page.get_by_text("社区民警")).to_be_visible()
    save(page, "查看这里的点位")
    expect(page.get_by_text("翠竹苑小区·3栋")).to_be_visible()

    page.goto(page.url.split("#")[0] + "#/regions")
    page.get_by_placeholder("输入区划、姓名或岗位").fill("青竹 网格")
    expect(
        page.get_by_role("link", name=re.compile("云溪县 青竹镇 青竹村 青竹村一网格"))
    ).to_be_visible()
    expect(page.get_by_text("葛小川")).to_be_visible()


def test_somebody_takes_a_post_and_a_town_is_switched_off_and_on(house, sit):
    page = sit("admin", "#/regions/990101003000")
    save(page, "调整本级人员")
    page.get_by_label("岗位").fill("包村干部")
    pick(page, "人员", "石承办")
    save(page, "加上")
    expect(page.get_by_text("已保存。")).to_be_visible()
    expect(page.get_by_text("包村干部")).to_be_visible()

    save(page, "关停 扫码反映")
    expect(page.get_by_text("已关停“扫码反映”。")).to_be_visible()
    code = house.places["石板村·便民服务站"]
    assert house.call("GET", f"/api/places/{code}?brief")["waits"] is True
    save(page, "跟随上级 扫码反映")
    expect(page.get_by_text("已改为跟随上级。")).to_be_visible()
    assert house.call("GET", f"/api/places/{code}?brief")["waits"] is False


def test_a_long_sheet_goes_in_parts_and_names_its_rows_by_their_numbers(house, sit):
    page = sit("admin", "#/places")
    save(page, "批量导入")
    rows = [f"{'长河路' * 24}{n}号,990101001002" for n in range(7000)]
    sheet = "\n".join(["点位表", "名称,区划代码", *rows, "坏行,x"]).encode("gb18030")
    page.locator("input[type=file]").set_input_files(
        {"name": "点位.csv", "mimeType": "text/csv", "buffer": sheet}
    )
    expect(page.get_by_text("点位.csv")).to_be_visible()
    save(page, "看看会改什么")

    expect(page.get_by_text("第 7003 行")).to_be_visible()


def test_an_admin_writes_the_ladder_one_level_a_line(house, sit):
    page = sit("admin", "#/county")
    ladder = page.get_by_label("责任链")
    expect(ladder).to_have_value(re.compile("市委政法委书记：市委政法委书记$"))
    kept = ladder.input_value()
    ladder.fill(f"{kept}\n省级：省级联络员，省级专班")
    save(page)
    expect(page.get_by_text("已保存。")).to_be_visible()

    written = house.as_("admin", "GET", "/settings")["ladder"]
    assert written[-1] == {"name": "省级", "duties": ["省级联络员", "省级专班"]}
    assert len(written) == 8


def test_a_grid_officer_records_that_a_code_hangs_and_it_counts(house, sit):
    code = house.places["翠竹苑小区·1栋"]
    page = sit("wangge", "#/me", viewport={"width": 360, "height": 740})
    page.get_by_role("link", name="登记张贴").click()
    page.get_by_label("点位编码").fill(f"https://demo.example/q/{code}")
    save(page, "登记")
    expect(page.get_by_text("已登记张贴：翠竹苑小区·1栋")).to_be_visible()

    page.get_by_label("点位编码").fill(house.places["县一中·校门"])
    save(page, "登记")
    expect(page.get_by_text("这个点位不归您张贴")).to_be_visible()
    posted = next(p for p in house.as_("admin", "GET", f"/places?q={code}")["items"])["posted"]
    assert posted["by"] == "葛小川"
