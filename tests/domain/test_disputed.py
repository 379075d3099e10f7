"""A single word of a rule or a duty does not overrule a classifier that is sure of something else."""

import pytest

from functions.domain.county.rule import Duty, Rule
from functions.domain.triage.routing import Classified, NetWords, Spot, decide
from functions.router import classifier

DEED = (
    "我在幸福里小区买房五年了，开发商一直不给办房产证，业主多次找住建部门没有结果，"
    "交房时连变压器都没有验收，请督促开发商尽快给业主办理房产证。"
)
POWER = Rule("供电", "power", keywords=("变压器", "停电"), level=3)
HOUSING = Rule("归口：城乡建设", "housing", categories=("城乡建设",))
SURE = Classified(
    "城乡建设", 0.99, auto=True, top2=("城乡建设", "商贸旅游"), words=("房产证", "业主")
)


def decided(*rules, content=DEED, said=SURE, **more):
    spot = more.pop("spot", Spot("P1", "431103"))
    more.setdefault("kind_of", classifier.kind_of)
    return decide(rules, NetWords(), content=content, spot=spot, classified=said, **more)


def offered(suggestion):
    return [(choice.unit, choice.likely) for choice in suggestion.choices]


@pytest.mark.parametrize(
    "known",
    [
        {"rules": (POWER, HOUSING)},
        {"rules": (HOUSING,), "duties": (Duty("1", "供电设施", "power", ("变压器",)),)},
    ],
    ids=["a rule", "a duty"],
)
def test_where_a_single_word_and_the_whole_text_disagree_a_person_decides(known):
    found = decided(*known.pop("rules"), **known)

    assert (found.unit, found.mixed) == (None, False)
    assert offered(found) == [("housing", True), ("power", None)]
    assert "房产证" in found.choices[0].why
    assert "变压器" in found.choices[1].why


def test_a_county_without_a_unit_for_the_kind_is_offered_the_kind():
    found = decided(POWER)

    assert [(choice.unit, choice.category) for choice in found.choices] == [
        ("", "城乡建设"),
        ("power", ""),
    ]


@pytest.mark.parametrize(
    "rule",
    [
        Rule("供电", "power", keywords=("变压器",), places=("P1",)),
        Rule("供电", "power", keywords=("变压器",), regions=("4311",)),
        Rule("供电", "power", keywords=("变压器", "验收")),
        Rule("供电", "power", keywords=("变压器",), level=1),
        Rule("供电", "housing", keywords=("变压器",)),
        Rule("供电", "power", keywords=("变压器",), co_units=("housing",)),
    ],
    ids=["place", "region", "several words", "level 1", "the same unit", "with that unit"],
)
def test_a_rule_that_says_more_than_a_word_still_wins(rule):
    assert decided(rule, HOUSING).unit == rule.unit


@pytest.mark.parametrize(
    "content",
    [
        "变压器坏了，一直没有人来修",
        "我们这里昨晚又停电，今天还停电，物业和业主都没有办法，小区里很热",
    ],
    ids=["begins with it", "comes back to it"],
)
def test_a_rule_whose_word_the_text_is_about_makes_its_kind_more_exact(content):
    assert decided(POWER, HOUSING, content=content).unit == "power"


def test_parts_of_one_word_are_one_word():
    assert decided(Rule("供电", "power", keywords=("变压", "变压器")), HOUSING).unit is None


def test_a_classifier_that_is_not_sure_overrules_nothing():
    unsure = Classified("城乡建设", 0.7, top2=("城乡建设", "商贸旅游"))

    assert decided(POWER, HOUSING, said=unsure).unit == "power"


def test_a_county_that_does_not_trust_the_classifier_to_send_has_it_warn():
    warns = Classified("城乡建设", 0.99, auto=False, sure=True, top2=("城乡建设", "商贸旅游"))

    assert decided(POWER, HOUSING, said=warns).unit is None


def test_the_trained_classifier_holds_back_what_a_word_beside_the_matter_would_send():
    said = classifier.suggest("", DEED)
    wage = "县人民医院护士的夜班费和医生的绩效一年没发，科室里医护人员缺，病人看病排队，请卫健部门管一管，临时工的工资也低"

    assert (said.label, said.auto) == ("城乡建设", True)
    assert classifier.kind_of("变压器") == "城乡建设"
    assert classifier.kind_of("工资") != classifier.suggest("", wage).label
