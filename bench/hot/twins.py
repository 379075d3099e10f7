"""How alike two tellings of one matter are, and two of different ones: where 文字相似 begins.

    python -m bench.hot.twins --data DIR

DIR holds the messages and the issues that people found in them, as for `bench.hot`.
"""

import argparse
from itertools import combinations
from pathlib import Path
from random import Random

from bench.hot.__main__ import people_found, rows
from functions.domain.triage.alike import ALIKE
from functions.domain.words.likeness import likeness, pairs

STRANGERS = 200_000
LIKENESSES = (0.02, 0.05, 0.08, 0.10, 0.12, ALIKE, 0.20, 0.25)


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--data", type=Path, required=True)
    data = wanted.parse_args().data
    texts = {
        row["id"]: frozenset(pairs(row["body"])) for row in rows(data / "f3_hot_issues.csv.xz")
    }
    gold, _ = people_found(data)
    issue = {identity: name for name, ids in gold.items() for identity in ids}
    same = [likeness(texts[a], texts[b]) for ids in gold.values() for a, b in combinations(ids, 2)]
    strange = [likeness(texts[a], texts[b]) for a, b in _strangers(list(texts), issue)]
    print(f"{len(same)} pairs of one matter, {len(strange)} of strangers; at least so alike:")
    for at in LIKENESSES:
        shares = [sum(each >= at for each in found) / len(found) for found in (same, strange)]
        print(f"  {at:.2f}  {shares[0]:.3f}  {shares[1]:.5f}")


def _strangers(ids: list[str], issue: dict[str, str]) -> list[tuple[str, str]]:
    draw = Random(1)
    drawn = [tuple(draw.sample(ids, 2)) for _ in range(STRANGERS)]
    return [(a, b) for a, b in drawn if issue.get(a) is None or issue.get(a) != issue.get(b)]


if __name__ == "__main__":
    main()
