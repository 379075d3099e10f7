"""Where an appeal goes: emergencies first, protected reports apart, then the first rule that fits."""

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.county.county import Settings
from functions.domain.county.rule import Rule
from functions.domain.triage.routing import NetWords, Spot, decide

DEMO = Path(__file__).parents[2] / "infra/local/demo_county"
RULES = msgspec.convert(json.loads((DEMO / "county.json").read_text())["rules"], tuple[Rule, ...])
SETTINGS = Settings("县")
WORDS = NetWords(
    SETTINGS.emergency_words, SETTINGS.guarded_words, SETTINGS.spam_words, "duty", "ccdi"
)


def where(text, place="P"):
    return decide(RULES, WORDS, content=text, spot=Spot(place))


def test_the_first_rule_that_fits_decides():
    rules = (Rule("一", "a", keywords=("灯",)), Rule("二", "b", keywords=("路灯",)))

    assert decide(rules, NetWords(), content="路灯坏了", spot=Spot("P")).unit == "a"


def test_a_rule_of_places_fits_there_and_nowhere_else():
    rules = (Rule("桥", "bridge", places=("P1",)),)

    assert decide(rules, NetWords(), content="坏了", spot=Spot("P1")).unit == "bridge"
    assert not decide(rules, NetWords(), content="坏了", spot=Spot("P2")).sure


def test_an_advertisement_is_one_though_a_rule_knows_a_word_of_it():
    found = where("贷款不求人，无抵押当天放款，加微信 daikuan888")

    assert (found.spam, found.unit) == (True, None)


def test_what_no_rule_fits_is_left_to_a_person():
    assert not where("想表扬一下门卫").sure


def test_an_emergency_is_level_1_whatever_the_rule_says():
    found = where("楼道里好大一股煤气味")

    assert (found.level, found.unit, found.emergency) == (1, "ranqi", True)
    assert "duty" in found.co_units


def test_an_emergency_that_no_rule_knows_goes_to_the_duty_unit():
    assert (where("有人溺水了，救命").unit, where("有人溺水了，救命").level) == ("duty", 1)


def test_a_report_about_an_official_goes_the_protected_way_only():
    found = where("举报青竹村支书，他也管路灯和工资")

    assert (found.unit, found.guarded, found.co_units) == ("ccdi", True, ())


def test_praise_of_the_village_head_is_not_hidden_from_the_dispatchers():
    assert not where("村支书带我们修路，大家都感谢他").guarded


def test_a_report_in_which_somebody_is_in_danger_is_protected_and_level_1():
    found = where("举报村主任侵占低保，他还拿刀要杀我")

    assert (found.unit, found.guarded, found.level) == ("ccdi", True, 1)


ABUSE = st.lists(
    st.sampled_from(["一群饭桶", "吃干饭的", "混账东西", "垃圾", "脑子进水"]), max_size=3
).map("！".join)
TOLD = st.sampled_from(
    [
        "小区路灯不亮",
        "三楼着火了",
        "村主任侵占低保",
        "家里暖气不热",
        "专业代办各类证件，正规发票",
        "门口那棵树要倒了",
    ]
)


@given(TOLD, ABUSE)
def test_abuse_never_changes_where_an_appeal_goes(told, abuse):
    assert where(f"{told}。{abuse}") == where(told)


def samples():
    return json.loads((DEMO / "sample_appeals.json").read_text())


@pytest.mark.parametrize("sample", samples(), ids=lambda s: s["id"])
def test_an_emergency_among_the_samples_is_never_missed(sample):
    found = where(sample["text"])

    if sample["expect"]["level"] == 1:
        assert found.level == 1
    assert found.guarded == (sample["id"] == "P08")
    assert found.spam == (sample["id"] == "P17")
