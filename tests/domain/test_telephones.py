"""Telephone numbers as they are pasted: read where they can be, kept where not, never shown whole."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.words import telephones

MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
LINES = st.from_regex(r"0[3-9][1-9][0-9]-[2-8][0-9]{6}", fullmatch=True)
SPOKEN = str.maketrans("0123456789", "零一二三四五六七八九")
WIDE = {ord(c): chr(ord(c) + 0xFEE0) for c in "0123456789()+-"}

WAYS_OF_A_MOBILE = {
    "as it is": str,
    "in threes and fours": lambda n: f"{n[:3]} {n[3:7]} {n[7:]}",
    "with dashes": lambda n: f"{n[:3]}-{n[3:7]}—{n[7:]}",
    "digit by digit": " ".join,
    "in full width": lambda n: n.translate(WIDE),
    "in Chinese": lambda n: n.translate(SPOKEN),
    "with +86": lambda n: f"+86 {n}",
    "with 0086": lambda n: f"0086{n}",
    "with 86-": lambda n: f"86-{n}",
    "as a call from afar": lambda n: f"0{n}",
    "out of an address book": lambda n: f"\u202d{n[:3]} {n[3:7]} {n[7:]}\u202c",
    "with a label": lambda n: f"手机：{n}",
    "as a link": lambda n: f"tel:{n}",
    "in another script": lambda n: n.translate({ord(str(d)): chr(0x0660 + d) for d in range(10)}),
    "in keys": lambda n: "".join(f"{d}\ufe0f\u20e3" for d in n),
    "half in Chinese": lambda n: n[:5] + n[5:8].translate(SPOKEN) + n[8:],
    "with strokes": lambda n: f"{n[:3]}/{n[3:7]}/{n[7:]}",
    "with commas": lambda n: f"{n[:3]}，{n[3:7]}，{n[7:]}",
    "with +86 and a nought in brackets": lambda n: f"+86 (0){n[:3]} {n[3:7]} {n[7:]}",
    "in quotes": lambda n: f'"{n}"',
    "beside a sign": lambda n: f"☎{n}📱",
    "numbered": lambda n: f"①{n}",
    "as a mail program has it": lambda n: f"<{n}>",
    "digits between in Chinese": lambda n: n[0] + n[1].translate(SPOKEN) + n[2:],
}
WAYS_OF_A_LINE = {
    "as it is": str,
    "in one": lambda n: n.replace("-", ""),
    "with brackets": lambda n: f"({n[:4]}){n[5:]}",
    "with wide brackets": lambda n: f"（{n[:4]}）{n[5:]}",
    "with a blank": lambda n: n.replace("-", " "),
    "with a long dash": lambda n: n.replace("-", "——"),
    "with +86": lambda n: f"+86-{n[1:4]}-{n[5:]}",
    "in full width": lambda n: n.translate(WIDE),
    "in parts": lambda n: f"{n[:8]} {n[8:]}",
    "with a stroke": lambda n: n.replace("-", "/"),
    "in parts with points": lambda n: f"{n[:4]}.{n[5:8]}.{n[8:]}",
    "numbered": lambda n: f"①{n}",
    "with +86 and its nought in brackets": lambda n: f"+86(0){n[1:4]} {n[5:]}",
}
EXTENSIONS = (
    "转801",
    " 转 801",
    "分机801",
    "-801",
    "#801",
    " ext. 801",
    "转分机：801",
    "，转801",
    "（分机801）",
    "(转801)",
    " *801",
)


@pytest.mark.parametrize("way", WAYS_OF_A_MOBILE)
@given(number=MOBILES)
def test_a_mobile_number_is_read_however_it_is_written(way, number):
    assert telephones.kept(WAYS_OF_A_MOBILE[way](number)) == number


@pytest.mark.parametrize("way", WAYS_OF_A_LINE)
@given(number=LINES)
def test_a_landline_is_read_however_it_is_written(way, number):
    assert telephones.kept(WAYS_OF_A_LINE[way](number)) == number


@pytest.mark.parametrize("extension", EXTENSIONS)
@given(number=LINES)
def test_an_extension_is_kept_and_dialled_after_a_moment(extension, number):
    (read,) = telephones.numbers(number + extension)

    assert read.written == f"{number}转801"
    assert read.tel == f"tel:{number.replace('-', '')},801"


@pytest.mark.parametrize(
    "between", [" ", "/", "、", "，", "；", "或", "\n", " 和 ", "②", " & ", "|", " / ", "\r\n"]
)
@given(first=MOBILES, second=LINES)
def test_two_numbers_in_one_field_are_two(between, first, second):
    typed = first + between + second

    assert telephones.kept(typed) == f"{first}、{second}"
    assert [n.written for n in telephones.numbers(typed)] == [first, second]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("8322345", "8322345"),
        ("832-2345", "8322345"),
        ("400-810-8888", "4008108888"),
        ("400 810 8888 转 5", "4008108888转5"),
        ("+852 9123 4567", "+85291234567"),
        ("0085291234567", "+85291234567"),
        ("+1 (415) 555-2671", "+14155552671"),
        ("12345", "12345"),
        ("95598", "95598"),
    ],
)
def test_other_numbers_are_read_too(typed, written):
    assert telephones.kept(typed) == written


@pytest.mark.parametrize(
    "typed",
    [
        "没有电话",
        "1380013800",
        "138001380001",
        "微信同号 13800138000",
        "13800138000（妻子）",
        "村口小卖部转",
    ],
)
def test_what_cannot_be_read_is_kept_as_it_was_written(typed):
    assert telephones.kept(f"  {typed}\u200e ") == typed


NAMES = ("张三", "李四", "王五", "赵六", "丁一", "陈二两", "万七", "周二")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "together", ["{name}{number}", "{number}{name}", "找{name}{number}", "{name}:{number}"]
)
@given(number=st.one_of(MOBILES, LINES))
def test_a_numeral_of_a_name_is_no_digit_of_the_number_beside_it(together, name, number):
    typed = together.format(name=name, number=number)

    assert telephones.kept(typed) == typed
    assert [n.written for n in telephones.numbers(typed)] == [number]


@pytest.mark.parametrize("name", [*NAMES, "王建国", "Li Wei"])
@given(number=st.one_of(MOBILES, LINES))
def test_a_name_beside_a_number_is_shown_no_more_than_the_number(name, number):
    for typed in (name + number, f"{number}（{name}）", f"手机 {number} {name}", name):
        shown = telephones.masked(telephones.kept(typed))
        assert not set(name) & set(shown) - {" "}


def test_half_a_number_that_a_sheet_broke_is_not_dialled():
    assert telephones.links("1.3800138E+10") == []


def test_what_was_said_beside_a_number_does_not_hide_it():
    assert telephones.links("13800138000 晚上打") == [
        {"number": "13800138000", "tel": "tel:13800138000"}
    ]


@given(st.one_of(MOBILES, LINES), st.text(max_size=20))
def test_no_number_is_shown_whole(number, beside):
    shown = telephones.masked(telephones.kept(f"{beside} {number}"))

    assert not re.search(r"[0-9]{5}", shown)


@given(st.text(max_size=400))
def test_nothing_that_is_typed_is_refused_or_kept_without_end(typed):
    assert len(telephones.kept(typed)) <= telephones.LONGEST
    assert not re.search(r"[0-9]{5}", telephones.masked(telephones.kept(typed)))
