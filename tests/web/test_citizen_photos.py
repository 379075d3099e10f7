"""Photos as phones have them: a long chat stays readable, and of each one a citizen learns whether it is in."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.functions.test_photos_reencode import a_picture
from tests.web.fake_api import LIVE
from tests.web.test_citizen_asks import expect_receipt, submit, tell


def file_of(picture, kind="JPEG", cut=1.0):
    raw = io.BytesIO()
    picture.save(raw, kind)
    body = raw.getvalue()
    return {
        "name": f"p.{kind.lower()}", "mimeType": f"image/{kind.lower()}", "buffer": body[: int(len(body) * cut)],
    }  # fmt: skip


@pytest.mark.parametrize("size", [(1080, 12000), (720, 16000)])
def test_the_long_screenshot_of_a_chat_arrives_so_wide_that_it_can_be_read(visit, api, size):
    page = visit(f"/q/{LIVE}")
    page.set_input_files("#album", file_of(a_picture(size), "PNG"))
    expect(page.locator("#shots progress")).to_have_js_property("value", 1)
    tell(page)
    submit(page)

    expect_receipt(page)
    [body] = api.uploads.values()
    wide, high = Image.open(io.BytesIO(body)).size
    assert wide >= 400
    assert abs(wide / high - size[0] / size[1]) < 0.01


def test_of_ten_photos_one_of_which_is_none_both_that_are_not_in_are_told(visit, api):
    page = visit(f"/q/{LIVE}")
    photos = [file_of(Image.new("RGB", (40, 30), (n, n, n))) for n in range(8)]
    none = {"name": "p.jpg", "mimeType": "image/jpeg", "buffer": b"hello"}

    page.set_input_files("#album", [none, *photos, file_of(Image.new("RGB", (40, 30)))])

    said = page.locator("#shots-say")
    expect(said).to_contain_text("多选的 1 张没有加上")
    expect(said).to_contain_text("有 1 张打不开")
    expect(page.locator("#shots li")).to_have_count(8)


STRANGE = {
    "fifty megapixels": lambda: file_of(Image.new("RGB", (8660, 5774), "teal")),
    "cut short": lambda: file_of(a_picture((1200, 900)), cut=0.5),
    "cut to its first bytes": lambda: file_of(a_picture((1200, 900)), cut=0.01),
    "no photo": lambda: {"name": "p.jpg", "mimeType": "image/jpeg", "buffer": b"hello"},
}


@pytest.mark.parametrize("strange", STRANGE)
def test_a_strange_photo_is_in_or_it_is_said_that_it_is_not(visit, api, strange):
    page = visit(f"/q/{LIVE}")

    page.set_input_files("#album", STRANGE[strange]())

    expect(page.locator("#shots-say")).to_have_text(re.compile(r"1 张照片，已去掉|有 1 张打不开"))
    taken = page.locator("#shots li").count()
    tell(page)
    submit(page)
    expect_receipt(page)
    assert len(api.uploads) == taken
