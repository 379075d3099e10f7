"""Learn from unseen folds when a label can be trusted, and where the thresholds lie."""

from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from functions.router.classifier.trust import Reading, signs
from train.corpus import LABELS
from train.matrix import Counts
from train.tables import Tables, fit

PROMISES = {"0.99": 0.99, "0.98": 0.98}


class Trust(NamedTuple):
    """The weights of the signs, and the least confidence for each promised precision."""

    weights: dict[str, float]
    thresholds: dict[str, float]


class Judged(NamedTuple):
    """Messages that a model had not seen: what it saw in them, and whether it was right."""

    signs: list[dict[str, float]]
    right: np.ndarray


def learn(judged: Judged) -> Trust:
    """Weigh the signs, then find how sure one must be for each promise."""
    names = DictVectorizer(sparse=False)
    matrix = names.fit_transform(judged.signs)
    learnt = LogisticRegression(C=1.0, max_iter=2000, fit_intercept=False).fit(matrix, judged.right)
    confidence = learnt.predict_proba(matrix)[:, 1]
    return Trust(
        dict(zip(names.get_feature_names_out().tolist(), learnt.coef_[0].tolist(), strict=True)),
        {name: least(confidence, judged.right, kept) for name, kept in PROMISES.items()},
    )


def least(confidence: np.ndarray, right: np.ndarray, promised: float) -> float:
    """The lowest confidence above which the promised share was right."""
    order = np.argsort(-confidence)
    precise = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    kept = np.flatnonzero(precise >= promised)
    return float(confidence[order[kept[-1]]]) if len(kept) else 1.0


def unseen(
    counts: tuple[Counts, Counts],
    labels: np.ndarray,
    folds: np.ndarray,
    rows: np.ndarray,
    keep: int,
) -> Judged:
    """Judge each fold's messages by a model that learnt from the others; fold -1 is only learnt from."""
    found, right = [], []
    for fold in sorted(set(folds[rows]) - {-1}):
        tables = fit(counts, labels, rows[folds[rows] != fold], keep)
        asked = rows[folds[rows] == fold]
        for at, reading in zip(asked, readings(tables, counts, asked), strict=True):
            best = int(np.argmax(reading.total[: len(LABELS)]))
            found.append(signs(LABELS, reading, best))
            right.append(best == labels[at])
    return Judged(found, np.array(right))


def readings(tables: Tables, counts: tuple[Counts, Counts], rows: np.ndarray) -> list[Reading]:
    """What the product would read in these messages."""
    asked = tuple(Counts(c.names, c.table[rows]) for c in counts)
    title, body = tables.part_scores(asked)
    known = sum(
        (c.table[:, p.columns] > 0).sum(1) for c, p in zip(asked, tables.parts, strict=True)
    )
    total = title + body + tables.biases
    return [
        Reading(t.tolist(), b.tolist(), s.tolist(), int(k))
        for t, b, s, k in zip(title, body, total, np.asarray(known).ravel(), strict=True)
    ]
