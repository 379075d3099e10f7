"""A cry is heard with digits for letters, and with letters held down."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.county.county import Settings
from functions.domain.safety import Tier, listen
from functions.domain.words.joined import joined
from functions.domain.words.spelt import WORDS, spelt

COUNTY = Settings("任意县")
SIGNS = {"a": "4@", "e": "3", "i": "1", "l": "1", "o": "0", "s": "5$", "t": "7", "b": "8"}
DISGUISED = sorted(word for word in WORDS if set(word) & set(SIGNS))


@st.composite
def disguised(draw, words=DISGUISED):
    """A word with a digit or a sign for some of its letters, and the word."""
    word = draw(st.sampled_from(words))
    places = [n for n, letter in enumerate(word) if letter in SIGNS]
    chosen = draw(st.sets(st.sampled_from(places), min_size=1, max_size=max(1, len(word) - 1)))
    typed = [draw(st.sampled_from(SIGNS[c])) if n in chosen else c for n, c in enumerate(word)]
    return "".join(typed), word


@given(disguised(), st.sampled_from(["", "！", "，快来", " now", "救"]))
def test_a_word_of_danger_is_read_whatever_stands_for_its_letters(typed, after):
    said, word = typed
    if any("a" <= sign <= "z" for sign in said) and said[-1] not in "$@":
        assert spelt(said + after) == word + after


@given(st.sampled_from(["help", "fire", "sos", "murder", "rape"]), st.data())
def test_a_letter_that_is_held_down_hides_nothing(word, data):
    at, times = data.draw(st.integers(0, len(word) - 1)), data.draw(st.integers(3, 8))
    typed = word[:at] + word[at] * times + word[at + 1 :]

    assert spelt(typed) == word
    assert listen(COUNTY.emergency_words, COUNTY.guarded_words, typed).danger is Tier.CERTAIN


@pytest.mark.parametrize(
    "cry", ["he1p", "HE1P", "h3lp", "h31p", "f1re", "F1RE!!", "5O5", "sav3 me", "ｈｅ１ｐ", "һe1p", "救救我he1p", "m@yday"],
)  # fmt: skip
def test_such_a_cry_is_danger_for_certain(cry):
    assert listen(COUNTY.emergency_words, COUNTY.guarded_words, cry).danger is Tier.CERTAIN


@given(st.from_regex(r"[A-HJ-Z][0-9]{1,4}(栋|座|室|路|号)?", fullmatch=True))
def test_numbers_of_rooms_and_buildings_stay(said):
    assert spelt(said) == said


@pytest.mark.parametrize(
    "said", ["5G信号差", "3D打印店太吵", "505路车不停", "room 505", "B1层漏水", "H1N1疫苗", "U盾坏了", "www.he11o.cn", "USB3接口", "G4高速", "1e1p", "V1P会员"],
)  # fmt: skip
def test_what_only_mixes_letters_and_digits_stays(said):
    assert spelt(said) == said
    assert not listen(COUNTY.emergency_words, COUNTY.guarded_words, said).danger


@pytest.mark.parametrize("piece", ["he1", "a1@", "1!1a", "aaa", "e3", "help ", "1"])
def test_the_time_grows_with_the_length_and_no_faster(piece):
    began = time.process_time()
    joined((piece * 20_000)[:40_000])

    assert time.process_time() - began < 1
