"""Windows of real letters: mostly calm ones, a few that somebody labelled, and letters kept aside.

Their licence is unclear, so they are no part of this project: `--data` says where they lie. Half of
`f2_official_test_unlabelled` is kept aside for `bench/safety`, and so is the half of its labels that
was held back; what resembles them is not learnt from. Nor is what the steps of the nets are chosen
with (`steps.py`): a thousand of the other half. Windows, not letters: whole letters as
counter-examples would teach the style of letters, and nothing in a letter would be heard any more.
"""

import csv
import random
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from functions.domain.county.county import Settings
from functions.domain.safety import accused, heard
from functions.domain.safety.listener.ear import bare, pieces
from functions.domain.words.matching import folded
from train.corpus import rows
from train.twice import Heard

LABELS = Path(__file__).parent.parent.parent / "bench/safety/labels.csv"
FILES = ("f2_traindev", "f2_official_test_unlabelled", "f3_hot_issues", "f4_replies")
ASIDE = "f2_official_test_unlabelled"
EACH, MOST = 2, 12_000  # windows of a letter, and of all
WEIGHED = 1_000  # letters that the steps are chosen with
COUNTY = Settings("任意县")
Key = tuple[str, str]


class Letters(NamedTuple):
    """Windows: calm ones, and for each net those that people judged, with what they said.

    `weighed`: whole letters that nothing is learnt from; the steps of the nets are chosen with them.
    """

    calm: list[str]
    danger: list[tuple[str, str]]
    report: list[tuple[str, str]]
    weighed: list[str]


def messages(data: Path) -> dict[Key, str]:
    """Every real message by its file and its number."""
    return {
        (name, row["id"]): f"{row['title']}。{row['body']}"
        for name in FILES
        for row in rows(data / f"{name}.csv.xz")
    }


def aside(texts: dict[Key, str]) -> dict[Key, str]:
    """The letters that nothing is learnt from."""
    return {k: t for k, t in texts.items() if k[0] == ASIDE and crc32(k[1].encode()) % 2 == 0}


def letters(data: Path) -> Letters:
    """Everything that may be learnt from."""
    texts, labels = messages(data), list(csv.DictReader(LABELS.read_text().splitlines()))
    labelled = {(row["file"], row["id"]): row for row in labels}
    kept = aside(texts)
    held = (k for k, row in labelled.items() if row["half"] == "held" or _cries(row))
    told = Heard([*kept.values(), *(texts[k] for k in held)])
    free = {k: t for k, t in texts.items() if not (k in labelled or k in kept or told(t))}
    chance = random.Random(0)
    weighed = _some([t for k, t in free.items() if k[0] == ASIDE], WEIGHED, chance)
    near = Heard(weighed)
    seen = [(texts[k], row) for k, row in labelled.items() if row["half"] == "dev"]
    return Letters(
        _calm((t for t in free.values() if not near(t)), chance),
        _judged(
            [(t, row["emergency"], heard(COUNTY.emergency_words, t)) for t, row in seen], chance
        ),
        _judged([(t, row["report"], accused(COUNTY.guarded_words, t)) for t, row in seen], chance),
        weighed,
    )


def _cries(row: dict[str, str]) -> bool:
    return "yes" in (row["emergency"], row["report"])


def _calm(texts: Iterable[str], chance: random.Random) -> list[str]:
    found = [w for text in texts for w in _some(pieces(text), EACH, chance)]
    return _some(found, MOST, chance)


def _judged(
    seen: list[tuple[str, str, tuple[str, ...]]], chance: random.Random
) -> list[tuple[str, str]]:
    """The windows that made a list speak, by what a person said of the letter, and some others."""
    found = []
    for text, said, words in seen:
        cut, bared = pieces(text), [bare(folded(word)) for word in words]
        loud = [w for w in cut if any(word and word in w for word in bared)]
        if said == "yes":
            found += [("yes", w) for w in loud[:3]]
        if said == "no":
            found += [("alarmed", w) for w in loud[:4]]
            found += [("calm", w) for w in _some(cut, 3, chance)]
    return found


def _some(cut: list[str], most: int, chance: random.Random) -> list[str]:
    return chance.sample(cut, min(most, len(cut)))
