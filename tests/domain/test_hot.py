"""Where many people say the same, it stands out; where it is usual, it does not."""

from datetime import UTC, datetime, timedelta

import pytest

from functions.domain.issues.clusters import Matter
from functions.domain.issues.hot import Likeness, Measure, hot
from functions.domain.issues.hot_board import ONCE, told_by, untold

NOW = datetime(2026, 12, 5, 9, tzinfo=UTC)
DAY = Measure(5, 24)
COLD = ("暖气不热，屋里只有十二度", "家里没暖气，老人冻得受不了", "暖气片冰凉，打电话没人管")
ENDS = ("睡不着", "孩子哭", "老人病", "要考试", "没法住")
MIXER = [f"城北搅拌站半夜施工，噪音大，{end}" for end in ENDS]


def told(n, hours_ago, place="热力家园", category="公用事业/供暖", text=""):
    at = NOW - timedelta(hours=hours_ago)
    return Matter(f"{n:018}", at, "", text or COLD[n % 3], place, category)


def spread(n, hours_ago, text):
    """One of many that name the same matter, each at a place of its own."""
    return told(n, hours_ago, place=f"{n}号院", category="", text=text)


def strangers(many=100):
    """So many that have no word in common."""
    texts = ("".join(chr(0x5000 + 20 * n + i) for i in range(20)) for n in range(many))
    return [spread(500 + n, n, text) for n, text in enumerate(texts)]


def test_five_of_one_kind_in_one_estate_within_a_day_are_hot():
    (found,) = hot([told(n, n) for n in range(5)], NOW, DAY)

    assert (found.way, found.place, found.category) == (Likeness.PLACE, "热力家园", "公用事业/供暖")
    assert (found.count, found.before, found.usual) == (5, 0, 0)
    assert found.nos == tuple(f"{n:018}" for n in range(5))  # the newest first


def test_four_are_none_and_five_in_two_places_are_none():
    assert hot([told(n, n) for n in range(4)], NOW, DAY) == []
    apart = [told(n, n, place=f"{n % 2}号院") for n in range(5)]
    assert hot(apart, NOW, DAY) == []


def test_a_county_sets_how_many_within_how_long_are_hot():
    three = [told(n, 20 * n) for n in range(3)]

    assert hot(three, NOW, DAY) == []
    assert [issue.count for issue in hot(three, NOW, Measure(3, 48))] == [3]


def test_growth_is_this_window_beside_the_one_before():
    (found,) = hot([told(n, n) for n in range(5)] + [told(n, 30) for n in (7, 8)], NOW, DAY)

    assert (found.count, found.before) == (5, 2)


def test_three_stand_out_where_there_was_next_to_nothing_before():
    quiet = [told(99, 24 * 20)]

    assert [h.count for h in hot([*quiet, *(told(n, n) for n in range(3))], NOW, DAY)] == [3]


def test_what_is_usual_does_not_stand_out():
    usual = [told(100 + d * 4 + n, 24 * d + n + 1) for d in range(1, 28) for n in range(4)]

    assert hot([*usual, *(told(n, n) for n in range(4))], NOW, DAY) == []


def test_one_matter_told_from_many_places_is_hot_by_its_words():

    (found,) = hot([*(spread(n, n, text) for n, text in enumerate(MIXER)), *strangers()], NOW, DAY)

    assert (found.way, found.place, found.count) == (Likeness.TEXT, "", 5)
    assert "搅拌站" in "".join(found.words)


def test_among_few_messages_words_alone_make_no_alert():
    known = [*(spread(n, n, text) for n, text in enumerate(MIXER)), *strangers(30)]

    assert hot(known, NOW, DAY) == []


def test_what_is_told_from_many_places_may_take_a_week():
    slowly = [spread(n, 30 * n, text) for n, text in enumerate(MIXER)]

    (found,) = hot([*slowly, *strangers(), spread(60, 200, MIXER[0])], NOW, DAY)

    assert (found.way, found.hours, found.count, found.before) == (Likeness.TEXT, 168, 5, 1)


def test_what_a_places_alert_tells_is_not_told_again_by_its_words():
    texts = [told(n, n, text=f"城北搅拌站半夜施工，噪音大，第{n}晚") for n in range(6)]

    assert [issue.way for issue in hot([*texts, *strangers()], NOW, DAY)] == [Likeness.PLACE]


def test_an_issue_is_told_once_a_day_however_it_grows():
    (found,) = hot([told(n, n) for n in range(5)], NOW, DAY)
    known = told_by((), [found], NOW)
    (grown,) = hot([told(n, n) for n in range(9)], NOW, DAY)

    assert untold([grown], known, NOW + timedelta(hours=1)) == []
    assert untold([grown], known, NOW + ONCE) == [grown]
    assert told_by(known, [], NOW + ONCE) == ()


@pytest.mark.parametrize("hours", [1, 24, 168])
def test_what_is_usual_is_told_by_four_weeks_of_windows(hours):
    assert Measure(5, hours).past * hours == 28 * 24
