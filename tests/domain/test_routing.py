"""Where an appeal goes: emergencies first, protected reports apart, then the first rule that fits."""

import json
from pathlib import Path

import msgspec
import pytest

from functions.domain.county import Settings
from functions.domain.routing import Rule, Spot, Words, decide

DEMO = Path(__file__).parents[2] / "infra/local/demo_county"
RULES = msgspec.convert(json.loads((DEMO / "county.json").read_text())["rules"], tuple[Rule, ...])
SETTINGS = Settings("县")
WORDS = Words(SETTINGS.emergency_words, SETTINGS.guarded_words, SETTINGS.spam_words, "duty", "ccdi")


def where(text, place="P"):
    return decide(RULES, WORDS, content=text, spot=Spot(place))


def test_the_first_rule_that_fits_decides():
    rules = (Rule("一", "a", keywords=("灯",)), Rule("二", "b", keywords=("路灯",)))

    assert decide(rules, Words(), content="路灯坏了", spot=Spot("P")).unit == "a"


def test_a_rule_of_places_fits_there_and_nowhere_else():
    rules = (Rule("桥", "bridge", places=("P1",)),)

    assert decide(rules, Words(), content="坏了", spot=Spot("P1")).unit == "bridge"
    assert not decide(rules, Words(), content="坏了", spot=Spot("P2")).sure


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


def samples():
    return json.loads((DEMO / "sample_appeals.json").read_text())


@pytest.mark.parametrize("sample", samples(), ids=lambda s: s["id"])
def test_an_emergency_among_the_samples_is_never_missed(sample):
    found = where(sample["text"])

    if sample["expect"]["level"] == 1:
        assert found.level == 1
    if "不要转给镇里和村里" in sample["text"]:
        assert found.guarded
