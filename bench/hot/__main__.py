"""Find the issues among 4,326 messages, and compare them with the five that people found.

    python -m bench.hot --data ../shared/data/triage

First what a look costs: all of them, as many as one look compares at most, and as many of
which half are about one power cut. The likeness at which groups join is chosen by what students' teams found (`silver`, leaving out
what overlaps the five): the middle of those that come within .02 of the best. The five judge it.
Then the same without titles, as most people write at a code: their opening stands for one.
"""

import argparse
import csv
import lzma
import resource
import sys
import time
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from io import StringIO
from multiprocessing import get_context
from pathlib import Path
from random import Random

from msgspec.structs import replace

from functions.domain.issues.clusters import ALIKE, Matter, grouped, terms, together, weighed
from functions.domain.issues.heard import OPENING
from functions.domain.issues.hot import TEXTS

TRIED = (0.05, 0.06, 0.07, 0.08, 0.09, 0.10, 0.12)
PLATEAU = 0.02
OVERLAP, SMALLEST = 0.2, 5
SMALL = 250
POWER_CUT = ("停电了什么时候来电", "小区停电了，请问几点来电", "停电三小时了还不来电")
Groups = dict[str, set[str]]


def rows(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        sys.exit(f"{path} is missing: the messages are no part of this project")
    read = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
    return list(csv.DictReader(StringIO(read.decode(), newline="")))


def messages(data: Path) -> list[Matter]:
    return [
        Matter(r["id"], datetime.fromisoformat(r["time"]), r["title"], r["body"])
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


def chosen(silver: dict[float, float]) -> float:
    """The middle of the likenesses that silver can hardly tell from the best."""
    good = sorted(a for a, score in silver.items() if score >= max(silver.values()) - PLATEAU)
    return good[len(good) // 2]


def table(told: list[Matter], gold: Groups, silver: Groups) -> None:
    vectors = weighed([terms(m) for m in told])
    found = {a: [{told[n].no for n in g} for g in together(vectors, a)] for a in TRIED}
    scores = {a: mean(silver, groups) for a, groups in found.items()}
    best = chosen(scores)
    for alike, groups in found.items():
        marks = "<- chosen by silver" * (alike == best) + " <- in use" * (alike == ALIKE)
        print(
            f"alike {alike:.2f}: silver {scores[alike]:.4f}  gold {mean(gold, groups):.4f} {marks}"
        )
    for name, ids in gold.items():
        print(f"  {f1(ids, found[ALIKE]):.3f}  {name} ({len(ids)} messages)")


def among_few(name: str, people: Groups, told: list[Matter], others: list[Matter]) -> None:
    """Each issue among so many others that there are `SMALL` messages, as a county begins."""
    drawn, scores = Random(1), list[float]()
    for ids in people.values():
        near = [m for m in told if m.no in ids]
        few = near + drawn.sample(others, SMALL - len(near))
        groups, _ = grouped(few)
        scores.append(f1(ids, [{m.no for m in group} for group in groups]))
    print(f"among {SMALL} messages: {name} {sum(scores) / len(scores):.4f}")


def without_title(message: Matter) -> Matter:
    return replace(message, title=message.body.strip()[:OPENING])


def flood(told: list[Matter]) -> list[Matter]:
    """As many as one look compares, every other one about the same power cut."""
    cut = [replace(told[0], no=f"c{n}", title="", body=POWER_CUT[n % 3]) for n in range(TEXTS // 2)]
    return [*told[: TEXTS - len(cut)], *cut]


def cost(told: list[Matter]) -> tuple[float, float]:
    """Seconds of CPU, and MB beyond what the messages themselves take."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    grouped(told)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return time.process_time() - began, grown / 1024


def show_cost(name: str, told: list[Matter]) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as alone:  # its peak is its own
        seconds, mb = alone.submit(cost, told).result()
    print(f"{name}: {len(told)} messages, {seconds:.1f} s of CPU, {mb:.0f} MB more")


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--data", type=Path, default=Path("../shared/data/triage"))
    data = wanted.parse_args().data
    told = messages(data)
    show_cost("all of them", told)
    show_cost(f"the newest {TEXTS}", told[-TEXTS:])
    show_cost("with a power cut", flood(told))
    gold, silver = people_found(data)
    print("with titles")
    table(told, gold, silver)
    issues = set().union(*gold.values(), *silver.values())
    others = [m for m in told if m.no not in issues]
    for name, people in (("silver", silver), ("gold", gold)):
        among_few(name, people, told, others)
    print("without titles")
    table([without_title(m) for m in told], gold, silver)


if __name__ == "__main__":
    main()
