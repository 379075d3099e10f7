"""What a county's nets hear in a text of any length, and where in it they hear it.

A text without end is heard in parts, to its end; each begins before the last one ended, so that every
sentence stands whole in one. What cried is found by halving: a half is heard as the whole was.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from functions.domain.county.county import Settings
from functions.domain.forms import LONGEST_TEXT
from functions.domain.safety import Heard, Tier, listen

OVERLAP = 200  # characters that two parts share
PARTS = 42  # of what is heard: 411,800 characters, some seconds of Lambda
ENOUGH = 6  # parts of which something is certain: more of them change nothing
SHORT = 120  # characters of what cried, before it is made whole sentences
SHARED = 40  # characters that two halves share
CRIES = 3  # of each net: more of them say no more
Extent = tuple[int, int]
Net = Callable[[Heard], tuple[Tier, tuple[str, ...]]]
NETS: tuple[Net, ...] = (
    lambda heard: (heard.danger, heard.danger_words),
    lambda heard: (heard.report, heard.report_words),
)


class HeardPart(NamedTuple):
    """A stretch of a text, and what is heard in it."""

    start: int
    end: int
    heard: Heard


def parts(*texts: str) -> Iterator[str]:
    """The texts in the parts that are heard; each itself, unless it is very long."""
    return (text[start:end] for text in texts for start, end in _spans(text))


def listened(settings: Settings, *texts: str) -> Heard:
    """What a county's nets hear in any of the texts, to their ends."""
    words = settings.emergency_words, settings.guarded_words
    long = [
        part.heard for text in texts if len(text) > LONGEST_TEXT for part in _heard(*words, text)
    ]
    short = listen(*words, *(text for text in texts if len(text) <= LONGEST_TEXT))
    return _most([short, *long])


def cries(settings: Settings, text: str, start: int, end: int) -> list[Extent]:
    """Where between two places the text cries: the surest and first of each net, in their order."""
    words = settings.emergency_words, settings.guarded_words
    within = [part for part in _heard(*words, text) if part.start < end and part.end > start]
    found = set[Extent]()
    for net in NETS:
        heard = sorted(within, key=lambda part: net(part.heard)[0], reverse=True)
        spans = ((max(start, part.start), min(end, part.end)) for part in heard[:CRIES])
        found |= {few for span in spans for few in _narrowed(words, net, text, span)}
    return sorted(found)


def _spans(text: str) -> list[Extent]:
    step = LONGEST_TEXT - OVERLAP
    starts = list(range(0, max(1, len(text) - OVERLAP), step))
    return [(at, at + LONGEST_TEXT) for at in dict.fromkeys((*starts[: PARTS - 1], starts[-1]))]


@lru_cache(maxsize=4)  # what is taken, or refused, is asked again for what cried
def _heard(
    emergency_words: tuple[str, ...], guarded_words: tuple[str, ...], text: str
) -> tuple[HeardPart, ...]:
    told, certain = list[HeardPart](), 0
    for span in _spans(text):
        heard = listen(emergency_words, guarded_words, text[slice(*span)])
        told.append(HeardPart(*span, heard))
        certain += Tier.CERTAIN in {heard.danger, heard.report}
        if certain == ENOUGH:
            break
    return tuple(told)


def _most(heard: list[Heard]) -> Heard:
    return Heard(
        max(one.danger for one in heard),
        max(one.report for one in heard),
        tuple(dict.fromkeys(word for one in heard for word in one.danger_words)),
        tuple(dict.fromkeys(word for one in heard for word in one.report_words)),
    )


def _narrowed(
    words: tuple[tuple[str, ...], tuple[str, ...]], net: Net, text: str, span: Extent
) -> list[Extent]:
    """The few characters of a stretch in which a net hears something; where it takes all of them, its words."""

    def ask(at: Extent) -> tuple[Tier, tuple[str, ...], Extent]:
        return *net(listen(*words, text[slice(*at)])), at

    tier, said, (start, end) = ask(span)
    while tier and end - start > SHORT:
        middle = (start + end) // 2
        half = max(ask((start, middle + SHARED)), ask((middle - SHARED, end)), key=itemgetter(0))
        if not half[0]:
            places = ((text.find(word, start, end), len(word)) for word in said)
            return [(at, at + length) for at, length in places if at >= 0]
        tier, said, (start, end) = half
    return [(start, end)] if tier else []
