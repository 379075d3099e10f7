"""The listener's training: what it learns is what the product hears, and no hand is judged by itself."""

import numpy as np

from functions.domain.safety.listener.ear import heed, pieces
from functions.domain.safety.listener.model import unpack
from train.listener.build import build
from train.listener.letters import Letters
from train.listener.pack import Net, pack
from train.listener.sentences import hands, ours, unheard

NONE = Letters(["小区道路破损希望维修"] * 5, [], [])


def test_what_was_learnt_is_heard_through_the_file_that_the_product_reads():
    few = [one for one in hands() if one.hand == 3]
    model = unpack(build(few, NONE, later=False))
    heard = {one.label: [] for one in few}
    for one in few:
        heard[one.label].append(heed(one.text, model))

    assert np.mean([h.danger > 0 for h in heard["emergency"]]) > 0.9
    assert np.mean([h.danger > 0 for h in heard["calm"]]) < 0.1
    assert np.mean([h.report > 0 for h in heard["report"]]) > 0.9
    assert np.mean([h.report > 0 for h in heard["ordinary"]]) < 0.1


def test_the_file_says_of_a_text_what_the_weights_say():
    nets = (Net(np.array([1.0, -0.5, 0.25]), -0.1), Net(np.array([-1.0, 0.0, 2.0]), 0.2))
    heard = heed("火水", unpack(pack(["火", "水", "火水"], nets)))

    assert np.allclose(heard[:2], (0.75 / 2**0.5 - 0.1, 1.0 / 2**0.5 + 0.2), atol=0.02)


def test_our_own_sentences_repeat_none_of_the_hands():
    theirs = {one.text for one in hands()}
    assert not theirs & {one.text for one in ours(later=True)}


def test_each_sentence_of_the_hands_was_heard_once_by_a_model_without_its_hand():
    assert [heard.pieces for heard in unheard()] == [len(pieces(one.text)) for one in hands()]
