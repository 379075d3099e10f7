"""What alarms, and what only sounds like it."""

import pytest

from functions.domain.county import DEFAULT_EMERGENCY_WORDS
from functions.domain.safety import heard


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("楼道里好大一股煤气味", "煤气味"),
        ("三楼着火了，快来人", "着火"),
        ("放学在厕所堵我要钱，不给就打", "不给就打"),
        ("我实在不想活了", "不想活"),
        ("去年没有着火，今天着火了", "着火"),
        ("他们又打我，还打我电话威胁", "打我"),
        ("已经报了消防着火的是二楼", "着火"),
    ],
)
def test_what_happens_is_heard(text, word):
    assert word in heard(DEFAULT_EMERGENCY_WORDS, text)


@pytest.mark.parametrize(
    "text",
    [
        "有消息请打我电话",
        "幸好没有着火，请检查线路",
        "建议学校开展防溺水教育",
        "希望社区组织触电应急知识讲座",
        "现在是信息爆炸的时代",
        "这是我妈的救命钱，请帮忙追回",
    ],
)
def test_what_only_sounds_like_it_is_not(text):
    assert heard(DEFAULT_EMERGENCY_WORDS, text) == ()


@pytest.mark.parametrize("text", ["别防我，没有人理我我就自杀", "不会跳楼的，但是我不想活了"])
def test_a_word_of_self_harm_is_always_heard(text):
    assert heard(DEFAULT_EMERGENCY_WORDS, text)


def test_an_empty_word_in_a_list_is_no_word():
    assert heard(("",), "着火") == ()
