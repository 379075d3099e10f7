"""A matter is printed as a work order: what its reader reads, on one page, for nobody else."""

import pypdfium2
import pytest
import zxingcpp
from chalice.test import Client

import app as product
from tests.county import WALL
from tests.functions.test_qr_print import drawn, words

TOLD = "青竹路口的路灯坏了，找王小明，电话13812345678。龘𠀀家门口也不亮。"


@pytest.fixture
def matter(http, deliver):
    receipt = http.submit(WALL, TOLD, contact={"name": "王小明", "phone": "13812345678"})
    deliver()
    return receipt["no"]


def printed(http, user, no):
    http.as_(user, "GET", "/me")
    return Client(product.app).http.get(
        f"/api/t/north/desk/appeals/{no}/order.pdf",
        headers={"Authorization": f"Bearer {http.tokens[user]}"},
    )


def test_it_names_what_when_and_where_and_its_symbol_opens_the_matter(http, matter):
    answer = printed(http, "hans", matter)

    said = words(answer.body)
    assert answer.headers["Content-Type"] == "application/pdf"
    for expected in (
        "北县群众诉求工单",
        matter,
        "办结期限：20",
        "县城管局",
        "翠竹苑小区",
        "路灯坏了",
        "是否解决",
        "签字：",
    ):
        assert expected in said, expected
    assert len(pypdfium2.PdfDocument(answer.body)) == 1
    link = f"https://demo.example/desk/?t=north#/item/{matter}"
    assert zxingcpp.read_barcode(drawn(answer.body)).text == link


def test_no_number_is_on_it_and_only_who_sees_the_matter_prints_it(http, matter, deliver):
    assert "13812345678" not in words(printed(http, "dora", matter).body)
    assert "承办人" in words(printed(http, "hans", matter).body)  # paper travels: who printed it
    assert printed(http, "heidi", matter).status_code == 404
    assert printed(http, "adam", matter).status_code == 403
    report = http.submit(WALL, "举报副局长张三收红包", key="r" * 20)["no"]
    deliver()
    assert printed(http, "dora", report).status_code == 404


def test_a_very_long_text_stays_on_one_page_and_says_that_there_is_more(http, deliver):
    no = http.submit(WALL, "路灯坏了，一直没有人来修。" * 300)["no"]
    deliver()

    body = printed(http, "dora", no).body

    assert len(pypdfium2.PdfDocument(body)) == 1
    assert "未完" in words(body)
