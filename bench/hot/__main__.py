"""Find the issues among 4,326 messages, and compare them with the five that people found.

    python -m bench.hot --data ../shared/data/triage

The likeness at which groups join was chosen by what students' teams found (`silver`, leaving out
what overlaps the five); the table shows how much the figure hangs on it.
"""

import argparse
import csv
import lzma
import sys
import time
from collections import defaultdict
from datetime import datetime
from io import StringIO
from pathlib import Path

from functions.domain.clusters import ALIKE, Told, terms, together, weighed

TRIED = (0.06, 0.07, 0.08, 0.09, 0.10, 0.12)
OVERLAP, SMALLEST = 0.2, 5
Groups = dict[str, set[str]]


def rows(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        sys.exit(f"{path} is missing: the messages are no part of this project")
    read = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    return list(csv.DictReader(StringIO(read.decode(), newline="")))


def messages(data: Path) -> list[Told]:
    return [
        Told(r["id"], datetime.fromisoformat(r["time"]), r["title"], r["body"])
        for r in rows(data / "f3_hot_issues.csv.xz")
    ]


def people_found(data: Path) -> tuple[Groups, Groups]:
    """The five issues, and what students' teams called issues."""
    gold, silver = defaultdict(set), defaultdict(set)
    for row in rows(data / "f3_hot_gold.csv"):
        gold[row["issue"]].add(row["id"])
    for row in rows(data / "f3_team_silver.csv"):
        silver[f"{row['team']} {row['team_issue_no']}"].add(row["id"])
    known = set().union(*gold.values())
    kept = {
        name: ids
        for name, ids in silver.items()
        if len(ids) >= SMALLEST and len(ids & known) < OVERLAP * len(ids)
    }
    return gold, kept


def f1(people: set[str], found: list[set[str]]) -> float:
    """Of the found issue that fits best."""
    return max(2 * len(people & one) / (len(people) + len(one)) for one in found)


def mean(people: Groups, found: list[set[str]]) -> float:
    return sum(f1(ids, found) for ids in people.values()) / len(people)


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--data", type=Path, default=Path("../shared/data/triage"))
    data = wanted.parse_args().data
    told = messages(data)
    gold, silver = people_found(data)
    vectors = weighed([terms(m) for m in told])
    for alike in sorted({*TRIED, ALIKE}):
        began = time.process_time()
        found = [{told[n].no for n in group} for group in together(vectors, alike)]
        took = time.process_time() - began
        chosen = " <- chosen" if alike == ALIKE else ""
        print(
            f"alike {alike:.2f}: gold {mean(gold, found):.4f}  silver {mean(silver, found):.4f}  {took:.1f} s{chosen}"
        )
        if chosen:
            for name, ids in gold.items():
                print(f"  {f1(ids, found):.3f}  {name} ({len(ids)} messages)")


if __name__ == "__main__":
    main()
