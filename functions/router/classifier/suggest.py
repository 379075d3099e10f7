"""Which kind of matter a message is, and whether that is sure enough to act on."""

from collections import defaultdict
from heapq import nlargest
from itertools import chain
from typing import NamedTuple

from functions.router.classifier.grams import opening, plain, whole
from functions.router.classifier.model import Model, Voice, model
from functions.router.classifier.score import Evidence, evidence, scores, speakers
from functions.router.classifier.trust import Scores, confidence, threshold
from functions.router.classifier.words import loudest

WORDS = 5
LOUDEST = 60  # n-grams that are asked for their words
SHORTEST, LONGEST = 8, 3000  # characters of a message that may go out by itself
HAN_AT_LEAST = 0.5  # of its letters: other languages go to a person
USUAL = "0.99"  # the precision at which an automatic dispatch is right


class Likely(NamedTuple):
    """What the classifier thinks (智能分诊), for a machine and for the dispatcher."""

    label: str
    conf: float
    auto: bool
    top2: tuple[str, str]
    words: tuple[str, ...]
    second_words: tuple[str, ...] = ()


def suggest(title: str, body: str, *, promise: str = USUAL, using: Model | None = None) -> Likely:
    """Name the kind of a message; `auto` only where it is right as often as promised."""
    tables = using or model()
    titled = bool(title.strip())
    texts = (title if titled else opening(body), whole(title, body))
    told = [evidence(tables, rows, text) for rows, text in zip(tables.rows, texts, strict=True)]
    voice = tables.voices[titled]
    reading = read(voice, *told, titled=titled)
    best, second = _best_two(reading, len(tables.labels))
    sure, said = confidence(tables, reading, best), plain(texts[1])
    return Likely(
        tables.labels[best],
        sure,
        sure >= threshold(tables, reading, promise) and ordinary(texts[1]),
        (tables.labels[best], tables.labels[second]),
        _words(voice, told, best, second, said),
        _words(voice, told, second, best, said),
    )


def kinds() -> tuple[str, ...]:
    """The kinds of matter that the classifier can name."""
    return model().labels


def kind_of(word: str, *, using: Model | None = None) -> str:
    """The kind of matter that a single word speaks of most; empty where it says nothing."""
    tables = using or model()
    said = scores(tables.voices[0], evidence(tables, tables.rows[1], word))[: len(tables.labels)]
    most = max(said)
    return tables.labels[said.index(most)] if most > 0 else ""


def read(voice: Voice, of_title: Evidence, of_whole: Evidence, *, titled: bool) -> Scores:
    """Score a message's title, its whole text, and both together."""
    title, text = scores(voice, of_title), scores(voice, of_whole)
    total = [sum(parts) for parts in zip(title, text, voice.biases, strict=True)]
    return Scores(title, text, total, len(of_whole.rows), titled)


def ordinary(text: str) -> bool:
    """Whether a message is of the length and the language that the classifier has learnt."""
    han, letters = sum("一" <= c <= "鿿" for c in text), sum(map(str.isalpha, text))
    return SHORTEST <= len(text) <= LONGEST and han >= HAN_AT_LEAST * letters


def _best_two(reading: Scores, kinds: int) -> list[int]:
    return nlargest(2, range(kinds), key=reading.total.__getitem__)


def _words(
    voice: Voice, parts: list[Evidence], label: int, rival: int, text: str
) -> tuple[str, ...]:
    """The whole words by which the loudest n-grams spoke for a label, and against its rival."""
    heard = chain.from_iterable(speakers(voice, part, label, rival) for part in parts)
    loud: dict[str, float] = defaultdict(float)
    for weight, gram in nlargest(LOUDEST, heard):
        if weight > 0 and gram.isalpha():
            loud[gram] += weight
    return loudest(text, loud, WORDS)
