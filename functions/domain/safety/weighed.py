"""How the lists and the listener become a tier (两级): what acts at once, and what a person looks at.

The two hear different people: the lists know what must never be missed, the listener how people cry.
What both hear is CERTAIN, and so is what the listener hears loudly alone; what one of them hears is
MAYBE. A list's word in a note that the listener is sure is calm is NO, but never one of those that no
list leaves out: who speaks of self-harm or of a child in danger always reaches a person, and at once
unless the listener is quite sure of another sense. In a long letter some window is loud by chance, so
alone it must be louder. What is only feared (`怕着火`) is certain for its loudness alone. A few
characters say too little for the listener to be sure of calm: there a list's word always reaches a
person. `train/listener/steps.py` chooses the steps.
"""

from math import log
from typing import NamedTuple

from functions.domain.safety.tier import Tier


class Scale(NamedTuple):
    """How loud (of `Heed`) a text must be for each step of a net."""

    maybe: float  # heard by the listener alone
    certain: float  # so loud that no list need share it
    shared: float  # what a list hears too is certain
    kept: float  # what no list leaves out is certain
    calm: float  # below it a list's word in a note is none
    of_pieces: float  # alone louder by this, for the logarithm of a note's pieces
    of_letters: float  # alone louder by this in a letter
    of_shared: float  # what a list hears too, louder by this in a letter


DANGER = Scale(
    maybe=0.15,
    certain=1.45,
    shared=0.1,
    kept=-2.5,
    calm=-0.85,
    of_pieces=0.8,
    of_letters=0.25,
    of_shared=0.0,
)
REPORT = Scale(
    maybe=-0.55,
    certain=2.5,
    shared=-1.65,
    kept=-1.0,
    calm=-2.65,
    of_pieces=0.45,
    of_letters=3.5,
    of_shared=3.45,
)


def weighed(
    scale: Scale, loudness: float, pieces: int, *,
    letter: bool, listed: bool, kept: bool, brief: bool = False, feared: bool = False,
) -> Tier:  # fmt: skip
    """The tier of what a list heard (`kept`: what none leaves out) and how loud the listener did.

    `brief`: too short for it to be sure of calm. `feared`: the list heard of what may happen only.
    """
    alone = loudness - (scale.of_letters if letter else scale.of_pieces * log(pieces))
    shared = scale.kept if kept else scale.shared + (scale.of_shared if letter else 0)
    if alone > scale.certain or (listed and not feared and loudness > shared):
        return Tier.CERTAIN
    calm = not letter and loudness < scale.calm - scale.of_pieces * log(pieces)
    return (
        Tier.MAYBE if alone > scale.maybe or (listed and (kept or brief or not calm)) else Tier.NO
    )
