"""What of a routing rule can't be understood, and what an admin is warned of."""

import pytest

from functions.domain.county.rule import Rule
from functions.domain.refusals import Lang
from functions.domain.triage.rulebook import Known, faults, warnings

KNOWN = Known({"a", "b"}, {"P1"}, ("城乡建设", "环境保护"))


def fields(*rules):
    return [(fault.field, fault.code) for fault in faults(rules, KNOWN)]


def rule(**fields):
    return Rule(**({"name": "路灯", "unit": "a", "keywords": ("路灯",)} | fields))


def test_a_whole_rule_is_understood():
    whole = rule(
        places=("P1",), regions=("4311",), categories=("城乡",), hours="18:00-08:00",
        category="市政/路灯", co_units=("b",), level=1, complexity="simple",
    )  # fmt: skip

    assert fields(whole) == []


@pytest.mark.parametrize(
    ("wrong", "field", "code"),
    [
        ({"name": " "}, "name", "required"),
        ({"name": "长" * 81}, "name", "too_long"),
        ({"name": "\u200b"}, "name", "required"),
        ({"unit": "x"}, "unit", "choice"),
        ({"unit": ""}, "unit", "required"),
        ({"unit": " "}, "unit", "required"),
        ({"co_units": ("",)}, "co_units", "blank"),
        ({"co_units": ("x",)}, "co_units", "choice"),
        ({"co_units": ("a",)}, "co_units", "choice"),
        ({"co_units": ("b", "b")}, "co_units", "repeated"),
        ({"keywords": ()}, "keywords", "required"),
        ({"keywords": ("",)}, "keywords", "blank"),
        ({"keywords": (" 路灯",)}, "keywords", "blank"),
        ({"keywords": ("\u200b",)}, "keywords", "blank"),
        ({"keywords": ("路灯…不亮",)}, "keywords", "gap"),
        ({"keywords": ("长" * 41,)}, "keywords", "too_long"),
        ({"keywords": ("路灯", "路灯")}, "keywords", "repeated"),
        ({"places": ("P2",)}, "places", "choice"),
        ({"regions": ("4311x",)}, "regions", "format"),
        ({"regions": ("４３１１",)}, "regions", "format"),
        ({"regions": ("青竹镇",)}, "regions", "format"),
        ({"categories": ("市政设施/路灯",)}, "categories", "choice"),
        ({"hours": "25:00-08:00"}, "hours", "format"),
        ({"hours": "8:00-18:00"}, "hours", "format"),
        ({"hours": "08:00-08:00"}, "hours", "empty"),
        ({"level": 0}, "level", "range"),
        ({"level": 5}, "level", "range"),
        ({"category": "长" * 81}, "category", "too_long"),
    ],
)
def test_what_cannot_be_understood_is_named_by_its_rule_and_field(wrong, field, code):
    assert fields(rule(), rule(**wrong)) == [(f"rules[1].{field}", code)]


def test_a_rule_without_a_unit_is_told_to_choose_one():
    assert faults((rule(unit=""),), KNOWN)[0].message[Lang.ZH] == "请选择单位"


def test_each_fault_is_told_in_both_languages():
    for fault in faults((rule(name="", unit="x", level=9, hours="夜里", keywords=()),), KNOWN):
        assert all(fault.message[lang] for lang in Lang)


def warned(*rules):
    return [(warning.field, warning.code) for warning in warnings(rules)]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ({}, {"keywords": ("路灯不亮", "坏路灯")}),
        ({}, {"places": ("P1",)}),
        ({"keywords": (), "regions": ("43",)}, {"regions": ("4311", "4302")}),
        ({"hours": "08:00-20:00"}, {"hours": "09:00-17:00"}),
        ({"hours": "20:00-08:00"}, {"hours": "23:00-07:30"}),
        ({"keywords": (), "categories": ("城乡",)}, {"categories": ("城乡建设",)}),
    ],
)
def test_a_rule_that_an_earlier_one_leaves_nothing_to_is_pointed_out(above, below):
    earlier, later = rule(**above), rule(name="后", **below)

    assert warned(earlier, later) == [("rules[1].keywords", "shadowed")]
    assert warned(later, earlier) == []


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ({}, {"keywords": ("路灯", "电杆")}),
        ({"places": ("P1",)}, {}),
        ({"hours": "08:00-18:00"}, {}),
        ({"categories": ("城乡",)}, {"categories": ("环境",)}),
    ],
)
def test_a_rule_that_has_its_turn_is_not(above, below):
    assert warned(rule(**above), rule(name="后", **below)) == []


def test_rules_of_categories_have_their_turn_after_all_others():
    assert warned(rule(categories=("城乡",)), rule(name="后")) == [
        ("rules[0].keywords", "shadowed")
    ]


def test_a_name_that_two_rules_bear_is_pointed_out():
    assert warned(rule(), rule(keywords=("电杆",))) == [("rules[1].name", "repeated")]
