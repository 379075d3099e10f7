"""How a county's word with gaps is read."""

import re
import time

from hypothesis import given
from hypothesis import strategies as st

from functions.domain.safety.wording import spoken

TEXT = st.text(alphabet="高压线掉。！了x", max_size=30)
WORD = st.lists(st.text(alphabet="高压线掉", min_size=1, max_size=2), min_size=1, max_size=3)


@given(WORD, TEXT)
def test_a_gap_holds_up_to_six_characters_of_one_sentence(parts, text):
    word = "…".join(parts)
    as_written = re.compile("[^。！？!?；;\n]{0,6}".join(map(re.escape, parts)))

    assert bool(spoken((word,), text)) == bool(as_written.search(text))
    assert all(as_written.fullmatch(text, start, end) for start, end, _ in spoken((word,), text))


def test_a_word_of_nothing_but_gaps_stands_nowhere():
    assert spoken(("", "…", "……"), "着火了…") == []


def test_no_word_of_a_list_makes_a_long_text_wait():
    word = "…".join(["啊"] * 10 + ["救"])
    began = time.process_time()

    assert spoken((word,), "救" + "啊" * 10_000) == []

    assert time.process_time() - began < 2  # it would be hours, were each way through tried
