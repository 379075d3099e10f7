"""Two matters in one message: before a person with both, but for what may not wait."""

import pytest

from functions.domain.county.rule import Duty, Rule
from functions.domain.triage.mixed import apart
from functions.domain.triage.routing import Classified, NetWords, Part, Spot, decide

LAMP = Rule("路灯", "lights", keywords=("路灯",), complexity="simple")
PAY = Rule("欠薪", "labour", keywords=("工资",), co_units=("build",), level=2)
HOMES = Rule("交房", "build", keywords=("交房",))
BOTH = "楼下路灯不亮。我在工地干活，工资也没给"


def asked(*rules, content, duties=(), emergency=()):
    return decide(rules, NetWords(emergency), content=content, spot=Spot("P"), duties=duties)


def offered(suggestion):
    return [choice.unit for choice in suggestion.choices]


@pytest.mark.parametrize(
    ("text", "are"),
    [
        ("路灯不亮。工资没给", True),
        ("路灯不亮，工资没给", False),
        ("路灯不亮，另外工资没给", True),
        ("路灯不亮。工资没给，又没路灯", False),
        ("路灯不亮", False),
    ],
)
def test_matters_are_apart_where_no_sentence_speaks_of_both(text, are):
    assert apart(("路灯",), ("工资",), text) is are


def test_two_rules_that_speak_of_different_sentences_are_two_matters():
    found = asked(LAMP, PAY, content=BOTH)

    assert (found.sure, offered(found), found.level) == (False, ["lights", "labour"], 2)
    assert [choice.why for choice in found.choices] == [("路灯", "路灯"), ("欠薪", "工资")]
    assert (found.mixed, found.choices[0].complexity) == (True, "simple")


def test_rules_that_overlap_in_one_sentence_are_the_county_own_order():
    assert asked(LAMP, PAY, content="路灯安装工的工资没给").unit == "lights"


def test_where_the_first_rule_brings_the_other_unit_along_nothing_is_lost():
    assert asked(PAY, HOMES, content="工资没给。楼盘也没交房").unit == "labour"


def test_two_rules_of_one_unit_are_one_matter_to_it():
    other = Rule("灯箱", "lights", keywords=("灯箱",))

    assert asked(LAMP, other, content="路灯不亮。灯箱掉了").unit == "lights"


@pytest.mark.parametrize("order", [1, -1])
def test_what_is_of_level_1_waits_for_nobody(order):
    harm = Rule("家暴", "police", keywords=("打老婆",), level=1)

    assert asked(*(LAMP, harm)[::order], content="路灯不亮。隔壁又打老婆").sure


def test_an_emergency_word_waits_for_nobody():
    found = asked(LAMP, PAY, content=BOTH + "。着火了", emergency=("着火",))

    assert (found.unit, found.level, found.emergency) == ("lights", 1, True)


FUMES = Duty("1", "餐饮油烟", "city", ("油烟", "烧烤", "排烟"))
NOISE = Duty("2", "夜间施工", "eco", ("夜间施工",))


def test_two_duties_of_different_sentences_are_two_matters():
    found = asked(content="楼下烧烤油烟大。对面夜间施工", duties=(FUMES, NOISE))

    assert offered(found) == ["city", "eco"]


def test_in_one_sentence_the_duty_that_says_most_decides():
    assert asked(content="烧烤店排烟，油烟大，比夜间施工还烦", duties=(FUMES, NOISE)).sure
    tie = asked(content="油烟大，烧烤，夜间施工", duties=(FUMES, NOISE))
    assert offered(tie) == ["city", "eco"]


def test_what_only_the_classifier_knows_comes_with_a_rule_or_at_least_its_kind():
    said = Classified(
        "城乡建设", 0.9, top2=("城乡建设", "环境保护"), words=("物业",), second_words=("噪声",)
    )
    rules = (Rule("归口", "build", categories=("城乡",), co_units=("city",), complexity="complex"),)

    found = decide(rules, NetWords(), content="…", spot=Spot("P"), classified=said)

    best, second = found.choices
    assert (best.unit, best.category, best.why) == ("build", "城乡建设", ("归口", "物业"))
    assert (best.likely, best.co_units, best.complexity) == (True, ("city",), "complex")
    assert (second.unit, second.category, second.why) == ("", "环境保护", ("环境保护", "噪声"))
    assert not second.likely


def parted(*rules, matched=LAMP, words=("工地",)):
    """A text of a lamp and of something else that no own rule knows, but the classifier does."""
    parts = (Part("楼下路灯不亮。", "城乡建设", ("路灯",)), Part("工地一直不发钱。", "劳动", words))
    said = Classified("城乡建设", 0.99, auto=True, top2=("城乡建设", "劳动"), parts=parts)
    text = "楼下路灯不亮。工地一直不发钱。"
    own = (matched,) if matched else ()
    return decide((*own, *rules), NetWords(), content=text, spot=Spot("P"), classified=said)


LABOUR = Rule("劳动归口", "labour", categories=("劳动",))
BUILD = Rule("城建归口", "build", categories=("城乡",))


def test_a_rule_that_knows_but_one_of_two_matters_sends_nothing_out():
    found = parted(LABOUR)

    assert (found.mixed, offered(found)) == (True, ["lights", "labour"])
    assert found.choices[1].why == ("劳动归口", "工地")


def test_two_kinds_one_after_the_other_go_to_a_person_though_the_whole_seems_sure():
    assert offered(parted(LABOUR, BUILD, matched=None)) == ["build", "labour"]


def test_two_kinds_of_one_unit_are_one_matter_to_it():
    both = Rule("归口", "build", categories=("城乡", "劳动"))

    assert parted(both, matched=None).unit == "build"


def test_a_rule_that_hears_both_parts_or_brings_the_other_unit_decides():
    wide = Rule("宽", "lights", keywords=("路灯", "发钱"))
    along = Rule("带上", "lights", keywords=("路灯",), co_units=("labour",))
    urgent = Rule("急", "lights", keywords=("路灯",), level=1)

    assert all(parted(LABOUR, matched=rule).unit == "lights" for rule in (wide, along, urgent))
