"""Texts are compared by what a reader sees, not by code points; what is shown stays as written."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.safety.default_words import (
    DEFAULT_EMERGENCY_WORDS,
    DEFAULT_GUARDED_WORDS,
    DEFAULT_SPAM_WORDS,
)
from functions.domain.words.matching import fold, folded, visible

LISTED = tuple(
    part
    for word in (*DEFAULT_EMERGENCY_WORDS, *DEFAULT_GUARDED_WORDS, *DEFAULT_SPAM_WORDS)
    for part in word.split("…")
    if part
)
UNSEEN = st.sampled_from(
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u061c\u200e\u200f\u202a\u202d\u202e\u2066\u2069\ufe0f\ufe00"
    "\u034f\u180e\u115f\u3164\u0336\u20dd\U000e0101\U000e0041\x00\x07\ue000"
)
BLANKS = st.text(" \n\r\t\u3000\u00a0\u2003\u2028\x85", min_size=1, max_size=3)
TRADITIONAL = str.maketrans(
    "着杀电触来贪污贿书记县长门车马说没", "著殺電觸來貪汚賄書記縣長門車馬說沒"
)


def wide(char):
    return chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char


@given(st.sampled_from(LISTED), st.data())
def test_no_sign_within_a_word_hides_it(word, data):
    at = data.draw(st.integers(0, len(word)))
    hidden = word[:at] + data.draw(UNSEEN) + word[at:]

    assert folded(hidden) == folded(word)


@given(st.sampled_from([word for word in LISTED if not re.search("[a-z]", word)]), st.data())
def test_no_blank_or_line_break_within_han_hides_a_word(word, data):
    at = data.draw(st.integers(0, len(word)))

    assert folded(word[:at] + data.draw(BLANKS) + word[at:]) == folded(word)


@given(st.sampled_from([word for word in LISTED if " " in word]), BLANKS, UNSEEN)
def test_between_latin_words_any_blank_is_one(word, blank, sign):
    assert folded(word.replace(" ", blank)) == folded(word)
    assert folded(word.replace(" ", sign + blank + sign)) == folded(word)


@given(st.sampled_from(LISTED))
def test_width_case_and_traditional_writing_make_no_difference(word):
    assert folded("".join(map(wide, word))) == folded(word)
    assert folded(word.upper()) == folded(word)
    assert folded(word.translate(TRADITIONAL)) == folded(word)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("我要自殺", "我要自杀"),
        ("有人觸電", "有人触电"),
        ("有人触電", "有人触电"),
        ("樓道著火了", "楼道着火了"),
        ("村主任貪汚受賄", "村主任贪污受贿"),
        ("房間裏冒濃煙", "房间里冒浓烟"),
        ("房間裡冒濃菸", "房间里冒浓烟"),
        ("There’s a fire", "there's a fire"),
        ("ＫＴＶ", "ktv"),
        ("“三无”小区", '"三无"小区'),
        ("「三无」小区", '"三无"小区'),
        ("收了1,000块", "收了1000块"),
        ("着火,快来!", "着火，快来！"),
        ("打了 ３ 个人", "打了3个人"),
        ("⾞祸", "车祸"),
        ("⻋祸", "车祸"),
        ("㈠楼着火", "(一)楼着火"),
    ],
)
def test_what_reads_alike_is_alike(written, meant):
    assert folded(written) == folded(meant) == meant


@given(st.text())
def test_a_folded_text_stays_as_it_is(text):
    once = folded(text)

    assert folded(once) == once


@given(st.text(), st.sampled_from(LISTED), st.text())
def test_each_stretch_leads_back_to_what_was_written(before, word, after):
    told = fold(before + word + after)
    n = len(told.text)

    assert told.text == folded(before + word + after)
    assert told.said(0, n) in before + word + after
    assert all(told.said(i, i + 1) in before + word + after for i in range(n))
    assert [told.starts[i] < told.ends[i] for i in range(n)] == [True] * n


def test_what_is_shown_is_what_was_written():
    told = fold("楼道著\u200b\u200b 火了")
    at = told.text.index("着火")

    assert told.said(at, at + 2) == "著\u200b\u200b 火"
    assert told.said(at, at) == ""


@given(st.text(alphabet=UNSEEN) | BLANKS)
def test_what_nobody_sees_is_nothing(text):
    assert visible(text) == ""
    assert folded(text) == ""


def test_every_simplified_character_of_every_day_stays_itself():
    """Those of GB 2312 that are read as another are traditional first of all, or 着's old form."""
    rows = (
        bytes([hi, lo]).decode("gb2312", "ignore")
        for hi in range(0xB0, 0xF8)
        for lo in range(0xA1, 0xFF)
    )
    moved = {c for c in rows if c and folded(c) != c}

    assert moved <= set("著乾吒榘夥後徵拚捱摺於榘菸薹袷醣麴麽")


def test_a_long_text_is_folded_within_a_millisecond():
    text = ("楼道里著火了，快來人！There’s smoke on the 3rd floor. " * 60)[:2000]
    folded(text)
    took = min(_timed(folded, text) for _ in range(9))

    assert took < 0.001


def _timed(work, text):
    began = time.perf_counter()
    work(text)
    return time.perf_counter() - began
