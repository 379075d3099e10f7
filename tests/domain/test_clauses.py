"""What is looked for clause by clause is found as it were in the whole text."""

import re

from hypothesis import given
from hypothesis import strategies as st

from functions.domain.safety.things import NOBODY, blanked_things
from functions.domain.words.clauses import read_in_clauses
from functions.domain.words.sounded import sounded
from functions.domain.words.spelt import spelt

PIECES = [
    "zisha",
    "自sha",
    "被bang架",
    "du药",
    "he1p",
    "heeelp",
    "zháo huǒ",
    "我",
    "A1",
    "，",
    "。",
    "；",
    "\n",
    " ",
    "了",
    "-",
]
BEASTS = [
    "死猪",
    "一只",
    "狗",
    "猫",
    "漂着",
    "掉井里",
    "孩子",
    "，",
    "。",
    "、",
    "和",
    "球",
    "踢到屋顶上",
    "像",
    "叔",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_a_word_as_it_sounds_is_read_the_same(text):
    letter = re.compile("[^\\W\\d_\u3400-\u9fff]")

    assert read_in_clauses(letter, lambda said: sounded(spelt(said)), text) == sounded(spelt(text))


@given(st.lists(st.sampled_from(BEASTS), max_size=12).map("".join))
def test_what_befalls_an_animal_is_the_same(text):
    assert blanked_things(text) == NOBODY.sub(lambda match: "\0" * len(match[0]), text)
