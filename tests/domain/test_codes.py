"""Codes that people read aloud and type; numbers that give nothing away."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from functions.domain import codes

KEYS = st.text("abcdef0123456789-_", min_size=16, max_size=64)


@given(KEYS, st.integers(0, 2))
def test_a_query_code_survives_being_written_down_and_typed_again(key, salt):
    code = codes.query_code("secret", "NTH", key, salt)
    written = (
        "-".join(code[i : i + 4] for i in range(0, 12, 4))
        .lower()
        .replace("0", "o")
        .replace("1", "l")
    )

    assert len(code) == 12
    assert codes.tag_of(code) == "NTH"
    assert codes.normal(written) == code


@given(KEYS, KEYS)
def test_one_key_has_one_code_and_another_key_another(key, other):
    code = codes.query_code("secret", "NTH", key)

    assert codes.query_code("secret", "NTH", key) == code
    assert (codes.query_code("secret", "NTH", other) == code) == (key == other)


@given(KEYS)
def test_without_the_countys_secret_a_code_cannot_be_foretold(key):
    assert codes.query_code("secret", "NTH", key) != codes.query_code("guess", "NTH", key)


def test_a_number_has_eighteen_digits_and_leads_back_to_its_appeal():
    identity = codes.appeal_id("secret", "NTH0ABCDEFGH")
    no = codes.number(datetime(2026, 11, 22, 17, tzinfo=UTC), identity)

    assert no.startswith("261123")  # it is the 23rd in Beijing
    assert (len(no), codes.id_of(no)) == (18, identity)
    assert codes.id_of("12345") is None
    assert codes.id_of("２６１１２３" + identity) is None
