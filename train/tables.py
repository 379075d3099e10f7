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
from train.matrix import Counts, Read, common, idf, weighed

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


def fit(told: Read, labels: np.ndarray, rows: np.ndarray, keep: int) -> tuple[Tables, Tables]:
    """Learn from the given rows, once with every n-gram and again with the loudest.

    Two voices: for messages without a title, and with one. The first learns from both, since a
    title tells what a message without one is about; to the second, openings are only noise.
    """
    known = rows[labels[rows] != STRANGE]
    titles, wholes = told.titled
    every = (
        _part(titles, known, common(titles.table, known, SEEN_IN_TITLES), TITLE_WEIGHT),
        _part(wholes, known, common(wholes.table, known, SEEN_IN_BODIES), BODY_WEIGHT),
    )
    stands = np.concatenate([_stands(c, p, known) for c, p in zip(told.titled, every, strict=True)])
    loud = _loudest(_voices(every, told, labels, rows), stands, keep)
    first = len(every[0].columns)
    kept = (
        _part(titles, known, every[0].columns[loud[loud < first]], TITLE_WEIGHT),
        _part(wholes, known, every[1].columns[loud[loud >= first] - first], BODY_WEIGHT),
    )
    return _voices(kept, told, labels, rows)


def _voices(
    parts: tuple[Part, Part], told: Read, labels: np.ndarray, rows: np.ndarray
) -> tuple[Tables, Tables]:
    return (
        _learn(parts, (told.titled, told.untitled), labels, rows),
        _learn(parts, (told.titled,), labels, rows),
    )


def _part(counts: Counts, rows: np.ndarray, columns: np.ndarray, weight: float) -> Part:
    return Part(columns, idf(counts.table[:, columns], rows), weight)


def _learn(
    parts: tuple[Part, Part],
    lessons: tuple[tuple[Counts, Counts], ...],
    labels: np.ndarray,
    rows: np.ndarray,
) -> Tables:
    """One machine for each kind among the known messages; strangeness against all of them."""
    read = [
        sparse.hstack([p.read(c)[rows] for p, c in zip(parts, counts, strict=True)])
        for counts in lessons
    ]
    matrix = sparse.vstack(read).tocsr()
    told = np.tile(labels[rows], len(lessons))
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
    learnt = LinearSVC(C=cost, class_weight="balanced", max_iter=20_000).fit(
        matrix @ sparse.diags(stretch.astype(np.float32)), ours
    )
    return learnt.coef_[0] * stretch, float(learnt.intercept_[0])


def _ratio(matrix: sparse.csr_matrix, ours: np.ndarray) -> np.ndarray:
    """The logarithm of how much likelier each n-gram is in ours than in the rest."""
    stands = (matrix > 0).astype(np.float32)
    inside, outside = (np.asarray(stands[mask].sum(0)).ravel() + 1 for mask in (ours, ~ours))
    return np.log((inside / inside.sum()) / (outside / outside.sum()))


def _stands(counts: Counts, part: Part, rows: np.ndarray) -> np.ndarray:
    """In how many texts each n-gram of a part stands."""
    return np.asarray((counts.table[rows][:, part.columns] > 0).sum(0)).ravel()


def _loudest(voices: tuple[Tables, Tables], stands: np.ndarray, keep: int) -> np.ndarray:
    """Those that part the kinds most; what stands in more texts is heard more often."""
    kinds = [tables.weights[:, : len(LABELS)] for tables in voices]
    loudness = np.max([np.ptp(weights, axis=1) for weights in kinds], axis=0) * stands**0.25
    return np.sort(np.argsort(-loudness)[:keep])
