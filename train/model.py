"""From counted messages to the bytes of a model: the whole of the training, in one call."""

import numpy as np

from train import trust
from train.matrix import Counts
from train.pack import pack
from train.tables import fit

KEEP = 40_000  # n-grams


def build(
    counts: tuple[Counts, Counts], labels: np.ndarray, folds: np.ndarray, rows: np.ndarray
) -> bytes:
    """Learn everything (words, weights, trust, thresholds) from the given rows and no others."""
    tables = fit(counts, labels, rows, KEEP)
    sure = trust.learn(trust.unseen(counts, labels, folds, rows, KEEP))
    return pack(tables, counts, sure.weights, sure.thresholds)
