"""Where in a text places are named, and of which kind each is: patterns only, no list of places."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct

from functions.domain.spots import words
from functions.domain.spots.ordinary import ORDINARY
from functions.domain.spots.within import BLOCK, FINE, FLOOR, INSIDE, PHASE
from functions.domain.spots.words import HAN, NUMBER
from functions.domain.words import late


class SpotKind(StrEnum):
    """The level of a place: 行政区划, 小区 and the like, 街路, and what lies within them."""

    ADMIN = "admin"
    AREA = "area"
    STREET = "street"
    FINE = "fine"


class SpotSpan(Struct, frozen=True, order=True):
    """A place in a text, from its first character to behind its last."""

    start: int
    end: int
    kind: SpotKind


class SpotName(NamedTuple):
    """What names of a sort end in, how long they get before it, and how long they mostly are."""

    tail: str
    kind: SpotKind
    longest: int
    usual: int


NAMES = {
    "code": SpotName(words.CODE, SpotKind.ADMIN, 0, 0),
    "province": SpotName(f"(?:{words.PROVINCES})省", SpotKind.ADMIN, 0, 0),
    "group": SpotName(words.GROUP, SpotKind.ADMIN, 0, 0),
    "brand": SpotName(words.BRAND, SpotKind.AREA, 0, 0),
    "where": SpotName(words.AREA_WHERE, SpotKind.AREA, 8, 0),
    "area": SpotName(words.AREA, SpotKind.AREA, 8, 0),
    "numbered": SpotName(words.NUMBERED, SpotKind.AREA, 0, 0),
    "compass": SpotName(words.COMPASS, SpotKind.STREET, 0, 0),
    "road": SpotName(words.ROAD, SpotKind.STREET, 4, 2),
    "bridge": SpotName(words.BRIDGE, SpotKind.STREET, 5, 0),
    "county": SpotName(words.COUNTY, SpotKind.ADMIN, 3, 0),
    "town": SpotName(words.TOWN, SpotKind.ADMIN, 4, 2),
    "village": SpotName(words.VILLAGE, SpotKind.ADMIN, 5, 3),
}
WHOLE = {
    "code",
    "province",
    "group",
    "brand",
    "compass",
    "numbered",
}  # their pattern is the whole name

_WIDE = str.maketrans({chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)})
_BEHIND = {
    SpotKind.AREA: late.pattern(f"{PHASE}|{BLOCK}{INSIDE}|{FLOOR}|[A-Z][0-9]"),
    SpotKind.STREET: late.pattern(f"(?<=号){FLOOR}"),
    SpotKind.ADMIN: late.pattern(f"{NUMBER}号|{BLOCK}{INSIDE}"),
}
_TAIL = late.pattern("|".join(f"(?P<{sort}>{name.tail})" for sort, name in NAMES.items()))
_ROAD_NUMBER = late.pattern(r"(?<![A-Za-z0-9])[SGX][0-9]{2,3}(?![0-9])(?:国道|省道|县道|线)?")
_LISTED = late.pattern(
    rf"((?:{HAN}{{2,6}}、){{2,12}}{HAN}{{2,6}}?)[。.]*(?:等|这|几个?|大|的|居民)+(?:楼盘|小区)"
)
_COMPASS = "东南西北中"


def plain(text: str) -> str:
    """The text with its full-width letters and digits as usual ones, none longer or shorter."""
    return text.translate(_WIDE)


def spans(text: str) -> list[SpotSpan]:
    """The places of a text in their order; none overlaps another."""
    text = plain(text)
    fine = [SpotSpan(m.start(), m.end(), SpotKind.FINE) for m in FINE.finditer(text)]
    roads = [SpotSpan(m.start(), m.end(), SpotKind.STREET) for m in _ROAD_NUMBER.finditer(text)]
    named = _named(text, sorted(span.end for span in fine + roads))
    again = [*_repeated(text, named), *_listed(text, named)]
    found = _apart(text, [*named, *fine, *roads, *again])
    return _apart(text, [*found, *_behind(text, found)])


def _named(text: str, ends: list[int]) -> list[SpotSpan]:
    """Each name, from left to right; one begins where another ends, or behind a word."""
    found: list[SpotSpan] = []
    for tail in _TAIL.finditer(text):
        last = found[-1] if found else None
        if last and (whole := _joined(text, last, tail)):
            found[-1] = whole
            continue
        at = bisect_right(ends, tail.start())
        floor = max(ends[at - 1] if at else 0, last.end if last and last.end <= tail.start() else 0)
        if name := _name(text, tail, floor):
            found.append(name)
    return found


_LONGER = {
    SpotKind.STREET: {"bridge", "town", "village"},  # 长安路高架桥, 石家桥镇
    SpotKind.AREA: {"area", "where", "village", "road"},  # 明珠花园酒店, 梅花园路
}


def _joined(text: str, last: SpotSpan, tail: re.Match[str]) -> SpotSpan | None:
    """A name that contains another: 石板村小学, 青竹镇南路, 石家桥镇, 长安路高架桥."""
    between, sort = text[last.end : tail.start()], tail.lastgroup or ""
    kind, ends_in = NAMES[sort].kind, text[last.end - 1]
    if sort in WHOLE:
        joins = False
    elif last.kind is SpotKind.ADMIN and kind is SpotKind.STREET:
        joins = between in {"", *_COMPASS} and tail[0].startswith(("路", "街", "大道"))
    elif last.kind is SpotKind.ADMIN and kind is SpotKind.AREA:
        joins = ends_in not in "省市县" and bool(words.OF_VILLAGE.fullmatch(between + tail[0]))
    elif last.kind is SpotKind.ADMIN:
        joins = not between and sort == "town" and ends_in == "市"
    else:
        crossing = sort == "road" and text[tail.end() : tail.end() + 1] in {*"口段边上"}
        joins = not between and sort in _LONGER[last.kind] and not crossing
    return SpotSpan(last.start, tail.end(), kind) if joins else None


def _name(text: str, tail: re.Match[str], floor: int) -> SpotSpan | None:
    """The name that ends in this tail, or None where it says only what kind of place it is."""
    sort = tail.lastgroup or ""
    name = NAMES[sort]
    start = _start(text, tail, floor, name)
    core = text[start : tail.end() if sort == "where" else tail.start()]
    follows = start == floor > 0
    short = sort == "village" and follows
    of_county = follows and words.OF_COUNTY.fullmatch(text, start, tail.end())
    if sort not in WHOLE and not of_county and (len(core) < 2 - short or len(core) > name.longest):
        return None
    if sort not in WHOLE and words.GENERIC[name.kind].fullmatch(core) and not of_county:
        return None
    if name.kind is SpotKind.AREA and words.COMPANY.match(text, tail.end()):
        return None
    return SpotSpan(start, tail.end(), name.kind)


def _start(text: str, tail: re.Match[str], floor: int, name: SpotName) -> int:
    """Where a name begins. One that got too long began in a sentence: it has its usual length."""
    if tail.lastgroup in WHOLE:
        return tail.start()
    start = _behind_word(
        text, max(floor, tail.start() - 10), tail.start(), weak=tail.lastgroup == "road"
    )
    if name.usual and tail.start() - start > name.longest:
        longer = text[tail.start() - 1] in _COMPASS + "一二三四"
        return tail.start() - name.usual - longer
    return start


def _behind_word(text: str, start: int, end: int, *, weak: bool = False) -> int:
    """The place behind the last word that is no part of a name that ends here."""
    starts = [start]
    for word in words.BEFORE.finditer(text, start, end + 6):  # some look ahead
        if word.end() > end:
            break
        starts.append(word.end())
    if weak and starts[-1] == end and len(starts) > 1 and text[end - 1] in words.WEAK:
        starts.pop()  # 仁和路: the word is a part of the name after all
    pairs = range(end - 2, starts[-1] - 1, -1)
    return next((at + 2 for at in pairs if text[at : at + 2] in ORDINARY), starts[-1])


def _repeated(text: str, named: list[SpotSpan]) -> Iterator[SpotSpan]:
    """An estate that was called by its full name once is found by its short one as well."""
    full = {text[s.start : s.end] for s in named if s.kind is SpotKind.AREA}
    for core in {name.removesuffix("小区") for name in full}:
        if len(core) > 2:
            for m in re.finditer(f"{re.escape(core)}(?:小区)?", text):
                yield SpotSpan(m.start(), m.end(), SpotKind.AREA)


def _listed(text: str, named: list[SpotSpan]) -> Iterator[SpotSpan]:
    """Estates in a row, where only what follows the last of them says so."""
    for row in _LISTED.finditer(text):
        for m in re.finditer(f"{HAN}+", row[1]):
            start, end = row.start() + m.start(), row.start() + m.end()
            if m.start() == 0:
                floor = max((s.end for s in named if start < s.end < end), default=start)
                start = _behind_word(text, floor, end)
            if end - start > 1:
                yield SpotSpan(start, end, SpotKind.AREA)


def _behind(text: str, found: list[SpotSpan]) -> Iterator[SpotSpan]:
    """What is fine only because it follows on a place: a phase, a floor, a village's house."""
    for span in found:
        pattern = _BEHIND.get(span.kind)
        if pattern and (m := pattern.match(text, span.end)):
            yield SpotSpan(m.start(), m.end(), SpotKind.FINE)


def _apart(text: str, found: list[SpotSpan]) -> list[SpotSpan]:
    """The spans in order, the longer one of two that meet."""
    kept: list[SpotSpan] = []
    taken = bytearray(len(text))
    for span in sorted(set(found), key=lambda s: (s.start - s.end, s.start)):
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
            kept.append(span)
    return sorted(kept)
