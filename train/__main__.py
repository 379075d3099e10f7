"""Train the classifier and write its model file.

python -m train --data ../shared/data/triage
"""

import argparse
from pathlib import Path

import numpy as np

from functions.router.classifier.model import PATH
from train.corpus import corpus
from train.matrix import read
from train.model import build


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--data", type=Path, default=Path("../shared/data/triage"))
    wanted.add_argument("--out", type=Path, default=Path(PATH))
    asked = wanted.parse_args()
    messages = corpus(asked.data)
    kinds = np.array([m.kind for m in messages])
    folds = np.array([m.fold for m in messages])
    packed = build(read(messages), kinds, folds, np.arange(len(messages)))
    asked.out.write_bytes(packed)
    print(f"{asked.out}: {len(packed):,} bytes")


if __name__ == "__main__":
    main()
