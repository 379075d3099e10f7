"""How loudly a text tells of danger or accuses somebody in office, whatever words it uses.

A linear model of n-grams of characters, as the classifier is, and of two characters with a gap of
one or two between them (`吃~药`). A note is heard as a whole (for danger by its sentences too), a
longer one in windows, a letter in its sentences; the loudest counts. So an essay on fire safety stays
calm, and a gas leak in the middle of a long letter is heard. Of a very long letter the sentences are
heard that its single characters make the most promising: the time is bounded.
"""

from collections.abc import Iterator
from heapq import nlargest
from itertools import repeat
from math import sqrt
from operator import add
from typing import NamedTuple

from functions.domain.safety.listener.model import ListenerModel, apart, model
from functions.domain.words import late
from functions.domain.words.matching import folded

STEP = 20  # characters between the beginnings of two windows
WINDOW = 60
NOTE = 200  # characters; what is longer is a letter
READ_AT_MOST = 12_000  # characters: more than anybody may send
ENOUGH = 4  # characters of a sentence that is heard by itself
HEARD_WHOLE = 2_400  # characters; of what is longer the sentences that promise most
SKIMMED = 12  # of each kind
GAP = "~"  # stands for one character of a gap; never in a text that is heard

_DIGITS = late.pattern("[0-9]+")
_LETTERS = "0-9a-z\u3400-\u9fff\U00020000-\U0003ffff"
_BLANKS = late.pattern(f"(?<=[a-z])[^{_LETTERS}。！？；]+(?=[a-z])")  # between Latin words
_SAID = late.pattern(f"[{_LETTERS}\0]+")
# Numbers, however they are spelt, and names of accounts accuse nobody.
_NUMBERS = late.pattern(
    "[零〇一二两三四五六七八九十幺壹贰叁肆伍陆柒捌玖拾0-9\0]{4,}|(?<![a-z])[a-z0]*[a-z]0[a-z0]*"  # begins with its word: in time that grows with the text
)
_AGAIN = late.pattern(r"(.)\1{2,}")  # 长长长长, 急急急: twice says as much
_NAME = late.pattern("[a-z0-9]+")  # one Latin word or number: in a letter no sentence
_STOPS = late.pattern("[。！？；]+")
# Clauses of nothing but abuse: no ground for anything, and so not heard.
_ABUSE = late.pattern(
    "(?:^|(?<=[，。！？；、]))(?:你们|他们|这群|这帮|那帮|一群|一帮|这些|真是|简直|全是|都是|什么)*"
    "(?:饭桶|吃干饭的(?:东西|人)?|混账(?:东西)?|混蛋|王八蛋|废物|垃圾|脑子进水|白痴|傻[逼子]|蠢货|猪脑子?|不要脸|狗日的|龟儿子|畜生|他?妈的|去死)"
    "(?:了|啊|吗)?(?=[，。！？；、]|$)"
)


class Heed(NamedTuple):
    """How loudly a text tells of danger, and how loudly it accuses (0: as likely as not)."""

    danger: float
    report: float
    pieces: int  # in which a note was heard
    letter: bool = False


SILENCE = Heed(-9.0, -9.0, 1)


def heed(text: str, using: ListenerModel | None = None) -> Heed:
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
    tables: ListenerModel, said: list[str], says: tuple[dict[str, int], ...]
) -> list[tuple[float, float]]:
    """What each piece says of danger, and of a report."""
    (of_danger, of_report), (danger_bias, report_bias) = tables.units, tables.biases
    heard = []
    for piece in said:
        (danger, report), root = apart(_sum(says, piece)), sqrt(len(piece))
        heard.append(
            (danger * of_danger / root + danger_bias, report * of_report / root + report_bias)
        )
    return heard


def _sum(says: tuple[dict[str, int], ...], piece: str) -> int:
    """What the n-grams of a piece say together, each once: who says a thing twice says no more."""
    said = sum(map(says[0].get, set(piece), repeat(0)))
    for known, some in zip(says[1:], grams(piece, len(says)), strict=True):
        said += sum(map(known.get, some, repeat(0)))
    return said


def grams(text: str, longest: int) -> Iterator[set[str]]:
    """The n-grams of two characters and more, by their length, those with a gap among them."""
    whole, gap = list(text), list(text)
    for before in range(1, longest):
        after = text[before:]
        whole = list(map(add, whole, after))
        yield {*whole, *map(add, gap, after)}
        gap = list(map(add, gap, repeat(GAP)))


def _promising(tables: ListenerModel, said: list[str]) -> list[str]:
    """The pieces that their single characters make the loudest, of either kind."""
    skimmed = _loudness(tables, said, tables.says[:1])
    numbers = range(len(said))
    dangers = nlargest(SKIMMED, numbers, key=lambda at: skimmed[at][0])
    reports = nlargest(SKIMMED, numbers, key=lambda at: skimmed[at][1])
    return [said[at] for at in sorted({*dangers, *reports})]
