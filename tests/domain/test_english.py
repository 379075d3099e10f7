"""Danger told in English is heard whatever a county lists; what only holds such a word is not."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.county.county import Settings
from functions.domain.safety import Tier, heard, listen

COUNTY = Settings("任意县")


def danger(text: str) -> Tier:
    return listen(COUNTY.emergency_words, COUNTY.guarded_words, text).danger


CRIES = [
    "help",
    "fire",
    "murder",
    "kidnapped",
    "rape",
    "bomb",
    "explosion",
    "gunshots",
    "drowning",
    "sos",
    "mayday",
    "robbery",
]
BESIDE = [
    "",
    "please",
    "help",
    "now",
    "here",
    "in the building",
    "at my house",
    "come quick",
    "us",
    "is",
]


@given(
    st.lists(st.sampled_from(CRIES), min_size=1, max_size=3),
    st.sampled_from(BESIDE),
    st.sampled_from([" ", "! ", ", ", "!!! ", "\n"]),
    st.sampled_from(["", "!", "!!!", "."]),
    st.booleans(),
)
def test_a_cry_of_a_word_or_two_is_certain_whatever_stands_beside_it(
    cries, beside, sign, stop, loud
):
    said = sign.join(filter(None, [*cries, beside])) + stop
    said = said.upper() if loud else said

    assert heard((), said)
    assert danger(said) is Tier.CERTAIN


@pytest.mark.parametrize(
    "said",
    [
        "fire fire",
        "fire!",
        "help! fire",
        "Fire in the building",
        "I was raped",
        "police police police",
    ],
)
def test_so_are_these(said):
    assert danger(said) is Tier.CERTAIN


TOLD = [
    "My husband is hitting me", "he is beating my daughter", "someone is stabbing people", "there is a man with a gun",
    "she can't breathe", "my father is not waking up", "my wife is bleeding a lot", "my son fell into the river", "he jumped off the bridge",
    "she took a lot of pills", "I want to kill myself", "I don't want to live", "my daughter is missing", "somebody broke into my house",
    "there is smoke everywhere", "gas is leaking in the kitchen", "the building collapsed", "the kitchen is on fire",
    "the teacher keeps touching me", "they locked me in", "we are trapped in the elevator",
]  # fmt: skip


@pytest.mark.parametrize("said", TOLD)
@pytest.mark.parametrize("before", ["", "Hello, ", "The street lamp is out. "])
def test_who_tells_of_danger_is_heard(said, before):
    assert heard((), before + said)
    assert danger(before + said)


THINGS = [
    "safety", "extinguisher", "hydrant", "station", "alarm", "drill", "training", "department", "escape", "door", "exit", "engine", "truck", "insurance", "lane", "works",
]  # fmt: skip
AROUND = [
    "Where is the {}?",
    "The {} is broken",
    "the {} was too loud",
    "Please repair the {} on our street",
    "{} permit",
    "how much is {}",
]


@given(st.sampled_from(THINGS), st.sampled_from(AROUND), st.sampled_from([" ", "-", ""]))
def test_a_thing_that_is_named_after_fire_is_none(thing, around, between):
    said = around.format(f"fire{between}{thing}")

    assert not heard(COUNTY.emergency_words, said)
    assert danger(said) is not Tier.CERTAIN


@pytest.mark.parametrize(
    "said",
    [
        "fire safety training for the school", "Where do I get a fireworks permit?", "wifi in the library is slow", "bang on time as never",
        "I was fired last week", "the fireplace shop smells", "please help with my permit", "gas bill is too high", "the murder mystery game shop is noisy",
        "there was a fire drill in the building", "fire in the building last year, the compensation is not paid", "someone hit my car", "file is here",
        "helpful staff", "the firewall blocks the website", "campfire smell", "misfired rocket", "he killed it at the concert",
    ],
)  # fmt: skip
def test_what_only_sounds_like_it_sounds_no_siren(said):
    assert danger(said) is not Tier.CERTAIN


@given(st.sampled_from(["The garbage truck", "My water bill", "The bus", "Our elevator", "The library"]),
       st.sampled_from(["is late again", "comes at five in the morning", "does not work", "is too expensive", "wakes everyone"]))  # fmt: skip
def test_the_listener_alone_sounds_no_siren_over_english(who, what):
    assert danger(f"{who} {what}") is not Tier.CERTAIN


def test_a_text_that_cries_again_and_again_without_a_stop_is_read_once():
    text = "fire in the hall " * 3500
    began = time.thread_time()

    assert danger(text) is Tier.CERTAIN
    assert danger("a drill: " + text) is not Tier.CERTAIN
    assert time.thread_time() - began < 3  # it took 28
