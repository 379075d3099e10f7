"""Codes that people read aloud and type; numbers that give nothing away."""

from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from functions.domain import codes

KEYS = st.text("abcdef0123456789-_", min_size=16, max_size=64)


@given(KEYS, st.integers(0, 2))
def test_a_query_code_survives_being_written_down_and_typed_again(key, salt):
    code = codes.query_code("secret", "NTH", key, salt)
    written = (
        "-".join(code[i : i + 4] for i in range(0, 12, 4))
        .lower()
        .replace("0", "o")
        .replace("1", "l")
    )

    assert len(code) == 12
    assert codes.tag_of(code) == "NTH"
    assert codes.normal(written) == code


@given(KEYS, KEYS)
def test_one_key_has_one_code_and_another_key_another(key, other):
    code = codes.query_code("secret", "NTH", key)

    assert codes.query_code("secret", "NTH", key) == code
    assert (codes.query_code("secret", "NTH", other) == code) == (key == other)


@given(KEYS)
def test_without_the_countys_secret_a_code_cannot_be_foretold(key):
    assert codes.query_code("secret", "NTH", key) != codes.query_code("guess", "NTH", key)


def test_a_number_has_eighteen_digits_and_leads_back_to_its_appeal():
    identity = codes.appeal_id("secret", "NTH0ABCDEFGH")
    no = codes.number(datetime(2026, 11, 22, 17, tzinfo=UTC), identity)

    assert no.startswith("261123")  # it is the 23rd in Beijing
    assert (len(no), codes.id_of(no)) == (18, identity)
    assert codes.id_of("12345") is None
    assert codes.id_of("２６１１２３" + identity) is None


CODES = st.text(codes.ALPHABET, min_size=12, max_size=12)
AROUND = (
    "{}", " {}\n", "{}%20", "{}。", "{}&from=timeline", "{}?from=singlemessage&isappinstalled=0",
    "{}/", "{}#top", "\u200b{}\u202c", "“{}”", "查询码：{}，请保存", "{} 点击反映",
    "https://demo.example/q/{}", "HTTPS://DEMO.EXAMPLE/Q/{}/", "https://demo.example/a/{}?x=groupmessage",
    "我家路灯坏了 https://demo.example/q/{}… 点击反映", "/q/{}%E3%80%82", "ｈｔｔｐｓ：／／ｄｅｍｏ／ｑ／{}",
    "https%3A%2F%2Fdemo.example%2Fq%2F{}%2520", "{}.html", "{} and thanks", "{}/q/", "?code={}&x=1",
)  # fmt: skip
WRITTEN = {
    "as it is": str,
    "in small letters": str.lower,
    "in full width": lambda code: "".join(chr(ord(c) + 0xFEE0) for c in code),
    "escaped": lambda code: quote("".join(chr(ord(c) + 0xFEE0) for c in code)),
    "with dashes": lambda code: "-".join((code[:4], code[4:8], code[8:])),
    "with long dashes": lambda code: "–".join((code[:4], code[4:8], code[8:])),
    "with points": lambda code: "·".join((code[:4], code[4:8], code[8:])),
    "with lines": lambda code: "_".join((code[:4], code[4:8], code[8:])),
    "with blanks": lambda code: " ".join((code[:4], code[4:8], code[8:])),
    "with wide blanks": lambda code: "\u3000".join((code[:4], code[4:8], code[8:])),
    "with two blanks": lambda code: "  ".join((code[:4], code[4:8], code[8:])),
    "with dashes between blanks": lambda code: " - ".join((code[:4], code[4:8], code[8:])),
    "over three lines": lambda code: "\n".join((code[:4], code[4:8], code[8:])),
    "letter by letter": " ".join,
    "letter by wide letter": lambda code: "\u3000".join(chr(ord(c) + 0xFEE0) for c in code),
    "letter by letter with dashes": "-".join,
    "letter by letter over lines": "\n".join,
    "in pairs": lambda code: " ".join(code[i : i + 2] for i in range(0, 12, 2)),
    "in threes": lambda code: "-".join(code[i : i + 3] for i in range(0, 12, 3)),
    "in two halves": lambda code: f"{code[:6]} {code[6:]}",
    "as a form has blanks": lambda code: "+".join((code[:4], code[4:8], code[8:])),
}


@pytest.mark.parametrize("written", WRITTEN)
@settings(max_examples=10)
@given(code=CODES)
def test_a_code_is_taken_out_of_whatever_stands_around_it(written, code):
    said = [around.format(WRITTEN[written](code)) for around in AROUND]

    assert {text: codes.normal(text) for text in said} == dict.fromkeys(said, code)


@pytest.mark.parametrize(
    "typed",
    ["", "NTH00000000", "NTH0000000012", "https://demo.example/q/", "路灯坏了", "%", "%FF%FE"],
)
def test_where_there_is_no_code_none_is_found(typed):
    assert codes.normal(typed) is None


@given(st.text())
def test_no_text_breaks_the_reader_of_codes(text):
    found = codes.normal(text)

    assert found is None or (len(found) == 12 and codes.normal(found) == found)


@pytest.mark.parametrize(
    "typed",
    [
        "２６１１２３１２３４５６７８９０１２",
        " 261123 123456 789012 ",
        "编号：261123123456789012。",
        "261123-123456-789012",
        "\u202d261123123456789012\u202c",
        "261123.123456.789012",
        "2026-11-23 261123123456789012",
        "3 号楼 261123123456789012 还没修",
        "261123123456789012 261123123456789013",
        quote("工单编号（请保存好）：２６１１２３１２３４５６７８９０１２"),
    ],
)
def test_an_order_number_is_read_as_it_was_typed(typed):
    assert codes.number_in(typed) == "261123123456789012"


def test_what_is_no_order_number_stays_what_it_is():
    assert codes.number_in("12345") == "12345"
