"""From read messages to the bytes of a model: the whole of the training, in one call."""

import numpy as np

from train import trust
from train.matrix import Read
from train.pack import pack
from train.tables import fit

KEEP = 50_000  # n-grams


def build(told: Read, kinds: np.ndarray, folds: np.ndarray, rows: np.ndarray) -> bytes:
    """Learn everything (words, weights, trust, thresholds) from the given rows and no others."""
    voices = fit(told, kinds, rows, KEEP)
    sure = trust.learn(*trust.unseen(told, kinds, folds, rows, KEEP))
    return pack(voices, told.titled, sure.weights, sure.thresholds)
