"""Photos of the work: made small before they are sent, and what did not fit is told."""

import io

from PIL import Image
from playwright.sync_api import expect


def a_photo(size):
    file = io.BytesIO()
    Image.effect_noise(size, 40).convert("RGB").save(file, "PNG")
    return {"name": "现场.png", "mimeType": "image/png", "buffer": file.getvalue()}


def test_the_tenth_photo_is_told_and_each_is_made_small_on_the_device(house, sit):
    no = house.submit(next(iter(house.places.values())), "小区门口路灯坏了，晚上看不清路")
    item = house.as_("dispatcher", "GET", f"/desk/appeals/{no}")
    if item["status"] == "submitted":
        house.act("dispatcher", no, "dispatch", unit="chengguan")
    house.act("chengguan", no, "sign")
    house.excuse(no)
    page = sit("chengguan", f"#/item/{no}")
    asked = []
    page.on(
        "request",
        lambda sent: asked.append(sent.post_data_json) if "/api/uploads" in sent.url else None,
    )
    page.route("**/*amazonaws*/**", lambda route: route.fulfill(status=204))
    page.get_by_role("button", name="提交办结", exact=True).click()

    photos = [a_photo((2400, 1800)), *[a_photo((60, 40))] * 9]
    page.locator("input[type=file]").set_input_files(photos)

    expect(page.get_by_text("最多 9 张照片，有 1 张没有加上。")).to_be_visible()
    expect(page.locator(".picked li")).to_have_count(9)
    assert [one["type"] for one in asked] == ["image/jpeg"] * 9
    assert asked[0]["size"] < len(photos[0]["buffer"]) / 2
