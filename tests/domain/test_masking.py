"""What identifies a person is masked; what only looks like it is left alone."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain import masking

SAMPLES = Path(__file__).parents[2] / "infra/local/demo_county/sample_appeals.json"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("身份证990101197108230012，", "身份证990***********0012，"),
        ("电话19900000061。", "电话199****0061。"),
        ("卡号6200000000000000018", "卡号6200***********0018"),
        ("单号123456789012345678", "单号123456789012345678"),
        ("一天380块，欠四万六千二", "一天380块，欠四万六千二"),
    ],
)
def test_numbers_of_persons_are_masked(said, shown):
    assert masking.text(said) == shown


def test_no_number_of_a_sample_survives():
    for appeal in json.loads(SAMPLES.read_text()):
        masked = masking.text(appeal["text"])
        assert not any(
            n in masked for n in ("990101197108230012", "19900000061", "6200000000000000018")
        )


@given(st.text())
def test_masking_is_done_once(text):
    assert masking.text(masking.text(text)) == masking.text(text)


@pytest.mark.parametrize(
    ("full", "shown"), [("张大山", "张*山"), ("吴花", "吴*"), ("欧阳小明", "欧**明")]
)
def test_names_are_masked(full, shown):
    assert masking.name(full) == shown
