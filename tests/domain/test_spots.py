"""Which places a text names, and whether it speaks of another place than the code's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.spots import areas, elsewhere, fine


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("翠竹苑大门口路灯不亮，晚上看不清路", ("翠竹苑",)),
        ("反映热力家园2号楼暖气片冰凉", ("热力家园",)),
        ("我们小区门口那个灯坏了", ()),
        ("我是石板村八组的吴桂花", ("石板村",)),
        ("建设路12号门口有积水", ("建设路",)),
        ("实名举报青竹村支书王某某", ()),
        ("老板拖欠工资", ()),
    ],
)
def test_the_places_of_a_text_are_found(text, named):
    assert areas(text) == named


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("2栋5楼家里暖气不热", ("2栋5楼",)),
        ("6栋2单元楼道里", ("6栋2单元",)),
        ("石板村八组", ("八组",)),
        ("没有", ()),
    ],
)
def test_the_fine_place_is_found(text, named):
    assert fine(text) == named


def test_a_text_about_another_place_than_the_codes_is_noticed():
    assert elsewhere("热力家园2号楼暖气片冰凉", "政务大厅·综合窗口") == ("热力家园",)
    assert elsewhere("翠竹苑大门口路灯不亮", "翠竹苑小区·3栋") == ()
    assert elsewhere("路灯坏了", "翠竹苑小区·3栋") == ()


@given(st.text())
def test_no_text_breaks_it(text):
    assert set(elsewhere(text, "翠竹苑小区")) <= set(areas(text))
    assert isinstance(fine(text), tuple)
