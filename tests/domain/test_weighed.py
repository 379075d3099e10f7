"""Lists and listener together: what acts at once, what a person looks at, what is nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.safety import Tier
from functions.domain.safety.weighed import DANGER, REPORT, Scale, weighed

# The steps of some release: the rule is the same at others.
SCALE = Scale(
    maybe=0.05, certain=1.8, shared=-0.3, kept=-2.5, calm=-1.1, of_pieces=0.8, of_letters=1.2, of_shared=0.0
)  # fmt: skip
scales = st.sampled_from([SCALE, DANGER, REPORT])
loud = st.floats(-20, 20)
pieces = st.integers(1, 8)
letters = st.booleans()


@pytest.mark.parametrize(
    ("loudness", "pieces", "listed", "kept", "tier"),
    [
        (3.0, 1, False, False, Tier.CERTAIN),  # nobody cries like this for nothing
        (1.0, 1, False, False, Tier.MAYBE),
        (-1.0, 1, False, False, Tier.NO),
        (0.0, 1, True, False, Tier.CERTAIN),  # both hear it
        (-0.5, 1, True, False, Tier.MAYBE),  # the list alone
        (-2.0, 1, True, False, Tier.NO),  # 火锅店着火了一样红火
        (-1.3, 3, True, False, Tier.MAYBE),  # a longer note must be calmer than that
        (-2.0, 1, True, True, Tier.CERTAIN),  # self-harm, a child in danger
        (-8.0, 1, True, True, Tier.MAYBE),  # 作业多得我想死: yet a person looks
        (1.0, 8, False, False, Tier.NO),  # one of eight windows is loud by chance
    ],
)
def test_what_acts_at_once_and_what_a_person_looks_at(loudness, pieces, listed, kept, tier):
    assert weighed(SCALE, loudness, pieces, letter=False, listed=listed, kept=kept) == tier


@given(scales, loud, pieces, letters)
def test_what_is_only_feared_is_certain_for_its_loudness_alone(scale, loudness, count, letter):
    feared, unheard = (
        weighed(scale, loudness, count, letter=letter, listed=said, kept=False, feared=said)
        for said in (True, False)
    )
    assert (feared is Tier.CERTAIN) == (unheard is Tier.CERTAIN)


@given(scales, loud, pieces, letters)
def test_what_no_list_leaves_out_always_reaches_a_person(scale, loudness, count, letter):
    assert weighed(scale, loudness, count, letter=letter, listed=True, kept=True)


@given(scales, loud, st.integers(1, 600))
def test_in_a_letter_a_word_of_a_list_always_reaches_a_person(scale, loudness, count):
    assert weighed(scale, loudness, count, letter=True, listed=True, kept=False)


@given(scales, st.tuples(loud, loud), pieces, letters, st.booleans())
def test_the_louder_is_never_heard_less(scale, two, count, letter, listed):
    quiet, loudly = (
        weighed(scale, loudness, count, letter=letter, listed=listed, kept=False)
        for loudness in sorted(two)
    )
    assert quiet <= loudly


@given(scales, loud, pieces, letters)
def test_a_word_of_a_list_never_makes_a_text_heard_less(scale, loudness, count, letter):
    without, with_it = (
        weighed(scale, loudness, count, letter=letter, listed=listed, kept=False)
        for listed in (False, True)
    )
    assert without <= with_it
