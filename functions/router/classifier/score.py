"""What the n-grams of a text say: one score for each kind of matter, and one for strangeness."""

from math import log, sqrt, sumprod
from operator import itemgetter, mul
from typing import NamedTuple

from functions.router.classifier.grams import READ_AT_MOST, grams, plain
from functions.router.classifier.model import Model, Voice

# How much an n-gram weighs that stands n times in a text: the second time says less than the first.
DAMPED = (0.0, *(1 + log(times) for times in range(1, READ_AT_MOST + 1)))


class Evidence(NamedTuple):
    """The known n-grams of a text: their rows, and how heavy each is (together of length 1)."""

    grams: list[str]
    rows: list[int]
    weights: list[float]


def evidence(model: Model, table: dict[str, int], text: str) -> Evidence:
    """Weigh the known n-grams of a text by how often it says them and how rare they are."""
    counted = grams(plain(text))
    known = list(filter(table.__contains__, counted))
    rows = list(map(table.__getitem__, known))
    damped = map(DAMPED.__getitem__, map(counted.__getitem__, known))
    raw = list(map(mul, damped, map(model.idf.__getitem__, rows)))
    length = sqrt(sumprod(raw, raw)) or 1.0
    return Evidence(known, rows, [weight / length for weight in raw])


def scores(voice: Voice, told: Evidence) -> list[float]:
    """What a text says of each output, before the biases."""
    if not told.rows:
        return [0.0] * len(voice.columns)
    at = itemgetter(*told.rows, told.rows[0])  # one more: of a single row it would give no tuple
    weights = (*told.weights, 0.0)
    return [
        unit * sumprod(weights, at(column))
        for unit, column in zip(voice.units, voice.columns, strict=True)
    ]


def speakers(voice: Voice, told: Evidence, label: int, rival: int) -> list[tuple[float, str]]:
    """How much each n-gram spoke for a label and against its rival."""
    ours, theirs = voice.columns[label], voice.columns[rival]
    our_unit, their_unit = voice.units[label], voice.units[rival]
    return [
        (weight * (our_unit * ours[row] - their_unit * theirs[row]), gram)
        for gram, row, weight in zip(told.grams, told.rows, told.weights, strict=True)
    ]
