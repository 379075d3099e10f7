"""Learn what each n-gram says of each kind, keep those that say most, and make bytes of them.

One support vector machine for each kind, over n-grams that are stretched by how unevenly they stand
in the kind and outside it (NB-SVM, Wang & Manning 2012); one more for strangeness: messages of kinds
that no label names.
"""

from typing import NamedTuple

import numpy as np
from scipy import sparse
from sklearn.svm import LinearSVC

from train.corpus import LABELS, STRANGE
from train.matrix import Counts, common, idf, weighed

TITLE_WEIGHT, BODY_WEIGHT = 0.45, 0.9
SEEN_IN_TITLES, SEEN_IN_BODIES = 2, 5
STRETCH = 1.0  # the power of the naive Bayes ratio
COST, STRANGE_COST = 1.0, 0.5


class Part(NamedTuple):
    """The n-grams of one part (title or body) that the model keeps, and how rare they are."""

    columns: np.ndarray
    rarity: np.ndarray
    weight: float

    def read(self, counts: Counts) -> sparse.csr_matrix:
        return weighed(counts.table[:, self.columns], self.rarity) * self.weight


class Tables(NamedTuple):
    """A linear model over both parts."""

    parts: tuple[Part, Part]
    weights: np.ndarray  # n-grams × outputs
    biases: np.ndarray

    def part_scores(self, counts: tuple[Counts, Counts]) -> tuple[np.ndarray, np.ndarray]:
        """What titles and bodies say, each alone and without the biases."""
        first = len(self.parts[0].columns)
        title, body = (part.read(c) for part, c in zip(self.parts, counts, strict=True))
        return title @ self.weights[:first], body @ self.weights[first:]


def fit(counts: tuple[Counts, Counts], labels: np.ndarray, rows: np.ndarray, keep: int) -> Tables:
    """Learn from the given rows: once with every n-gram, and again with the loudest."""
    known = rows[labels[rows] != STRANGE]
    titles, bodies = counts
    every = (
        _part(titles, known, common(titles.table, known, SEEN_IN_TITLES), TITLE_WEIGHT),
        _part(bodies, known, common(bodies.table, known, SEEN_IN_BODIES), BODY_WEIGHT),
    )
    loud = _loudest(_learn(every, counts, labels, rows), keep)
    first = len(every[0].columns)
    kept = (
        _part(titles, known, every[0].columns[loud[loud < first]], TITLE_WEIGHT),
        _part(bodies, known, every[1].columns[loud[loud >= first] - first], BODY_WEIGHT),
    )
    return _learn(kept, counts, labels, rows)


def _part(counts: Counts, rows: np.ndarray, columns: np.ndarray, weight: float) -> Part:
    return Part(columns, idf(counts.table[:, columns], rows), weight)


def _learn(
    parts: tuple[Part, Part],
    counts: tuple[Counts, Counts],
    labels: np.ndarray,
    rows: np.ndarray,
) -> Tables:
    """One machine for each kind among the known messages; strangeness against all of them."""
    matrix = sparse.hstack([p.read(c)[rows] for p, c in zip(parts, counts, strict=True)]).tocsr()
    told = labels[rows]
    known = told != STRANGE
    machines = [
        _machine(matrix[known], told[known] == kind, COST) for kind in range(len(LABELS))
    ] + [_machine(matrix, ~known, STRANGE_COST)]
    return Tables(
        parts,
        np.stack([weights for weights, _ in machines], axis=1),
        np.array([bias for _, bias in machines]),
    )


def _machine(matrix: sparse.csr_matrix, ours: np.ndarray, cost: float) -> tuple[np.ndarray, float]:
    """Tell ours from the rest, hearing most what stands unevenly in the two."""
    if not ours.any():
        return np.zeros(matrix.shape[1]), -1.0
    stretch = np.abs(_ratio(matrix, ours)) ** STRETCH
    learnt = LinearSVC(C=cost, class_weight="balanced").fit(
        matrix @ sparse.diags(stretch.astype(np.float32)), ours
    )
    return learnt.coef_[0] * stretch, float(learnt.intercept_[0])


def _ratio(matrix: sparse.csr_matrix, ours: np.ndarray) -> np.ndarray:
    """The logarithm of how much likelier each n-gram is in ours than in the rest."""
    stands = (matrix > 0).astype(np.float32)
    inside, outside = (np.asarray(stands[mask].sum(0)).ravel() + 1 for mask in (ours, ~ours))
    return np.log((inside / inside.sum()) / (outside / outside.sum()))


def _loudest(tables: Tables, keep: int) -> np.ndarray:
    loudness = np.abs(tables.weights).max(1)
    return np.sort(np.argsort(-loudness)[:keep])
