"""Learn from unseen folds when a label can be trusted, and where the thresholds lie."""

from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from functions.router.classifier.trust import Scores, signs
from train.corpus import LABELS, STRANGE
from train.matrix import Counts, Read
from train.tables import Tables, fit

PROMISES = {"0.99": 0.99, "0.98": 0.982}  # folds keep a little less than was aimed at
STRANGERS_WEIGH = 0.1  # a weak example of a stranger, beside a labelled message


class Trust(NamedTuple):
    """The weights of the signs, and the least confidence for each promised precision."""

    weights: dict[str, float]
    thresholds: dict[str, float]


class Judged(NamedTuple):
    """Messages that a model had not seen: what it saw in them, and whether it was right."""

    signs: list[dict[str, float]]
    right: np.ndarray
    strange: np.ndarray


def learn(titled: Judged, untitled: Judged) -> Trust:
    """Weigh the signs, then find how sure one must be for each promise."""
    weights, thresholds = _weigh(titled)
    bare_weights, bare_thresholds = _weigh(untitled)
    return Trust(
        weights | bare_weights,
        thresholds | {f"untitled {name}": least for name, least in bare_thresholds.items()},
    )


def _weigh(judged: Judged) -> Trust:
    names = DictVectorizer(sparse=False)
    matrix = names.fit_transform(judged.signs)
    learnt = LogisticRegression(C=1.0, max_iter=5000, fit_intercept=False).fit(
        matrix, judged.right, np.where(judged.strange, STRANGERS_WEIGH, 1.0)
    )
    told = ~judged.strange
    confidence = learnt.predict_proba(matrix[told])[:, 1]
    return Trust(
        dict(zip(names.get_feature_names_out().tolist(), learnt.coef_[0].tolist(), strict=True)),
        {name: least(confidence, judged.right[told], kept) for name, kept in PROMISES.items()},
    )


def least(confidence: np.ndarray, right: np.ndarray, promised: float) -> float:
    """The lowest confidence above which the promised share was right."""
    order = np.argsort(-confidence)
    precise = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    kept = np.flatnonzero(precise >= promised)
    return float(confidence[order[kept[-1]]]) if len(kept) else 1.0


def unseen(
    told: Read, kinds: np.ndarray, folds: np.ndarray, rows: np.ndarray, keep: int
) -> tuple[Judged, Judged]:
    """Judge each fold by a model that learnt from the others: with the titles, and without."""
    judged: list[tuple[Judged, Judged]] = []
    for fold in sorted(set(folds[rows]) - {-1}):
        without, with_title = fit(told, kinds, rows[folds[rows] != fold], keep)
        asked = rows[folds[rows] == fold]
        judged.append(
            (
                judge(with_title, told.titled, kinds, asked, titled=True),
                judge(without, told.untitled, kinds, asked, titled=False),
            )
        )
    first, second = zip(*judged, strict=True)
    return _together(first), _together(second)


def judge(
    tables: Tables,
    counts: tuple[Counts, Counts],
    kinds: np.ndarray,
    rows: np.ndarray,
    *,
    titled: bool,
) -> Judged:
    """What the product would see in these messages, and whether its label would be right."""
    found = readings(tables, (counts[0].of(rows), counts[1].of(rows)), titled=titled)
    best = [int(np.argmax(reading.total[: len(LABELS)])) for reading in found]
    return Judged(
        [signs(LABELS, reading, label) for reading, label in zip(found, best, strict=True)],
        np.array(best) == kinds[rows],
        kinds[rows] == STRANGE,
    )


def readings(tables: Tables, counts: tuple[Counts, Counts], *, titled: bool) -> list[Scores]:
    """What the product would read in these messages."""
    title, whole = tables.part_scores(counts)
    known = np.asarray((counts[1].table[:, tables.parts[1].columns] > 0).sum(1)).ravel()
    total = title + whole + tables.biases
    rows = zip(title.tolist(), whole.tolist(), total.tolist(), known, strict=True)
    return [Scores(t, w, s, int(n), titled) for t, w, s, n in rows]


def _together(judged: tuple[Judged, ...]) -> Judged:
    return Judged(
        [found for one in judged for found in one.signs],
        np.concatenate([one.right for one in judged]),
        np.concatenate([one.strange for one in judged]),
    )
