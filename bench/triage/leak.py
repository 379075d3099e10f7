"""How 99 % is faked: the same simple model, tested on what it has seen, and on what it has not.

    python -m bench.triage.leak --data ../shared/data/triage

Rare kinds are oversampled until all are as frequent as the most frequent. Done before the split,
copies of the tested messages are learnt from; done after it, or not at all, they are not.
"""

import argparse
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.svm import LinearSVC

from train.corpus import LABELS, labelled
from train.matrix import common, counted, idf, weighed

SEEN_IN = 5
TESTED = 5  # one message in so many


def accuracy(
    table: sparse.csr_matrix, kinds: np.ndarray, learnt: np.ndarray, tested: np.ndarray
) -> float:
    """Of a plain TF-IDF and a linear machine, that learn from some rows and are tested on others."""
    kept = table[:, common(table, np.unique(learnt), SEEN_IN)]
    told = weighed(kept, idf(kept, np.unique(learnt)))
    machine = LinearSVC().fit(told[learnt], kinds[learnt])
    return float((machine.predict(told[tested]) == kinds[tested]).mean())


def oversampled(rows: np.ndarray, kinds: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """The rows, the rarer kinds drawn again until all are as frequent."""
    of_kind = [rows[kinds[rows] == kind] for kind in range(len(LABELS))]
    most = max(map(len, of_kind)) * 2
    return np.concatenate([np.append(r, chance.choice(r, most - len(r))) for r in of_kind])


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--data", type=Path, default=Path("../shared/data/triage"))
    messages = labelled(wanted.parse_args().data)
    table = counted(m.title + m.body for m in messages).table
    kinds, folds = (np.array(v) for v in zip(*((m.kind, m.fold) for m in messages), strict=True))
    chance = np.random.default_rng(0)
    copies = oversampled(np.arange(len(kinds)), kinds, chance)
    mixed = chance.permutation(copies)
    cut = len(mixed) // TESTED
    honest, tested = np.flatnonzero(folds != 0), np.flatnonzero(folds == 0)
    print(f"oversampled before the split: {accuracy(table, kinds, mixed[cut:], mixed[:cut]):.4f}")
    after = oversampled(honest, kinds, chance)
    print(f"oversampled after the split:  {accuracy(table, kinds, after, tested):.4f}")
    print(f"not oversampled:              {accuracy(table, kinds, honest, tested):.4f}")


if __name__ == "__main__":
    main()
