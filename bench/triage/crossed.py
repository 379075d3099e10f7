"""Answers to messages, each by a model that never saw the message's fold."""

from pathlib import Path

import numpy as np

from bench.triage.figures import Answer, ask
from functions.router.classifier.model import unpack
from train import corpus
from train.matrix import parts
from train.model import build


def cross_validated(data: Path) -> list[list[Answer]]:
    """Learn everything from four folds, answer the fifth, five times."""
    messages = corpus.labelled(data) + corpus.worded(data)
    counts = parts(messages)
    labels = np.array([corpus.LABELS.index(m.label) for m in messages])
    folds = np.array([m.fold for m in messages])
    told = []
    for fold in sorted(set(folds) - {-1}):
        using = unpack(build(counts, labels, folds, np.flatnonzero(folds != fold)))
        told += [ask(m.title, m.body, m.label, using) for m in messages if m.fold == fold]
        print(f"fold {fold}: {len(told)} answers", flush=True)
    return told
