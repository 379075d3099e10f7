"""How far a label can be trusted: the chance that it is right, learnt from unseen folds."""

from math import exp, log1p
from typing import NamedTuple

from functions.router.classifier.model import Model


class Scores(NamedTuple):
    """The scores of one message: of its title (or opening), of its whole text, of both with the biases."""

    title: list[float]
    whole: list[float]
    total: list[float]
    known: int  # different n-grams of the whole text that the model knows
    titled: bool


def signs(labels: tuple[str, ...], reading: Scores, label: int) -> dict[str, float]:
    """What tells a safe label from a doubtful one, by name; of untitled messages by other names."""
    kinds = len(labels)
    found = {
        "always": 1.0,
        "top": reading.total[label],
        "lead": _lead(reading.total[:kinds], label),
        "strange": reading.total[kinds],
        "very strange": max(0.0, reading.total[kinds]),
        "known": log1p(reading.known),
        labels[label]: 1.0,
        "title's lead": _lead(reading.title[:kinds], label),
        "whole's lead": _lead(reading.whole[:kinds], label),
    }
    return found if reading.titled else {f"untitled {name}": v for name, v in found.items()}


def confidence(model: Model, reading: Scores, label: int) -> float:
    """The chance that a label is right, between 0 and 1."""
    found = signs(model.labels, reading, label)
    said = sum(model.trust.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + exp(-max(-30.0, min(30.0, said))))


def threshold(model: Model, reading: Scores, promise: str) -> float:
    """The least confidence at which the promised precision was kept on unseen folds."""
    return model.thresholds[promise if reading.titled else f"untitled {promise}"]


def _lead(scores: list[float], label: int) -> float:
    return scores[label] - max(s for at, s in enumerate(scores) if at != label)
