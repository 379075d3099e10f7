"""The nets' verdict on what somebody told: lists and listener together, in two tiers (安全网的两级)."""

import re

from functions.domain.safety.emergencies import heard, unmissable
from functions.domain.safety.listener import SILENCE, Heed, heed, loudest
from functions.domain.safety.officials import accused
from functions.domain.safety.tier import Heard, Tier
from functions.domain.safety.weighed import DANGER, REPORT, weighed
from functions.domain.words.matching import folded

__all__ = ["Heard", "Tier", "judged", "listen"]
Words = tuple[str, ...]
# Characters: so few tell the listener too little to be sure that nothing is meant.
A_CRY, A_HINT = 12, 20
BRIEF, OF_BRIEF = 10, 1.0  # so few characters (an address, a yes) must accuse by so much louder
FEW, _WORDS = 3, re.compile("[a-z]+|[\u3400-\u9fff]")
LOUDER = 1.5  # by so much does a cry outshout an accusation that no list hears


def listen(emergency_words: Words, guarded_words: Words, *texts: str) -> Heard:
    """The most that the nets hear in any of the texts, and the words that made them hear it."""
    told = [judged(emergency_words, guarded_words, text, heed(text)) for text in texts if text]
    return Heard(
        max((one.danger for one in told), default=Tier.NO),
        max((one.report for one in told), default=Tier.NO),
        tuple(dict.fromkeys(word for one in told for word in one.danger_words)),
        tuple(dict.fromkeys(word for one in told for word in one.report_words)),
    )


def judged(emergency_words: Words, guarded_words: Words, text: str, loud: Heed) -> Heard:
    """What the lists hear in a text, weighed with how loudly it speaks to the listener."""
    alarms, accusations = heard(emergency_words, text), accused(guarded_words, text)
    two = bool(alarms and accusations and not loud.letter)  # who accuses, and is in danger for it
    danger = weighed(
        DANGER,
        loud.danger,
        loud.pieces,
        letter=loud.letter,
        listed=bool(alarms),
        kept=two or unmissable(text),
        brief=len(folded(text)) <= A_CRY,
    )
    report = weighed(
        REPORT,
        _accuses(text, loud),
        loud.pieces,
        letter=loud.letter,
        listed=bool(accusations),
        kept=False,
        brief=len(folded(text)) <= A_HINT,
    )
    if danger and not accusations and loud.danger > loud.report + LOUDER:
        report = Tier.NO  # a cry is not kept from those who come to help because of its tone
    return Heard(
        danger,
        report,
        _words(danger, alarms, text, "danger"),
        _words(report, accusations, text, "report"),
    )


def _accuses(text: str, loud: Heed) -> float:
    """How loudly a text accuses; a word or two (done, Broken lamp) accuse nobody by their tone."""
    if len(set(_WORDS.findall(folded(text)))) < FEW:
        return SILENCE.report
    return loud.report - (OF_BRIEF if len(text) < BRIEF else 0)


def _words(tier: Tier, listed: Words, text: str, of: str) -> Words:
    """The list's words that spoke, else the piece of the text that was the loudest."""
    if not tier:
        return ()
    return listed or (loudest(text, of),)
