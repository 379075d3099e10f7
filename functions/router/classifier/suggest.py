"""Which kind of matter a message is, and whether that is sure enough to act on."""

import re
from heapq import nlargest
from itertools import chain
from typing import NamedTuple

from functions.router.classifier.model import Model, model
from functions.router.classifier.score import Evidence, evidence, scores, speakers
from functions.router.classifier.trust import Reading, confidence

WORDS = 5
SHORTEST, LONGEST = 8, 3000  # characters of a message that may go out by itself
HAN_AT_LEAST = 0.5  # of its letters: other languages go to a person
_HAN, _LETTER = re.compile(r"[一-鿿]"), re.compile(r"[^\W\d_]")
USUAL = "0.99"  # the precision at which an automatic dispatch is right


class Suggestion(NamedTuple):
    """What the classifier thinks (智能分诊), for a machine and for the dispatcher."""

    label: str
    conf: float
    auto: bool
    top2: tuple[str, str]
    words: tuple[str, ...]


def suggest(
    title: str, body: str, *, precision: str = USUAL, using: Model | None = None
) -> Suggestion:
    """Name the kind of a message; `auto` only where it is right at the promised precision."""
    tables = using or model()
    of_title, of_body = (
        evidence(tables, rows, text) for rows, text in zip(tables.rows, (title, body), strict=True)
    )
    reading = read(tables, of_title, of_body)
    best, second = _best_two(reading, len(tables.labels))
    sure = confidence(tables, reading, best)
    return Suggestion(
        tables.labels[best],
        sure,
        sure >= tables.thresholds[precision] and ordinary(title, body),
        (tables.labels[best], tables.labels[second]),
        _words(tables, (of_title, of_body), best, second),
    )


def read(tables: Model, of_title: Evidence, of_body: Evidence) -> Reading:
    """Score a message's two parts, and both together."""
    title, body = scores(tables, of_title), scores(tables, of_body)
    total = [sum(parts) for parts in zip(title, body, tables.biases, strict=True)]
    return Reading(title, body, total, len(of_title.rows) + len(of_body.rows))


def ordinary(title: str, body: str) -> bool:
    """Whether a message is of the length and the language that the classifier has learnt."""
    text = title + body
    han, letters = len(_HAN.findall(text)), len(_LETTER.findall(text))
    return SHORTEST <= len(text) <= LONGEST and han >= HAN_AT_LEAST * letters


def _best_two(reading: Reading, kinds: int) -> list[int]:
    return nlargest(2, range(kinds), key=reading.total.__getitem__)


def _words(tables: Model, parts: tuple[Evidence, ...], label: int, rival: int) -> tuple[str, ...]:
    """The n-grams that spoke loudest, without those that are part of a louder one."""
    heard = chain.from_iterable(speakers(tables, part, label, rival) for part in parts)
    kept: list[str] = []
    for weight, gram in nlargest(60, heard):
        if weight <= 0 or len(kept) == WORDS:
            break
        if len(gram) > 1 and not any(gram in k or k in gram for k in kept):
            kept.append(gram)
    return tuple(kept)
