"""Messages as sparse matrices of n-gram counts, read by the very functions that the product runs."""

from collections.abc import Iterable
from itertools import count
from typing import NamedTuple

import numpy as np
from scipy import sparse

from functions.router.classifier.grams import grams, opening, plain, whole
from train.corpus import Message


class Counts(NamedTuple):
    """How often each n-gram stands in each text."""

    names: np.ndarray
    table: sparse.csr_matrix

    def of(self, rows: np.ndarray) -> "Counts":
        return Counts(self.names, self.table[rows])


class Read(NamedTuple):
    """Messages, read: with their titles, and as if nobody had given them one."""

    titled: tuple[Counts, Counts]  # of titles, of whole texts
    untitled: tuple[Counts, Counts]  # of openings, of bodies; the same n-grams in the same order


def read(messages: list[Message]) -> Read:
    """Count the n-grams of every message."""
    titles, openings = _both([m.title for m in messages], [opening(m.body) for m in messages])
    wholes, bodies = _both([whole(m.title, m.body) for m in messages], [m.body for m in messages])
    return Read((titles, wholes), (openings, bodies))


def _both(some: list[str], others: list[str]) -> tuple[Counts, Counts]:
    names, table = counted(some + others)
    return Counts(names, table[: len(some)]), Counts(names, table[len(some) :])


def counted(texts: Iterable[str]) -> Counts:
    """Count every n-gram of every text."""
    columns: dict[str, int] = {}
    fresh = count()
    heights, at, values = [0], [], []
    for text in texts:
        for gram, times in grams(plain(text)).items():
            if gram not in columns:
                columns[gram] = next(fresh)
            at.append(columns[gram])
            values.append(times)
        heights.append(len(at))
    shape = (len(heights) - 1, len(columns))
    table = sparse.csr_matrix((np.array(values, np.float32), at, heights), shape=shape)
    return Counts(np.array(list(columns), dtype=object), table)


def common(table: sparse.csr_matrix, rows: np.ndarray, at_least: int) -> np.ndarray:
    """Which n-grams stand in at least so many of the given texts."""
    return np.flatnonzero(np.asarray((table[rows] > 0).sum(0)).ravel() >= at_least)


def idf(table: sparse.csr_matrix, rows: np.ndarray) -> np.ndarray:
    """How rare each n-gram is among the given texts."""
    df = np.asarray((table[rows] > 0).sum(0)).ravel()
    return np.log((1 + len(rows)) / (1 + df)) + 1


def weighed(table: sparse.csr_matrix, rarity: np.ndarray) -> sparse.csr_matrix:
    """Sublinear TF-IDF, every text of length 1: what `score.evidence` computes."""
    made = table.copy()
    made.data = (1 + np.log(made.data)).astype(np.float32)
    made = made @ sparse.diags(rarity.astype(np.float32))
    length = np.sqrt(np.asarray(made.multiply(made).sum(1)).ravel())
    length[length == 0] = 1
    return (sparse.diags((1 / length).astype(np.float32)) @ made).tocsr()
