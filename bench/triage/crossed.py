"""Answers to messages, each by a model that never saw the message's fold."""

import csv
from pathlib import Path
from typing import NamedTuple

import numpy as np

from bench.triage.figures import Answer, ask
from functions.router.classifier.model import unpack
from train.corpus import LABELS, STRANGE, Message, corpus, set_aside
from train.matrix import read
from train.model import build

UNSEEN = Path(__file__).with_name("unseen.csv")


class Crossed(NamedTuple):
    """The answers to labelled messages, to the same without titles, and to strangers."""

    titled: list[list[Answer]]
    untitled: list[list[Answer]]
    strangers: list[list[Answer]]


def cross_validated(data: Path) -> Crossed:
    """Learn everything from four folds, answer the fifth, five times."""
    messages, strange = corpus(data), strangers(data)
    told = read(messages)
    kinds = np.array([m.kind for m in messages])
    folds = np.array([m.fold for m in messages])
    answers = Crossed([], [], [])
    for fold in sorted(set(folds) - {-1}):
        using = unpack(build(told, kinds, folds, np.flatnonzero(folds != fold)))
        tested = [m for m in messages if m.fold == fold and m.kind != STRANGE]
        answers.titled.extend(ask(m.title, m.body, LABELS[m.kind], using) for m in tested)
        answers.untitled.extend(ask("", m.body, LABELS[m.kind], using) for m in tested)
        answers.strangers.extend(ask(m.title, m.body, "", using) for m in strange)
        print(f"fold {fold}: {len(answers.titled)} answers", flush=True)
    return answers


def strangers(data: Path) -> list[Message]:
    """Messages of the eight kinds without a label, each read twice by a person."""
    with UNSEEN.open(encoding="utf-8", newline="") as file:
        known = {row["id"] for row in csv.DictReader(file)}
    return [m for m in set_aside(data) if m.id in known]
