"""From sentences and letters to the model file: two logistic models over the same n-grams (NB-SVM).

An n-gram is stretched by how unevenly it stands in what cries and what does not, before the machine
weighs it. Each net learns from its own cries and near-misses fully, from the other net's a little,
and from calm windows of letters a little less: many of them are not calm.
"""

import random
from typing import NamedTuple

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from functions.domain.safety.listener.ear import pieces
from train.listener.letters import Letters
from train.listener.pack import Net, pack
from train.listener.sentences import MADE, Said, made, ours

LONGEST = 4  # characters of an n-gram
AT_LEAST = 2  # examples in which an n-gram stands
NEUTRAL = "neutral"  # the label of addresses, answers, everyday matters: near to neither
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
    Way("emergency", "calm", 5, 0.5, 0.1, 0.03, {"yes": 2, "alarmed": 1, "calm": 0.1}),
    Way("report", "ordinary", 10, 1, 0.1, 0.03, {"yes": 0.1, "alarmed": 0.5, "calm": 0.05}),
)  # fmt: skip


class Examples(NamedTuple):
    """Windows with what is to be learnt of them, and how much each weighs."""

    windows: list[str]
    cries: list[bool]
    weights: list[float]


def build(said: list[Said], letters: Letters, *, later: bool) -> bytes:
    """Learn both nets and write them as one file."""
    told = [*said, *ours(later=later), *made(random.Random(0))]
    nets = [
        examples(told, way, judged, letters.calm)
        for way, judged in zip(WAYS, (letters.danger, letters.report), strict=True)
    ]
    everything = [window for net in nets for window in net.windows]
    reader = CountVectorizer(
        analyzer="char",
        ngram_range=(1, LONGEST),
        min_df=AT_LEAST,
        lowercase=False,
        dtype=np.float32,
    )
    table = _lengthened(reader.fit_transform(everything), everything)
    middle = len(nets[0].windows)
    learnt = [
        learn(part, net, way)
        for part, net, way in zip((table[:middle], table[middle:]), nets, WAYS, strict=True)
    ]
    return pack(list(reader.get_feature_names_out()), (learnt[0], learnt[1]))


def examples(
    said: list[Said], way: Way, judged: list[tuple[str, str]], calm: list[str]
) -> Examples:
    """What a net learns from."""
    found = [(w, one.label == way.cry, _weight(one, way)) for one in said for w in pieces(one.text)]
    found += [(w, False, way.calm) for w in calm]
    found += [(w, what == "yes", way.judged[what]) for what, w in judged]
    told, cries, weights = zip(*found, strict=True)
    return Examples(list(told), list(cries), list(weights))


def _weight(one: Said, way: Way) -> float:
    asked = 1 if one.label in (way.cry, way.near, NEUTRAL) else way.others
    return asked * (OF_MADE if one.hand == MADE else 1)


def learn(table: sparse.csr_matrix, net: Examples, way: Way) -> Net:
    """The weights of a net, one for each n-gram."""
    cries, weights = np.array(net.cries), np.array(net.weights)
    uneven = np.abs(_unevenness(table > 0, cries, weights)) ** way.stretch
    uneven *= np.asarray((table > 0).sum(0)).ravel() >= AT_LEAST
    machine = LogisticRegression(C=way.cost, solver="liblinear", tol=3e-3, max_iter=200)
    machine.fit(table @ sparse.diags(uneven), cries, sample_weight=weights)
    return Net(machine.coef_[0] * uneven, float(machine.intercept_[0]))


def _unevenness(there: sparse.csr_matrix, cries: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """By how much more often an n-gram stands in what cries, as a logarithm."""
    heavy = sparse.diags(weights) @ there.astype(np.float32)
    of_cries, of_others = (1 + np.asarray(heavy[rows].sum(0)).ravel() for rows in (cries, ~cries))
    return np.log((of_cries / of_cries.sum()) / (of_others / of_others.sum()))


def _lengthened(table: sparse.csr_matrix, texts: list[str]) -> sparse.csr_matrix:
    """Counts by the square root of the length, as the product weighs them."""
    lengths = np.array([max(1, len(text)) for text in texts], np.float32)
    return (sparse.diags(1 / np.sqrt(lengths)) @ table).tocsr()
