"""The figures of a classifier, from its answers and the truth."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from functions.router.classifier import Likely, suggest
from functions.router.classifier.model import Model

PROMISES = ("0.99", "0.98")


class Answer(NamedTuple):
    """What was said of a message, and what is true."""

    said: Likely
    truth: str

    @property
    def right(self) -> bool:
        return self.said.label == self.truth


def ask(title: str, body: str, truth: str, using: Model | None = None) -> list[Answer]:
    """What the classifier says of a message, once for each promise."""
    return [Answer(suggest(title, body, promise=p, using=using), truth) for p in PROMISES]


def accuracy(answers: Sequence[Answer]) -> float:
    return sum(a.right for a in answers) / len(answers)


def top2(answers: Sequence[Answer]) -> float:
    return sum(a.truth in a.said.top2 for a in answers) / len(answers)


def f1_by_label(answers: Iterable[Answer]) -> dict[str, float]:
    """F1 of each kind."""
    said, true, both = Counter[str](), Counter[str](), Counter[str]()
    for a in answers:
        said[a.said.label] += 1
        true[a.truth] += 1
        both[a.truth] += a.right
    return {label: 2 * both[label] / (said[label] + true[label]) for label in true}


def macro_f1(answers: Iterable[Answer]) -> float:
    each = f1_by_label(answers)
    return sum(each.values()) / len(each)


def automatic(answers: Sequence[Answer]) -> tuple[float, float]:
    """Precision and coverage of what would go out by itself."""
    out = [a for a in answers if a.said.auto]
    return (accuracy(out) if out else 1.0), len(out) / len(answers)


def precision_at(answers: Sequence[Answer], coverage: float) -> float:
    """How right the surest answers are, so many of them."""
    order = sorted(answers, key=lambda a: -a.said.conf)
    return accuracy(order[: round(len(order) * coverage)])


def curve(answers: Sequence[Answer], steps: int = 20) -> list[tuple[float, float]]:
    """Coverage and precision, as the threshold falls."""
    shares = [(at + 1) / steps for at in range(steps)]
    return [(share, precision_at(answers, share)) for share in shares]


def most_at(answers: Sequence[Answer], precision: float) -> float:
    """The most coverage that any threshold would give at a precision: hindsight, not a promise."""
    order = sorted(answers, key=lambda a: -a.said.conf)
    wrong, best = 0, 0
    for at, answer in enumerate(order, 1):
        wrong += not answer.right
        if wrong <= (1 - precision) * at:
            best = at
    return best / len(order)
