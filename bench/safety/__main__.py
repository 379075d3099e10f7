"""How much the safety nets hear, how often they cry wolf, and how long they take: six judgements.

    python -m bench.safety --data ../shared/data/triage

1. People's own labelled messages: `labels.csv` says what people would (ids and labels only, the
   messages are no part of this project). Half of it was looked at while the rules were written; the
   other half was not. A message found at random stands for a board; one found by searching for broad
   words stands for what is hard.
2. A thousand real messages of which nothing was learnt: how many the nets take.
3. Each of six hands, heard by a listener that knows only the five others, with steps that were
   chosen without it (`train.listener`).
4. Sentences in many voices (`invented.tsv`: a child, an old person, dialect, typing errors, traditional
   characters, speech to text, English), written before their faults were mended. Half of them was looked at.
5. Sentences in stranger voices (`strangers.tsv`: words as a phone hears them, panic, pictures, two languages at
   once, denials, quotes, stories, the past, names that are common words), in the same way.
6. Sentences by fresh voices (`fresh.tsv`), written after the model and its steps were final: nothing was mended for them.
"""

import argparse
import csv
import random
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from functions.domain.county.county import Settings
from functions.domain.safety import Heard, Tier, listen
from functions.domain.safety.adverts import advertised
from functions.domain.safety.listener import heed
from functions.domain.safety.listener.model import PATH, model
from functions.domain.safety.tiers import judged
from train.listener.letters import aside, messages
from train.listener.sentences import hands, unheard
from train.listener.steps import steps

COUNTY = Settings("任意县")
NETS = {"danger": ("emergency", "calm"), "report": ("report", "ordinary")}  # cries, near-misses
VOICES = ("invented", "strangers", "fresh")
LABELS = {"danger": "emergency", "report": "report"}
Texts = dict[tuple[str, str], str]


class Label(NamedTuple):
    """What a message is, by somebody who read it: yes, no, doubtful, or nothing where it was not asked."""

    id: str
    file: str
    half: str
    found_by: str
    emergency: str
    report: str


def labels() -> list[Label]:
    path = Path(__file__).with_name("labels.csv")
    return [Label(**row) for row in csv.DictReader(path.read_text().splitlines())]


def hear(text: str) -> Heard:
    return listen(COUNTY.emergency_words, COUNTY.guarded_words, text)


def taken(net: str, heard: Iterable[Heard]) -> str:
    """Of how many texts a net took how many in either tier, and how many for certain."""
    tiers = [getattr(one, net) for one in heard]
    any_, certain = (sum(tier >= least for tier in tiers) for least in (Tier.MAYBE, Tier.CERTAIN))
    return f"{any_}/{len(tiers)} ({any_ / max(1, len(tiers)):.1%}), certain {certain}"


def against_labels(texts: Texts) -> None:
    """Print recall and false alarms of both halves."""
    known = labels()
    heard = {(x.file, x.id): hear(texts[x.file, x.id]) for x in known}
    for net, field in LABELS.items():
        for half in ("dev", "held"):
            asked = [x for x in known if x.half == half]
            said = {
                a: [x for x in asked if getattr(x, field) == a] for a in ("yes", "no", "doubtful")
            }
            said["no, at random"] = [x for x in said["no"] if x.found_by == "random"]
            print(f"labelled  {net:6} {half:4}", end="")
            for answer, chosen in said.items():
                print(f"  {answer}: {taken(net, (heard[x.file, x.id] for x in chosen))}", end=" ")
            print()


def of_a_thousand(texts: Texts) -> None:
    """Print how many of a thousand messages the nets take, none of them learnt from."""
    unread = aside(texts)
    chosen = random.Random(7).sample(list(unread.values()), min(1000, len(unread)))
    heard = [hear(text) for text in chosen]
    for net in NETS:
        print(f"thousand  {net:6} {taken(net, heard)}")
    print(f"thousand  advert {sum(bool(advertised(COUNTY.spam_words, t)) for t in chosen)}")


def of_each_hand() -> None:
    """Print what is heard of hands that were not learnt from, and of their near-misses."""
    scales = steps()
    heard = [
        (
            one,
            judged(COUNTY.emergency_words, COUNTY.guarded_words, one.text, loud, scales[one.hand]),
        )
        for one, loud in zip(hands(), unheard(), strict=True)
    ]
    everybody = sorted({one.hand for one, _ in heard})
    for net, (cry, near) in NETS.items():
        for who in (*everybody, None):
            of = {
                label: [h for one, h in heard if one.label == label and who in (None, one.hand)]
                for label in (cry, near)
            }
            name = f"hand {who}" if who else "all six"
            print(
                f"{name:9} {net:6} heard {taken(net, of[cry])}  near-misses {taken(net, of[near])}"
            )


def of_many_voices(name: str) -> None:
    """Print what is heard of invented sentences; `both` (somebody in office touches a child) counts for both."""
    path = Path(__file__).with_name(f"{name}.tsv")
    said = list(
        csv.DictReader(path.read_text().splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    )
    for net, (cry, near) in NETS.items():
        for half in sorted({x["half"] for x in said}):
            of = {
                kind: [hear(x["text"]) for x in said if x["half"] == half and x["label"] in names]
                for kind, names in (("heard", (cry, "both")), ("near-misses", (near,)))
            }
            print(f"{name:9} {net:6} {half:4}", *(f" {n} {taken(net, h)}" for n, h in of.items()))


def of_time(texts: Texts) -> None:
    """Print what the listener weighs and how long it takes, long letters too."""
    began = time.process_time()
    model.__wrapped__()
    print(
        f"listener  {Path(PATH).stat().st_size:,} bytes, read in {_ms(time.process_time() - began)}"
    )
    chosen = random.Random(8).sample(list(texts.values()), min(2000, len(texts)))
    endless = "".join(chosen)
    letters = {
        f"of {long:,} characters": [endless[at : at + long] for at in range(0, long * 40, long)]
        for long in (2_000, 10_000)
    }
    floor = sorted(_spent(_work, "") for _ in chosen)
    print(
        f"the same work each time: half under {_ms(floor[len(floor) // 2])},"
        f" 99 in 100 under {_ms(floor[len(floor) * 99 // 100])}"
    )
    for name, told in {"messages": chosen, **letters}.items():
        for what, does in (("listener", heed), ("all nets", hear)):
            spent = sorted(_spent(does, text) for text in told)
            print(
                f"{what}  {name}: half under {_ms(spent[len(spent) // 2])},"
                f" 99 in 100 under {_ms(spent[len(spent) * 99 // 100])}"
            )


def _work(_text: str) -> int:
    """What takes about a millisecond on a quiet machine: how much longer it takes here is the machine's."""
    return sum(range(60_000))


def _spent(does: object, text: str) -> float:
    began = time.process_time()
    does(text)
    return time.process_time() - began


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.1f} ms"


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--data", type=Path, default=Path("../shared/data/triage"))
    asked = wanted.parse_args()
    of_each_hand()
    for name in VOICES:
        of_many_voices(name)
    texts = messages(asked.data)
    against_labels(texts)
    of_a_thousand(texts)
    of_time(texts)


if __name__ == "__main__":
    main()
