"""How loudly a text tells of danger or accuses somebody in office, whatever words it uses.

A linear model of n-grams of characters, as the classifier is. A note is heard as a whole (for
danger by its sentences too), a longer one in windows, a letter in its sentences; the loudest counts.
So an essay on fire safety stays calm, and a gas leak in the middle of a long letter is heard. Of a very long letter the sentences are heard
that its single characters make the most promising: the time is bounded.
"""

import re
from heapq import nlargest
from itertools import accumulate, pairwise, repeat
from math import sqrt
from operator import add
from typing import NamedTuple

from functions.domain.safety.listener.model import Model, apart, model
from functions.domain.words.matching import folded

STEP = 20  # characters between the beginnings of two windows
WINDOW = 60
NOTE = 200  # characters; what is longer is a letter
READ_AT_MOST = 12_000  # characters: more than anybody may send
ENOUGH = 4  # characters of a sentence that is heard by itself
HEARD_WHOLE = 2_400  # characters; of what is longer the sentences that promise most
SKIMMED = 12  # of each kind

_DIGITS = re.compile("[0-9]+")
_LETTERS = "0-9a-z\u3400-\u9fff\U00020000-\U0003ffff"
_BLANKS = re.compile(f"(?<=[a-z])[^{_LETTERS}。！？；]+(?=[a-z])")  # between Latin words
_SAID = re.compile(f"[{_LETTERS}\0]+")
# Numbers, however they are spelt, and names of accounts accuse nobody.
_NUMBERS = re.compile(
    "[零〇一二两三四五六七八九十幺壹贰叁肆伍陆柒捌玖拾0-9\0]{4,}|[a-z0]*[a-z]0[a-z0]*"
)
_AGAIN = re.compile(r"(.)\1{2,}")  # 长长长长, 急急急: twice says as much
_NAME = re.compile("[a-z0-9]+")  # one Latin word or number: in a letter no sentence
_STOPS = re.compile("[。！？；]+")
# Clauses of nothing but abuse: no ground for anything, and so not heard.
_ABUSE = re.compile(
    "(?:^|(?<=[，。！？；、]))(?:你们|这群|一群|一帮|这些|真是|简直|全是|都是|什么)*"
    "(?:饭桶|吃干饭的|混账(?:东西)?|混蛋|王八蛋|废物|垃圾|脑子进水|白痴|傻[逼子]|蠢货|猪脑子?|不要脸|狗日的|龟儿子|畜生|他?妈的|去死)"
    "(?:了|啊|吗)?(?=[，。！？；、]|$)"
)


class Heed(NamedTuple):
    """How loudly a text tells of danger, and how loudly it accuses (0: as likely as not)."""

    danger: float
    report: float
    pieces: int  # in which a note was heard
    letter: bool = False


SILENCE = Heed(-9.0, -9.0, 1)


def heed(text: str, using: Model | None = None) -> Heed:
    """Hear a text: its loudest piece counts."""
    said = pieces(text)
    if not said:
        return SILENCE
    tables, beside = using or model(), _apart(text)
    if sum(map(len, said)) > HEARD_WHOLE:
        said = _promising(tables, said)
    heard = _loudness(tables, [*said, *beside], tables.says)
    accused = max(report for _, report in heard[: len(said)])
    return Heed(max(danger for danger, _ in heard), accused, len(said), len(text) > NOTE)


def pieces(text: str) -> list[str]:
    """What is heard by itself: windows of a note, sentences of a letter and windows of long ones."""
    letter = len(text) > NOTE
    told = _ABUSE.sub("", folded(text[:READ_AT_MOST].replace("\n", "。") if letter else text))
    cut = (bare(sentence) for sentence in _STOPS.split(told)) if letter else (bare(told),)
    sentences = [said for said in cut if not (letter and _NAME.fullmatch(said))]
    step = STEP if len(text) <= HEARD_WHOLE else WINDOW - STEP
    return [
        said[start : start + WINDOW]
        for said in sentences
        if said
        for start in _starts(len(said), step)
    ]


def _apart(text: str) -> list[str]:
    """The sentences of a note that has several: a calm one before a cry calms nothing."""
    if len(text) > NOTE:
        return []
    said = [bare(one) for one in _STOPS.split(_ABUSE.sub("", folded(text.replace("\n", "。"))))]
    return [one for one in said if len(one) >= ENOUGH] if sum(map(bool, said)) > 1 else []


def bare(told: str) -> str:
    """A folded text without signs, every number one 0: people punctuate as they like, or not at all."""
    said = "".join(_SAID.findall(_BLANKS.sub("\0", _DIGITS.sub("0", told))))
    return _AGAIN.sub(r"\1\1", _NUMBERS.sub("0", said))


def _starts(length: int, step: int) -> range:
    return range(0, max(1, length - WINDOW + step), step)


def _loudness(
    tables: Model, said: list[str], says: tuple[dict[str, int], ...]
) -> list[tuple[float, float]]:
    """What each piece says of danger, and of a report."""
    (of_danger, of_report), (danger_bias, report_bias) = tables.units, tables.biases
    heard = []
    for piece, both in zip(said, _sums(says, said), strict=True):
        (danger, report), root = apart(both), sqrt(len(piece))
        heard.append(
            (danger * of_danger / root + danger_bias, report * of_report / root + report_bias)
        )
    return heard


def _sums(says: tuple[dict[str, int], ...], said: list[str]) -> list[int]:
    """What the n-grams of each piece say together; none reaches from one piece into the next."""
    text = "\n".join(said)
    grams = list(text)
    spoken = list(map(says[0].get, grams, repeat(0)))
    for before, known in enumerate(says[1:], 1):
        grams = list(map(add, grams, text[before:]))
        spoken[before:] = map(add, spoken[before:], map(known.get, grams, repeat(0)))
    until = list(accumulate(spoken, initial=0))
    ends = list(accumulate((len(piece) + 1 for piece in said), initial=0))
    return [until[end - 1] - until[begin] for begin, end in pairwise(ends)]


def _promising(tables: Model, said: list[str]) -> list[str]:
    """The pieces that their single characters make the loudest, of either kind."""
    skimmed = _loudness(tables, said, tables.says[:1])
    numbers = range(len(said))
    dangers = nlargest(SKIMMED, numbers, key=lambda at: skimmed[at][0])
    reports = nlargest(SKIMMED, numbers, key=lambda at: skimmed[at][1])
    return [said[at] for at in sorted({*dangers, *reports})]
