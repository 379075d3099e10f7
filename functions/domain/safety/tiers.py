"""The nets' verdict on what somebody told: lists and listener together, in two tiers (安全网的两级)."""

from collections.abc import Callable
from typing import NamedTuple

from functions.domain.safety.emergencies import heard, only_feared, unmissable
from functions.domain.safety.english import cried, plainly
from functions.domain.safety.leaned import squeezed, struck
from functions.domain.safety.listener import SILENCE, Heed, heed, loudest
from functions.domain.safety.officials import accused
from functions.domain.safety.things import without_things
from functions.domain.safety.tier import Heard, Tier
from functions.domain.safety.touched import by_office, touched
from functions.domain.safety.weighed import DANGER, REPORT, Scale, weighed
from functions.domain.words import late
from functions.domain.words.joined import compared, joined
from functions.domain.words.matching import folded

__all__ = ["Heard", "Tier", "judged", "listen"]
WordList = tuple[str, ...]
# Characters: so few tell the listener too little to be sure that nothing is meant.
A_CRY, A_HINT = 12, 20
BRIEF, OF_BRIEF = 10, 1.0  # so few characters (an address, a yes) must accuse by so much louder
FEW, _WORDS = 3, late.pattern("[a-z]+|[\u3400-\u9fff]")
ITS_OWN, HARDLY = (
    1.0,
    2.0,
)  # as loud is what speaks for itself; by so much less is heard of other English
_LATIN, _HAN = late.pattern("[a-z]{3}"), late.pattern("[\u3400-\u9fff]")
AS_HEARD = DANGER.shared + 0.01  # as loud as what list and listener both hear
DOUBTED = 0.5  # as much above calm is what a person looks at
_STOPS = late.pattern("[。！？!?；;\n]+")
_MANY = late.pattern(f"(?:[\u3400-\u9fff][^\u3400-\u9fff]*){{{A_HINT + 1}}}")  # no few characters
LOUDER = 1.5  # by so much does a cry outshout an accusation that no list hears


def listen(emergency_words: WordList, guarded_words: WordList, *texts: str) -> Heard:
    """The most that the nets hear in any of the texts, and the words that made them hear it."""
    told = [judged(emergency_words, guarded_words, text, _heed(text)) for text in texts if text]
    return Heard(
        max((one.danger for one in told), default=Tier.NO),
        max((one.report for one in told), default=Tier.NO),
        tuple(dict.fromkeys(word for one in told for word in one.danger_words)),
        tuple(dict.fromkeys(word for one in told for word in one.report_words)),
    )


def _heed(text: str) -> Heed:
    """How loud a text is; of what befalls no person, and of a fire extinguisher, no danger is heard."""
    told = joined(text)
    loud, plain = heed(told), without_things(plainly(told))
    return loud if plain == told else loud._replace(danger=heed(plain).danger)


def judged(
    emergency_words: WordList, guarded_words: WordList, text: str, loud: Heed,
    scales: tuple[Scale, Scale] = (DANGER, REPORT),
) -> Heard:  # fmt: skip
    """What the lists hear in a text, weighed with how loudly it speaks to the listener."""
    alarms, accusations = heard(emergency_words, text), accused(guarded_words, text)
    loud = _at_least(loud, alarms, text)
    asked = questions((emergency_words, guarded_words), (alarms, accusations), text, loud)
    danger, report = (weighed(one, **q._asdict()) for one, q in zip(scales, asked, strict=True))
    if danger and not accusations and loud.danger > loud.report + LOUDER:
        report = Tier.NO  # a cry is not kept from those who come to help because of its tone
    return Heard(
        danger,
        report,
        _words(danger, alarms, text, "danger"),
        _words(report, accusations, text, "report"),
    )


def _at_least(loud: Heed, alarms: WordList, text: str) -> Heed:
    """As loud as what is said must be heard: the listener learnt from Chinese, and from few children."""
    plain = compared(text)
    if by_office(plain) and not loud.letter:
        return loud._replace(
            danger=max(loud.danger, ITS_OWN), report=max(loud.report, REPORT.shared + ITS_OWN)
        )
    if squeezed(plain) or struck(plain):
        loud = loud._replace(report=max(loud.report, REPORT.calm + DOUBTED))
    if cried(plain) or (touched(plain) and not loud.letter):
        return loud._replace(danger=max(loud.danger, ITS_OWN))
    is_foreign = bool(_LATIN.search(plain)) and not _HAN.search(plain)
    return loud if alarms or not is_foreign else loud._replace(danger=loud.danger - HARDLY)


class Asking(NamedTuple):
    """What a net is asked of a text (`weighed`)."""

    loudness: float
    pieces: int
    letter: bool
    listed: bool
    kept: bool
    brief: bool
    feared: bool = False


def questions(
    words: tuple[WordList, WordList], listed: tuple[WordList, WordList], text: str, loud: Heed
) -> tuple[Asking, Asking]:
    """What the net for danger is asked of a text, and what the one for reports is."""
    (emergency_words, guarded_words), (alarms, accusations) = words, listed
    two = bool(alarms and accusations and not loud.letter)  # who accuses, and is in danger for it
    kept = two or unmissable(text)
    feared = bool(alarms) and only_feared(emergency_words, text)
    few = (
        _few(text) if alarms or accusations else []
    )  # asked last: they crowd the text out of what is remembered
    cries = bool(alarms) and _has_brief(few, A_CRY, emergency_words, heard)
    danger = Asking(
        _of_cry(loud) if cries else loud.danger,
        loud.pieces,
        loud.letter,
        listed=bool(alarms),
        kept=kept,
        brief=cries,
        feared=feared,
    )
    return danger, Asking(
        _accuses(text, loud),
        loud.pieces,
        loud.letter,
        listed=bool(accusations),
        kept=False,
        brief=bool(accusations) and _has_brief(few, A_HINT, guarded_words, accused),
    )


def _of_cry(loud: Heed) -> float:
    """How loud a few characters are in which a list hears danger: what is not calm is certain."""
    is_calm = loud.letter or loud.danger <= DANGER.calm
    return loud.danger if is_calm else max(loud.danger, AS_HEARD)


def _few(text: str) -> list[tuple[int, str]]:
    """The text and its sentences, each with its length, where they are of a few characters."""
    whole = (one for one in (text, *_STOPS.split(text)) if one and not _MANY.search(one))
    said = ((len(compared(one)), one) for one in whole)
    return [(length, one) for length, one in said if length <= A_HINT]


def _has_brief(
    few: list[tuple[int, str]],
    most: int,
    words: WordList,
    hears: Callable[[WordList, str], WordList],
) -> bool:
    """Whether what a list hears stands in so few characters: what is around them calms nothing."""
    return any(hears(words, one) for length, one in few if length <= most)


def _accuses(text: str, loud: Heed) -> float:
    """How loudly a text accuses; a word or two (done, Broken lamp) accuse nobody by their tone."""
    if len(set(_WORDS.findall(folded(text)))) < FEW:
        return SILENCE.report
    return loud.report - (OF_BRIEF if len(text) < BRIEF else 0)


def _words(tier: Tier, listed: WordList, text: str, of: str) -> WordList:
    """The list's words that spoke, else the piece of the text that was the loudest."""
    if not tier:
        return ()
    return listed or (loudest(text, of),)
