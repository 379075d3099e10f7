"""What is pasted is never cut without a word: it stands there whole, and who refuses it says how long it may be."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.web.fake_api import LIVE
from tests.web.test_citizen_asks import expect_receipt, submit, tell

WEB = Path(__file__).parents[2] / "web"
# What is no text of anybody's: a code, a sum, what is looked for.
NO_TEXT = re.compile(r'id="(plain|code|seek)"|id: \'sum\'|name="code"')


def test_no_field_of_a_page_cuts_what_somebody_writes():
    for path in (*WEB.glob("citizen/*"), *WEB.glob("desk/*")):
        for line in path.read_text().splitlines() if path.suffix in {".html", ".js"} else ():
            assert not re.search("maxlength", line, re.IGNORECASE) or NO_TEXT.search(line), (path.name, line[:90])  # fmt: skip


def test_a_long_address_is_handed_in_whole_and_a_refusal_keeps_every_word(visit, api):
    long = "东门进去" * 80
    page = visit(f"/q/{LIVE}")
    tell(page, "路灯坏了")
    page.focus("#address")
    page.keyboard.insert_text(long)
    errors = [{"field": "address", "message": "最多 200 个字，您写了 320 个字，请删短"}]
    api.refusal = (422, {"errors": errors})
    submit(page)

    expect(page.locator("#address-bad")).to_contain_text("您写了 320 个字")
    expect(page.locator("#address")).to_have_value(long)
    api.refusal = None
    submit(page)
    expect_receipt(page)
    assert api.posts[-1][1]["address"] == long
