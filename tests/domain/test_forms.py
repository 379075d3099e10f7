"""A body is read by its declared form, or refused by the field's name."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.forms import is_unseen, long_enough, read
from functions.domain.refusals import InvalidInput
from functions.intake.forms import Rating, Submission

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def errors_of(raw, form):
    try:
        assert isinstance(read(raw, form), form)
    except InvalidInput as refusal:
        return refusal.errors
    return None


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(raw):
    assert errors_of(raw, Submission) != ()


@given(JSON)
def test_whatever_json_comes_the_fault_names_a_field(value):
    errors = errors_of(msgspec.json.encode(value), Rating)

    assert errors is None or all(error.field and error.code for error in errors)


@pytest.mark.parametrize(
    ("raw", "field"),
    [
        (b"[]", "body"),
        (b"{", "body"),
        (b'{"level":9,"solved":true}', "level"),
        (b'{"level":3}', "solved"),
    ],
)
def test_the_field_is_named(raw, field):
    with pytest.raises(InvalidInput) as refused:
        read(raw, Rating)

    assert refused.value.errors[0].field == field


UNSEEN = st.text(
    st.sampled_from(
        " \n\u200b\u200c\u2060\ufeff\u00ad\u202e\ufe0f\u3164\u115f\u2800\u034f\u3000\U000e0041\x07"
    ),
    max_size=12,
)


@given(UNSEEN, UNSEEN)
def test_what_nobody_sees_is_no_text(before, after):
    assert is_unseen(before)
    with pytest.raises(InvalidInput):
        long_enough("reply_public", f"{before}好{after}", 2)
    assert long_enough("reply_public", f"{before}已{after}修好", 3)
