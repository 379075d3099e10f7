"""What is shown as why are whole words of the text, not pieces of two."""

import pytest

from functions.domain.words.matching import fold
from functions.router.classifier import suggest
from functions.router.classifier.words import cut, lexicon, loudest

ROAD = "学校门口的路上过往车辆很多，货车司机超速行驶，公交车也不停，学生过马路很危险，请交警来管一管交通秩序"
TEXTS = {
    ROAD: {"过往", "车辆", "货车", "司机", "公交车", "交通", "交警", "超速", "行驶"},
    "老板拖欠我们农民工三个月工资，劳动合同也没签，社保也不买": {
        "拖欠",
        "工资",
        "农民工",
        "劳动合同",
        "社保",
    },
    "小区物业乱收费，电梯坏了没人修，业主委员会也不管": {
        "物业",
        "小区",
        "电梯",
        "收费",
        "业主",
        "委员会",
    },
}


@pytest.mark.parametrize("text", TEXTS)
def test_the_words_that_are_shown_are_whole(text):
    said = suggest("", text)
    shown = (*said.words, *said.second_words)

    assert shown
    assert set(shown) <= lexicon().keys()
    assert set(said.words) & TEXTS[text]
    assert not {"过往车", "往车", "的路", "农民工三", "业乱收"} & set(shown)


def test_a_text_is_cut_where_its_words_are():
    assert cut("过往车辆很多") == ["过往", "车辆", "很多"]
    assert "".join(cut(ROAD)) == ROAD


def test_a_word_gets_what_the_n_grams_on_its_characters_said():
    assert loudest("过往车辆", {"往车": 1.0, "车辆": 1.0}, 5) == ("车辆", "过往")
    assert loudest("过往车辆", {"车": -1.0}, 5) == ()


def test_no_word_is_shown_within_another():
    for text in TEXTS:
        words = suggest("", text).words
        assert not any(a != b and a in b for a in words for b in words)


def test_the_words_are_shown_as_they_were_written():
    told = fold("小區物業亂收費，電\u200b梯壞了")

    assert [told.as_written(word) for word in ("物业", "电梯", "公园")] == [
        "物業",
        "電\u200b梯",
        "公园",
    ]
