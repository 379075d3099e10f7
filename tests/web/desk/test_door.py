"""Coming in and going out: sign-in, the first password, the idle desk, the weight of the door."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

FIRST_LOAD = 25 * 1024  # over the wire, gzip


def enter(page: Page, user: str, password: str) -> None:
    page.get_by_label("用户名").fill(user)
    page.get_by_label("密码").fill(password)
    page.get_by_role("button", name="登录").click()


def test_somebody_signs_in_and_the_token_stays_out_of_reach_of_scripts(house, sit):
    page = sit(None)

    enter(page, "dispatcher", "demo-dispatcher")
    expect(page.get_by_role("navigation", name="选择队列")).to_be_visible()

    assert page.evaluate("document.cookie") == ""
    kept = page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    (cookie,) = page.context.cookies()
    assert cookie["httpOnly"]
    assert cookie["sameSite"] == "Strict"
    assert cookie["value"] not in kept


def test_a_wrong_password_is_told_and_what_was_typed_stays(house, sit):
    page = sit(None)

    enter(page, "dispatcher", "wrong-wrong")

    expect(page.get_by_role("alert")).to_contain_text("用户名或密码不对")
    expect(page.get_by_label("用户名")).to_have_value("dispatcher")


def test_who_was_signed_out_meanwhile_is_told_and_comes_back_to_the_same_page(house, sit):
    page = sit("dispatcher", "#/queue/all")
    expect(page.locator(".chips")).to_be_visible()
    page.context.clear_cookies()

    page.goto(f"{house.url}/desk/?t=demo#/inbox")
    expect(page.get_by_text("登录已过期")).to_be_visible()
    enter(page, "dispatcher", "demo-dispatcher")

    expect(page).to_have_url(f"{house.url}/desk/?t=demo#/inbox")
    expect(page.get_by_text("登录已过期")).to_have_count(0)


def test_who_signs_in_first_is_told_of_no_end(house, sit):
    page = sit(None)

    expect(page.get_by_label("用户名")).to_be_visible()
    expect(page.get_by_text("登录已过期")).to_have_count(0)


def test_an_unknown_county_is_asked_for_again(house, sit):
    page = sit(None)
    page.goto(f"{house.url}/desk/?t=nowhere")

    enter(page, "dispatcher", "demo-dispatcher")

    expect(page.get_by_label("县（区）代号")).to_be_focused()
    expect(page.get_by_text("没有这个县（区）代号")).to_be_visible()


def test_the_county_is_remembered_on_this_device(house, sit):
    page = sit("dispatcher")
    expect(page.locator(".chips")).to_be_visible()

    page.goto(f"{house.url}/desk/")

    expect(page.get_by_role("navigation", name="选择队列")).to_be_visible()


def test_a_first_password_must_be_changed_before_anything_else(house, sit):
    fresh = {"id": "newcomer", "name": "新人", "roles": ["reviewer"], "password": "first-2026"}
    house.as_("admin", "POST", "/people", fresh)
    page = sit(None)
    enter(page, "newcomer", "first-2026")
    expect(page.get_by_role("heading", name="请先更改密码")).to_be_visible()

    page.get_by_label("现在的密码").fill("first-2026")
    page.get_by_label("新密码", exact=True).fill("my-own-2026")
    page.get_by_label("再填一次新密码").fill("my-own-2027")
    page.get_by_role("button", name="更改密码").click()
    expect(page.get_by_text("两次填的新密码不一样")).to_be_visible()
    page.get_by_label("再填一次新密码").fill("my-own-2026")
    page.get_by_role("button", name="更改密码").click()

    expect(page.locator(".chips")).to_be_visible()


def test_an_idle_desk_asks_and_then_signs_out(house, sit):
    page = sit(None)
    page.clock.install()
    enter(page, "dispatcher", "demo-dispatcher")
    expect(page.locator(".chips")).to_be_visible()
    page.clock.fast_forward("19:30")
    expect(page.get_by_role("dialog", name="还在吗？")).to_be_visible()
    page.get_by_role("button", name="继续工作").click()
    expect(page.get_by_role("dialog", name="还在吗？")).to_be_hidden()

    page.clock.fast_forward("19:30")
    page.clock.fast_forward("01:00")

    expect(page.get_by_role("button", name="登录")).to_be_visible()
    assert ("DELETE", "/api/t/demo/session") in house.asked


def test_a_session_that_ended_leads_to_the_door_and_back_to_the_same_item(house, sit):
    no = house.submit(next(iter(house.places.values())), "路灯坏了半个月，晚上看不清路")
    page = sit("dispatcher", f"#/item/{no}")
    expect(page.locator(".content")).to_be_visible()
    page.context.clear_cookies()

    page.reload()
    enter(page, "dispatcher", "demo-dispatcher")

    expect(page.locator(".content")).to_contain_text("路灯坏了半个月")


@pytest.mark.parametrize("screen", ["signin", "queue", "overview"])
def test_the_first_load_is_small(pages_dir, screen):
    html = (pages_dir / "desk.html").read_text()
    with_page = set(re.findall(r"/(assets/[\w.-]+\.js)", html))
    shown = next((pages_dir / "assets").glob(f"desk-{screen}.*.js"))

    needed = _imports(pages_dir, f"assets/{shown.name}", set(with_page))

    weight = sum(_sent(pages_dir, name) for name in {"desk.html", *needed})
    assert weight <= FIRST_LOAD, weight


def _imports(pages_dir: Path, name: str, known: set[str]) -> set[str]:
    known.add(name)
    text = (pages_dir / name).read_text()
    for other in re.findall(r"""(?:from|import)\s*["']/(assets/[^"']+)["']""", text):
        if other not in known:
            _imports(pages_dir, other, known)
    return known


def _sent(pages_dir: Path, name: str) -> int:
    packed = json.loads((pages_dir / "manifest.json").read_text())["files"][name]["gzip"]
    return (pages_dir / (f"{name}.gz" if packed else name)).stat().st_size


def test_no_phone_puts_capitals_or_corrections_into_a_name(sit):
    page = sit(None)

    for label in ("用户名", "密码"):
        field = page.get_by_label(label)
        expect(field).to_have_attribute("autocapitalize", "none")
        expect(field).to_have_attribute("autocorrect", "off")
        expect(field).to_have_attribute("spellcheck", "false")


def test_an_order_number_opens_its_item_however_it_was_pasted(house, sit):
    no = house.submit(next(iter(house.places.values())), "路灯坏了半个月，晚上看不清路")
    page = sit("dispatcher", "#/queue/all")
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in no)

    page.get_by_label("搜索诉求").fill(f"编号：{wide[:6]} {wide[6:]}")
    page.get_by_role("button", name="搜索", exact=True).click()

    expect(page.locator(".content")).to_contain_text("路灯坏了半个月")
