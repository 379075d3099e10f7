"""From sentences and letters to the model file: two logistic models over the same n-grams (NB-SVM).

An n-gram is stretched by how unevenly it stands in what cries and what does not, before the machine
weighs it. Each net learns from its own cries and near-misses fully, from the other net's a little,
and from calm windows of letters hardly: many of them are not calm.
"""

import random
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from functions.domain.safety.listener.ear import grams, pieces
from train.listener.letters import Letters
from train.listener.pack import Net, pack
from train.listener.sentences import MADE, Said, made, ours

LONGEST = 4  # characters of an n-gram
AT_LEAST = 2  # examples in which an n-gram stands
NEUTRAL = "neutral"  # the label of addresses, answers, everyday matters: near to neither
LETTER = "letter"  # the label of a window of a letter that nobody judged
NOBODY = -9  # whose it is
OF_MADE = 0.3  # what a sentence put together weighs


class Way(NamedTuple):
    """How one net learns: the labels that cry and that nearly do, and what the others weigh."""

    cry: str
    near: str
    cost: float
    stretch: float
    others: float
    calm: float
    judged: dict[str, float]


WAYS = (
    Way("emergency", "calm", 10, 0.5, 0.1, 0.01, {"yes": 2, "alarmed": 1, "calm": 0.1}),
    Way("report", "ordinary", 20, 1, 0.1, 0.01, {"yes": 0.1, "alarmed": 0.5, "calm": 0.05}),
)  # fmt: skip


class Examples(NamedTuple):
    """Windows as a table of n-grams, whose each is, and what it is an example of."""

    grams: list[str]
    table: sparse.csr_matrix
    whose: np.ndarray
    labels: np.ndarray


def gather(said: list[Said], letters: Letters) -> Examples:
    """Everything that may be learnt from, read once: each model leaves some of it out."""
    told = [*said, *ours(), *made(random.Random(0))]
    found = [(w, one.hand, one.label) for one in told for w in pieces(one.text)]
    found += ((w, NOBODY, LETTER) for w in letters.calm)
    for way, judged in zip(WAYS, (letters.danger, letters.report), strict=True):
        found += ((w, NOBODY, _judged(way, what)) for what, w in judged)
    windows, whose, labels = zip(*found, strict=True)
    reader = CountVectorizer(analyzer=_read, min_df=AT_LEAST, dtype=np.float32)
    table = _lengthened(reader.fit_transform(windows), windows)
    names = list(reader.get_feature_names_out())
    return Examples(names, table, np.array(whose), np.array(labels))


def build(examples: Examples, without: Iterable[int] = ()) -> bytes:
    """Learn both nets from all but some hands, and write them as one file."""
    known = ~np.isin(examples.whose, list(without))
    danger, report = (learn(examples, known, way) for way in WAYS)
    return pack(examples.grams, (danger, report))


def learn(examples: Examples, known: np.ndarray, way: Way) -> Net:
    """The weights of a net, one for each n-gram."""
    weights = _weights(examples, way) * known
    rows = np.flatnonzero(weights)
    cries = np.isin(examples.labels[rows], [way.cry, _judged(way, "yes")])
    table, weights = examples.table[rows], weights[rows]
    uneven = np.abs(_unevenness(table > 0, cries, weights)) ** way.stretch
    uneven *= np.asarray((table > 0).sum(0)).ravel() >= AT_LEAST
    machine = LogisticRegression(C=way.cost, solver="liblinear", tol=3e-3, max_iter=200)
    machine.fit(table @ sparse.diags(uneven), cries, sample_weight=weights)
    return Net(machine.coef_[0] * uneven, float(machine.intercept_[0]))


def _weights(examples: Examples, way: Way) -> np.ndarray:
    worth = {one.cry: way.others for one in WAYS} | {one.near: way.others for one in WAYS}
    worth |= {way.cry: 1, way.near: 1, NEUTRAL: 1, LETTER: way.calm}
    worth |= {_judged(way, what): weight for what, weight in way.judged.items()}
    weights = np.array([worth.get(label, 0) for label in examples.labels], np.float32)
    return np.where(examples.whose == MADE, OF_MADE, 1) * weights


def _judged(way: Way, what: str) -> str:
    """The label of a window of a letter, by what a person said of the letter."""
    return f"{way.cry}: {what}"


def _read(window: str) -> Iterator[str]:
    """What the product hears in a piece."""
    yield from set(window)
    for some in grams(window, LONGEST):
        yield from some


def _unevenness(there: sparse.csr_matrix, cries: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """By how much more often an n-gram stands in what cries, as a logarithm."""
    heavy = sparse.diags(weights) @ there.astype(np.float32)
    of_cries, of_others = (1 + np.asarray(heavy[rows].sum(0)).ravel() for rows in (cries, ~cries))
    return np.log((of_cries / of_cries.sum()) / (of_others / of_others.sum()))


def _lengthened(table: sparse.csr_matrix, texts: Iterable[str]) -> sparse.csr_matrix:
    """What stands there by the square root of the length, as the product weighs them."""
    lengths = np.array([max(1, len(text)) for text in texts], np.float32)
    return (sparse.diags(1 / np.sqrt(lengths)) @ table).tocsr()
