"""Cross-validate the classifier, or score the shipped model on a file of labelled messages.

    python -m bench.triage --data ../shared/data/triage
    python -m bench.triage --heldout labelled.jsonl      # {id, title, body, label} a line

Everything (words, weights, trust, thresholds) is learnt anew from four folds before the fifth is
read, through the file format and the pure Python that the product runs.
"""

import argparse
import json
from pathlib import Path

from bench.triage.figures import (
    PROMISES,
    Answer,
    accuracy,
    ask,
    automatic,
    curve,
    f1_by_label,
    macro_f1,
    most_at,
    top2,
)


def heldout(path: Path) -> list[list[Answer]]:
    """Answers of the shipped model to a file of labelled messages."""
    lines = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line)
    return [ask(m.get("title") or "", m.get("body") or "", m["label"]) for m in lines]


def report(told: list[list[Answer]]) -> None:
    """Print every figure that the model card quotes."""
    first = [answers[0] for answers in told]
    print(
        f"messages {len(first)}  accuracy {accuracy(first):.4f}  macro-F1 {macro_f1(first):.4f}  top-2 {top2(first):.4f}"
    )
    for at, promise in enumerate(PROMISES):
        precision, coverage = automatic([answers[at] for answers in told])
        print(
            f"auto at {promise}: precision {precision:.4f}  coverage {coverage:.4f}  (hindsight {most_at(first, float(promise)):.4f})"
        )
    for label, f1 in sorted(f1_by_label(first).items(), key=lambda item: item[1]):
        print(f"  F1 {f1:.4f}  {label}")
    print("coverage → precision: " + "  ".join(f"{c:.0%} {p:.4f}" for c, p in curve(first)))


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--data", type=Path, default=Path("../shared/data/triage"))
    wanted.add_argument("--heldout", type=Path)
    asked = wanted.parse_args()
    if asked.heldout:
        return report(heldout(asked.heldout))
    from bench.triage.crossed import cross_validated  # noqa: PLC0415 - scoring needs no scikit-learn

    crossed = cross_validated(asked.data)
    report(crossed.titled)
    print("without titles")
    report(crossed.untitled)
    print("of the eight kinds without a label")
    for at, promise in enumerate(PROMISES):
        _, out = automatic([answers[at] for answers in crossed.strangers])
        print(f"auto at {promise}: {1 - out:.4f} of {len(crossed.strangers)} go to a person")
    return None


if __name__ == "__main__":
    main()
