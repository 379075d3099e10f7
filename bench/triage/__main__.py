"""Cross-validate the classifier, or score the shipped model on a file of labelled messages.

    python -m bench.triage --data ../shared/data/triage
    python -m bench.triage --heldout labelled.jsonl      # or .csv, .csv.xz: id, title, body, label

Everything (words, weights, trust, thresholds) is learnt anew from four folds before the fifth is
read, through the file format and the pure Python that the product runs.
"""

import argparse
from pathlib import Path

from bench.triage import speed
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
    precision_at,
    top2,
)
from bench.triage.picture import drawn
from functions.router.classifier.model import model
from infra.local.replay import rows
from train.corpus import labelled


def report_heldout(path: Path) -> None:
    """Score the shipped model: on messages of its labels, and on those of kinds it has none for."""
    told = [(r.get("title") or "", r.get("body") or "", r["label"]) for r in rows(path)]
    known = set(model().labels)
    report([ask(*message) for message in told if message[2] in known])
    report_strangers([ask(*message) for message in told if message[2] not in known])
    speed.report((title, body) for title, body, _ in told)


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
    print(
        f"Guangzhou Baiyun sends 87.9 % by itself, 86.3 % right; here: {precision_at(first, 0.879):.4f}"
    )
    print("coverage → precision: " + "  ".join(f"{c:.0%} {p:.4f}" for c, p in curve(first)))


def report_strangers(told: list[list[Answer]]) -> None:
    """Print how many messages of kinds without a label go to a person."""
    for at, promise in enumerate(PROMISES if told else ()):
        _, out = automatic([answers[at] for answers in told])
        print(f"without a label, auto at {promise}: {1 - out:.4f} of {len(told)} go to a person")


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--data", type=Path, default=Path("../shared/data/triage"))
    wanted.add_argument("--heldout", type=Path)
    wanted.add_argument("--picture", type=Path, help="where to draw the curve")
    asked = wanted.parse_args()
    if asked.heldout:
        return report_heldout(asked.heldout)
    from bench.triage.crossed import cross_validated  # noqa: PLC0415 - scoring needs no scikit-learn

    crossed = cross_validated(asked.data)
    report(crossed.titled)
    print("without titles")
    report(crossed.untitled)
    report_strangers(crossed.strangers)
    if asked.picture:
        told = {"with title": crossed.titled, "without title": crossed.untitled}
        curves = {name: curve([one[0] for one in answers]) for name, answers in told.items()}
        asked.picture.write_text(drawn(curves), encoding="utf-8")
    speed.report((m.title, m.body) for m in labelled(asked.data))
    return None


if __name__ == "__main__":
    main()
