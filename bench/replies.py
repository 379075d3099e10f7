"""How many replies the lint flags (答复质检): `python -m bench.replies [--data dir]`.

Both sheets are of the hand that wrote the rules. The second was written after them and changed none of them; that of
before had flagged four good replies of ten, which taught what a measure may be called, and lies in the first now.
With `--data` it reads real letters with their official replies (triage/f4_replies.csv.xz), which people judged to
explain the matter or not; they are no part of the project. What is a measure is not asked there: most are answers.
"""

import argparse
import csv
import lzma
from functools import cache
from pathlib import Path
from typing import NamedTuple

from functions.domain.words.replies import DEFAULT_EMPTY_PHRASES, flaws

HERE = Path(__file__).parent
SHEETS = ("replies", "replies_held")


class Example(NamedTuple):
    """A reply, what it answers, how the matter ended, and what is wrong with it."""

    expected: frozenset[str]
    result: str
    told: str
    reply: str

    @property
    def found(self) -> frozenset[str]:
        """What the lint says is wrong."""
        how = {"closing": self.result != "answer", "solved": self.result in {"solved", "answer"}}
        return frozenset(flaws(self.reply, self.told, DEFAULT_EMPTY_PHRASES, **how))


class Measured(NamedTuple):
    """Of the faulty ones, how many are flagged, and for just that; of the good ones, how many are too."""

    faulty: int
    flagged: int
    exact: int
    good: int
    alarmed: int


@cache
def examples(sheet: str = SHEETS[0]) -> tuple[Example, ...]:
    """All of a sheet."""
    rows = (line.split("\t") for line in (HERE / f"{sheet}.tsv").read_text().splitlines())
    return tuple(Example(frozenset(f.split(",")) - {"-"}, *rest) for f, *rest in rows)


def measured(sheet: str = SHEETS[0]) -> Measured:
    """The counts."""
    known = examples(sheet)
    bad, good = ([e for e in known if bool(e.expected) is faulty] for faulty in (True, False))
    exact = sum(each.found == each.expected for each in bad)
    return Measured(
        len(bad),
        sum(bool(e.found) for e in bad),
        exact,
        len(good),
        sum(bool(e.found) for e in good),
    )


def real(data: Path) -> str:
    """Of the replies that people found to explain nothing, and of the others, how many are flagged."""
    counts = {"0": [0, 0], "1": [0, 0]}
    with lzma.open(data / "triage/f4_replies.csv.xz", "rt", encoding="utf-8") as sheet:
        for row in csv.DictReader(sheet):
            told = row["title"] + row["body"]
            found = flaws(row["reply"], told, DEFAULT_EMPTY_PHRASES, closing=False)
            kind = counts[row["explainable_syu"]]
            kind[0], kind[1] = kind[0] + 1, kind[1] + bool(found)
    (bad, caught), (good, alarmed) = counts["0"], counts["1"]
    return f"real: {caught} of {bad} that explain nothing flagged; {alarmed} of {good} others"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path)
    data = parser.parse_args().data
    if data:
        print(real(data))
    for sheet in SHEETS:
        told = measured(sheet)
        exact = f"{told.exact} for just what is wrong"
        print(f"{sheet}: {told.flagged} of {told.faulty} faulty replies flagged, {exact};", end=" ")
        print(f"{told.alarmed} of {told.good} good ones flagged")
        for each in examples(sheet):
            if each.found != each.expected:
                print(f"  {sorted(each.expected)} {sorted(each.found)} {each.reply}")


if __name__ == "__main__":
    main()
