"""The listener's training: what it learns is what the product hears, and no hand is judged by itself."""

from pathlib import Path

import numpy as np

from functions.domain.safety.listener.ear import bare, heed, pieces
from functions.domain.safety.listener.model import unpack
from functions.domain.safety.weighed import DANGER, REPORT
from functions.domain.words.matching import folded
from train.listener.build import build, gather
from train.listener.letters import Letters
from train.listener.pack import Net, pack
from train.listener.sentences import LATER, hands, ours, unheard
from train.listener.steps import NOBODY, Asking, Bounds, chosen, lettered, steps

NONE = Letters(["小区道路破损希望维修"] * 5, [], [], [])


def test_what_was_learnt_is_heard_through_the_file_that_the_product_reads():
    few = [one for one in hands() if one.hand == 3]
    model = unpack(build(gather(few, NONE), [LATER]))
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
    assert not theirs & {one.text for one in ours()}


def test_no_sentence_of_stranger_or_fresh_voices_is_learnt():
    bench = Path(__file__).parents[2] / "bench/safety"
    lines = [
        line
        for sheet in ("strangers", "fresh")
        for line in (bench / f"{sheet}.tsv").read_text().splitlines()[1:]
    ]
    judged = {bare(folded(line.split("\t")[3])) for line in lines}

    assert len(judged) > 200
    assert judged & {bare(folded(one.text)) for one in ours()} == set()


def test_each_sentence_of_the_hands_was_heard_once_by_a_model_without_its_hand():
    assert [heard.pieces for heard in unheard()] == [len(pieces(one.text)) for one in hands()]


def test_a_hand_that_is_left_out_changes_nothing_of_what_is_learnt_without_it():
    two = [one for one in hands() if one.hand in (3, 4)][::20]
    other = [one._replace(label="calm") if one.hand == 4 else one for one in two]

    assert build(gather(two, NONE), [4, LATER]) == build(gather(other, NONE), [4, LATER])


def test_the_shipped_steps_are_those_that_training_chose():
    assert steps()[NOBODY] == (DANGER, REPORT)
    assert set(steps()) == {NOBODY, *(one.hand for one in hands())}


def questions(*loudness, listed=False, letter=False):
    return [Asking(one, 1, letter, listed, kept=False, brief=False) for one in loudness]


BOUNDS = Bounds(0.1, 0.1, 0.0, 0.0, 0.8, letters=1, certain_letters=0)


def test_steps_lie_between_what_cries_and_what_does_not_and_certain_takes_no_near_miss():
    cries, near = questions(1.0, 2.0, 3.0), questions(-2.0, 0.0, listed=True)
    scale = chosen(cries, near, DANGER, BOUNDS)

    assert 0.0 <= scale.maybe < 1.0
    assert abs(scale.maybe - scale.calm - 0.8) < 0.001
    assert scale.shared >= 0.0


def test_of_letters_no_more_are_taken_than_may_be():
    scale = lettered(questions(0.0, 1.0, 5.0, letter=True), DANGER._replace(maybe=0.0), BOUNDS)

    assert 1.0 <= scale.of_letters < 5.0
