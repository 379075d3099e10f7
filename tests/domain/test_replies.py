"""Replies that say nothing are flagged, with reasons (B15); good ones are left alone. Measured on own examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.replies import Example, examples, measured
from functions.domain.words.replies import DEFAULT_EMPTY_PHRASES, FLAWS, flaws

LAMP = "小区门口的路灯坏了半个月，晚上看不清路"
GOOD = "大门口的路灯今天下午已换上新灯具，两盏都亮了。"


def found(reply, told=LAMP, phrases=DEFAULT_EMPTY_PHRASES, **how):
    return set(flaws(reply, told, phrases, **how))


@pytest.mark.parametrize("each", examples(), ids=lambda each: each.reply[:16])
def test_each_example_is_flagged_for_what_is_wrong_with_it_and_nothing_else(each: Example):
    assert each.found == each.expected


def test_it_is_measured_by_what_it_finds_and_what_it_leaves_alone():
    told, held = measured(), measured("replies_held")
    assert (told.flagged, told.alarmed) == (told.faulty, 0)
    assert told.good >= 30
    assert held.flagged >= 7
    assert held.alarmed <= 2


@given(st.sampled_from(DEFAULT_EMPTY_PHRASES), st.sampled_from(["。", "！", "", "，谢谢！", " "]))
def test_a_phrase_that_says_nothing_is_flagged_however_it_ends(phrase, end):
    assert found(phrase + end) & {"empty", "short"}


@given(st.text(max_size=200), st.text(max_size=200), st.booleans(), st.booleans())
def test_whatever_is_written_it_is_read_and_only_known_flaws_are_named(
    reply, told, closing, solved
):
    assert found(reply, told, closing=closing, solved=solved) <= FLAWS.keys()


@given(st.sampled_from(["", " ", "\u200b", "　"]))
def test_width_blanks_and_unseen_signs_hide_no_phrase(sign):
    assert "empty" in found(sign.join("已处理。"))


def test_a_county_keeps_its_own_phrases():
    assert found("按网格台账办理。", phrases=("按网格台账办理",)) == {"empty"}
    assert "empty" not in found("按网格台账办理。", phrases=())


def test_courtesies_around_what_was_done_are_no_flaw():
    assert found(f"尊敬的市民您好，您反映的问题已处理。{GOOD}感谢您的监督！") == set()
