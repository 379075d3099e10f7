"""How much the safety nets hear of real messages, how often they cry wolf, and how long they take.

    python -m bench.safety --data ../shared/data/triage

`labels.csv` says what people would: ids and labels only, the messages are no part of this project.
Half of it was looked at while the rules were written; the other half was not. A message found at
random stands for a board; one found by searching for broad words stands for what is hard.
"""

import argparse
import csv
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from functions.domain.county import Settings
from functions.domain.safety import heard
from functions.domain.safety.adverts import advertised
from functions.domain.safety.officials import accused
from train.corpus import rows

FILES = ("f2_traindev", "f3_hot_issues", "f4_replies")
COUNTY = Settings("任意县")
Net = Callable[[str], tuple[str, ...]]
NETS: dict[str, Net] = {
    "emergency": lambda text: heard(COUNTY.emergency_words, text),
    "report": lambda text: accused(COUNTY.guarded_words, text),
    "advert": lambda text: advertised(COUNTY.spam_words, text),
}
Texts = dict[tuple[str, str], str]


class Label(NamedTuple):
    """What a message is, by somebody who read it: yes, no, doubtful, or nothing where it was not asked."""

    id: str
    file: str
    half: str
    found_by: str
    emergency: str
    report: str


def messages(data: Path) -> Texts:
    return {
        (name, row["id"]): f"{row['title']}。{row['body']}"
        for name in FILES
        for row in rows(data / f"{name}.csv.xz")
    }


def labels() -> list[Label]:
    path = Path(__file__).with_name("labels.csv")
    return [Label(**row) for row in csv.DictReader(path.read_text().splitlines())]


def taken(net: str, texts: Texts, chosen: list[Label]) -> str:
    """Of how many chosen messages a net took how many."""
    said = sum(bool(NETS[net](texts[label.file, label.id])) for label in chosen)
    return f"{said}/{len(chosen)} ({said / max(1, len(chosen)):.1%})"


def against_labels(texts: Texts) -> None:
    """Print recall and false alarms of both halves."""
    known = labels()
    for net in ("emergency", "report"):
        for half in ("dev", "held"):
            asked = [label for label in known if label.half == half]
            of = {a: [x for x in asked if getattr(x, net) == a] for a in ("yes", "no", "doubtful")}
            by_chance = [label for label in of["no"] if label.found_by == "random"]
            print(
                f"{net:9} {half:4}  heard {taken(net, texts, of['yes'])}"
                f"  false: at random {taken(net, texts, by_chance)}, in all {taken(net, texts, of['no'])}"
                f"  of the doubtful {taken(net, texts, of['doubtful'])}"
            )


def of_all(texts: Texts) -> None:
    """Print how many of all messages a net takes, and its time."""
    for net, hears in NETS.items():
        times, said = [], 0
        for text in texts.values():
            began = time.process_time()
            said += bool(hears(text))
            times.append(time.process_time() - began)
        ranked = sorted(times)
        print(
            f"{net:9} takes {said} of {len(texts)}: {1000 * said / len(texts):.1f} of 1,000"
            f"  {1000 * sum(times) / len(times):.2f} ms each, 99 in 100 under {1000 * ranked[len(ranked) * 99 // 100]:.1f} ms"
        )


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--data", type=Path, default=Path("../shared/data/triage"))
    texts = messages(wanted.parse_args().data)
    against_labels(texts)
    of_all(texts)


if __name__ == "__main__":
    main()
