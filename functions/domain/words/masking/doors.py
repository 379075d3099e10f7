"""Doors that a citizen told, found again in what staff write of their matter.

In the citizen's own words every door is masked, for nobody can tell whose it is. In a note of staff only
those are that stand masked there: who writes of another door, or of one that was passed on, is read.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from functions.domain.words import late
from functions.domain.words.masking.homes import homes, homes_of_address
from functions.domain.words.masking.reckoned import reckoned
from functions.domain.words.masking.shadow import plain, spoken

_RUN = late.pattern(r"[0-9十百a-z]+")
_LONG = 3  # signs that are a door by themselves; fewer need a word beside them
_BEFORE = late.pattern(r"(?:单元|栋|幢|座|楼|附|门牌号?|[0-9]-)[ \-]?$")
_BEHIND = late.pattern(r"[ \-]?(?:单元|室|房|户(?!型)|层|号(?!楼|线|院|桥|栋))")
_DAY, _ROOM, _HOTLINE = (
    late.pattern(r"月[ \-]?$"),
    late.pattern(r"[0-9]{3,4}"),
    {"110", "119", "120", "122"},
)
_AMOUNT = late.pattern(r"[ \-.,]?(?:[0-9]|元|块|万|年|月|日|米|平|度|斤|人|次|余|多|户|%)")


class _Run(NamedTuple):
    """What reads as a door: its value, and where it stands."""

    value: str
    spots: tuple[int, ...]


def named(content: str, doors: frozenset[str]) -> list[int]:
    """The places where a text says one of these doors."""
    return [spot for run in _runs(content, _is_door) if run.value in doors for spot in run.spots]


def rooms(content: str) -> list[int]:
    """The places of what can be the number of a room, whoever's it is."""
    found = (run for run in _runs(content, _is_door) if _ROOM.fullmatch(run.value))
    return [spot for run in found if run.value not in _HOTLINE for spot in run.spots]


def said(content: str, doors: frozenset[str]) -> frozenset[str]:
    """Those of the doors that a text says."""
    return doors & {run.value for run in _runs(content, _is_door)}


def pieces(content: str, spots: Iterable[int]) -> list[str]:
    """What stands at these places, each stretch of them as one."""
    ordered = enumerate(sorted(set(spots)))
    runs = groupby(ordered, key=lambda pair: pair[1] - pair[0])
    return ["".join(content[spot] for _, spot in run) for _, run in runs]


@lru_cache(maxsize=4)  # for each line of a log the same
def told_doors(texts: tuple[str, ...], address: str) -> frozenset[str]:
    """The doors that are masked in what a citizen told."""
    masked = [(text, homes(text)) for text in texts] + [(address, homes_of_address(address))]
    found = ((run, set(spots)) for text, spots in masked for run in _runs(text, _is_any))
    return frozenset(run.value for run, spots in found if not spots.isdisjoint(run.spots))


def _runs(content: str, fits: Callable[[str, re.Match[str]], bool]) -> Iterator[_Run]:
    for shadow in (plain(content), spoken(content), reckoned(content)):
        for match in _RUN.finditer(shadow.text):
            if fits(shadow.text, match):
                yield _Run(_value(match[0]), tuple(shadow.spots(*match.span())))


def _is_any(_text: str, _match: re.Match[str]) -> bool:
    return True


def _is_door(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    before = text[max(0, start - 6) : start]
    if _BEFORE.search(before) or (_BEHIND.match(text, end) and not _DAY.search(before)):
        return True
    return end - start >= _LONG and not _AMOUNT.match(text, end)


def _value(read: str) -> str:
    """十2 as 12: the rest of a shadow is in digits already."""
    read = re.sub(r"(?<![0-9])十", "1十", read)
    return re.sub(r"十(?![0-9])", "0", read).replace("十", "").replace("百", "")
