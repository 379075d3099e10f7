"""Invented sentences to learn from: six hands', our own, and put together from parts.

A hand is somebody who writes as one kind of people does (`docs/listener-card.md`); a figure is stated
for a hand that was left out. Our own and those put together are always learnt from.
"""

import csv
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from functions.domain.safety.listener.ear import Heed

DATA = Path(__file__).with_name("data")
OURS = 0  # the number of our own hand
MADE = -1  # of what was put together
LATER = -2  # of what we wrote after the hands' misses were read: they are judged without it
EACH = 600  # sentences put together of each kind
AMID = 400  # cries in the middle of an everyday matter
SHORT = 30  # characters of a cry that is put beside one


class Said(NamedTuple):
    """A sentence, whose it is, and what it is: emergency, calm, report, ordinary, or near to none."""

    hand: int
    text: str
    label: str


def hands() -> list[Said]:
    """The sentences of the six hands."""
    lines = map(json.loads, (DATA / "hands.jsonl").read_text().splitlines())
    return [Said(line["hand"], line["text"], line["label"]) for line in lines]


def ours() -> list[Said]:
    """What we wrote beside them."""
    files = (("own", OURS), ("voices", OURS), ("neutral", OURS), ("later", LATER))
    lines = ((*line.split("\t"), hand) for name, hand in files for line in _lines(f"{name}.tsv"))
    return [Said(hand, text, label) for label, text, hand in lines]


def made(chance: random.Random) -> Iterator[Said]:
    """Who holds an office and who does not, each with what makes a report and what does not.

    And a cry beside an everyday matter (`路灯坏了，我爸从梯子上掉下来了`), which calms nothing.
    """
    office, private, wrong, plain = (
        _lines(f"{name}.txt") for name in ("office", "private", "wrong", "plain")
    )
    for _ in range(EACH):
        yield Said(MADE, _sentence(office, wrong, chance), "report")
        yield Said(MADE, _sentence(office, plain, chance), "ordinary")
        yield Said(MADE, _sentence(private, chance.choice((wrong, plain)), chance), "ordinary")
    own = [one for one in ours() if one.hand == OURS and len(one.text) <= SHORT]
    cries, matters = (
        [one.text for one in own if one.label in labels]
        for labels in (("emergency",), ("neutral", "ordinary"))
    )
    for _ in range(AMID):
        yield Said(MADE, f"{chance.choice(matters)}，{chance.choice(cries)}", "emergency")


BEFORE = (
    "", "", "", "", "我想反映 ", "你们管不管 ", "请问 ", "那个", "我们这边", "今天", "听说", "领导好 ", "上次", "去年",
)  # fmt: skip
BETWEEN = ("", "", "", " ", "他", "他们", "还", "就")
AFTER = (
    "", "", "", "", " 有没有人管", " 我都看到了", " 我有照片", " 怎么办", " 你们看看", " 大家都晓得", " 不敢说名字", " 请回复",
)  # fmt: skip


def _sentence(who: list[str], what: list[str], chance: random.Random) -> str:
    return "".join(map(chance.choice, (BEFORE, who, BETWEEN, what, AFTER)))


def _lines(name: str) -> list[str]:
    return (DATA / name).read_text().splitlines()


def write_unheard(heard: list[Heed]) -> None:
    """Keep what models said of the hands that they had not learnt from, in the hands' order."""
    with (DATA / "unheard.csv").open("w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(
            (f"{one.danger:.2f}", f"{one.report:.2f}", one.pieces) for one in heard
        )


def unheard() -> list[Heed]:
    """What was said of each sentence of the hands by a model that knows the five others."""
    lines = csv.reader((DATA / "unheard.csv").read_text().splitlines())
    return [Heed(float(danger), float(report), int(number)) for danger, report, number in lines]
