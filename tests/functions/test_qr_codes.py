"""Codes survive being drawn, printed, read aloud, typed and scanned."""

import secrets

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.codes import ALPHABET, mint, normal
from functions.qr.codes import printed, read

draws = st.integers(0, 2**45 - 1)
codes = st.builds(lambda bits: mint("NTH", lambda _: bits), draws)


def test_a_code_is_the_countys_tag_and_45_random_bits():
    asked = []

    code = mint("NTH", lambda bits: asked.append(bits) or 2**45 - 1)

    assert (code, asked) == ("NTHZZZZZZZZZ", [45])


def test_codes_do_not_repeat():
    assert len({mint("NTH", secrets.randbits) for _ in range(20_000)}) == 20_000


@given(draws, draws)
def test_each_drawing_makes_a_code_of_its_own(one, other):
    assert (mint("NTH", lambda _: one) == mint("NTH", lambda _: other)) == (one == other)


@given(codes)
def test_a_printed_code_is_read_back(code):
    assert printed(code) == f"{code[:4]}-{code[4:8]}-{code[8:]}"
    assert read(printed(code)) == code


FULL_WIDTH = {ord(c): ord(c) + 0xFEE0 for c in ALPHABET + ALPHABET.lower()}


@given(
    codes,
    st.sampled_from(["-", " ", "　", "—", "–", "·", "."]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
def test_a_code_is_read_however_it_is_typed(code, gap, small, wide, confused):
    typed = gap.join(printed(code).split("-"))
    if confused:
        typed = typed.translate(str.maketrans("01", "Ol"))
    typed = typed.lower() if small else typed
    typed = typed.translate(FULL_WIDTH) if wide else typed

    assert normal(f" {typed} ") == code


@given(codes)
def test_a_pasted_link_is_read_too(code):
    assert read(f"https://demo.example/q/{code}") == code
    assert read(f" https://demo.example/q/{code.lower()}/ ") == code


@pytest.mark.parametrize(
    "typed", ["", "NTH", "NTH00000000U", "NTH0000000001", "幸福小区十二个字一二三四五六", "-"]
)
def test_what_is_no_code_is_none(typed):
    assert read(typed) is None


@given(st.text())
def test_whatever_is_typed_is_a_code_or_none(typed):
    code = read(typed)

    assert code is None or (len(code) == 12 and set(code) <= set(ALPHABET))
