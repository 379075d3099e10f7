"""Learn what each n-gram says of each kind, keep those that say most, and make bytes of them."""

from typing import NamedTuple

import numpy as np
from scipy import sparse
from sklearn.svm import LinearSVC

from train.matrix import Counts, common, idf, weighed

TITLE_WEIGHT, BODY_WEIGHT = 0.6, 0.8  # the title's 15 characters say nearly as much as the body
SEEN_IN_TITLES, SEEN_IN_BODIES = 2, 4


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


def part(counts: Counts, rows: np.ndarray, columns: np.ndarray, weight: float) -> Part:
    """Describe a part from the texts that may be learnt from."""
    return Part(columns, idf(counts.table[:, columns], rows), weight)


def fit(counts: tuple[Counts, Counts], labels: np.ndarray, rows: np.ndarray, keep: int) -> Tables:
    """Learn from the given rows: once with every n-gram, and again with the loudest."""
    titles, bodies = counts
    every = (
        part(titles, rows, common(titles.table, rows, SEEN_IN_TITLES), TITLE_WEIGHT),
        part(bodies, rows, common(bodies.table, rows, SEEN_IN_BODIES), BODY_WEIGHT),
    )
    loud = _loudest(_learn(every, counts, labels, rows), keep)
    first = len(every[0].columns)
    kept = (
        part(titles, rows, every[0].columns[loud[loud < first]], TITLE_WEIGHT),
        part(bodies, rows, every[1].columns[loud[loud >= first] - first], BODY_WEIGHT),
    )
    return _learn(kept, counts, labels, rows)


def _learn(
    parts: tuple[Part, Part], counts: tuple[Counts, Counts], labels: np.ndarray, rows: np.ndarray
) -> Tables:
    matrix = sparse.hstack([p.read(c)[rows] for p, c in zip(parts, counts, strict=True)]).tocsr()
    learnt = LinearSVC(C=1.0).fit(matrix, labels[rows])
    silent = np.zeros((matrix.shape[1], 1))
    return Tables(parts, np.hstack([learnt.coef_.T, silent]), np.append(learnt.intercept_, 0.0))


def _loudest(tables: Tables, keep: int) -> np.ndarray:
    loudness = np.abs(tables.weights).max(1)
    return np.sort(np.argsort(-loudness)[:keep])
