"""The numbers that identify a person, in every spelling: where they stand in a text."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from functions.domain.words.masking.checks import Found
from functions.domain.words.masking.kinds import KINDS, Kind
from functions.domain.words.masking.shadow import Shadow, plain, spoken

Hidden = Callable[[Kind, Shadow, re.Match[str]], list[int]]
_MANY = re.compile(r"(?:[0-9][ \-._,]?){5}")
_ANY = re.compile(rf"[a-z]|尾号|后[三四五3-5]位|短号|小号|分机|集团号|虚拟网|{_MANY.pattern}")
_DIGITS = frozenset("0123456789０１２３４５６７８９")


def numbers(content: str, *, whole: bool = False, kinds: tuple[Kind, ...] = KINDS) -> list[int]:
    """The places to mask; of a long number its ends stay, unless the `whole` of it must go."""
    shown = plain(content)
    found = partial(_hidden, whole=whole)
    return [
        *_in(kinds, shown, found), *_told(kinds, content, spoken(content), shown, found)
    ]  # fmt: skip


def _in(kinds: tuple[Kind, ...], shadow: Shadow, hidden: Hidden) -> Iterator[int]:
    if _ANY.search(shadow.text):
        for kind in kinds:
            for match in kind.pattern.finditer(shadow.text):
                yield from hidden(kind, shadow, match)


def _told(
    kinds: tuple[Kind, ...], content: str, shadow: Shadow, shown: Shadow, hidden: Hidden
) -> Iterator[int]:
    """Those for which some digit was told by a word or sign; where there is none, nothing is new."""
    if shadow.text == shown.text or not _MANY.search(shadow.text):
        return
    for kind in kinds:
        for match in kind.loose.finditer(shadow.text):
            if _is_told(content, shadow, match):
                yield from hidden(kind, shadow, match)


def _is_told(content: str, shadow: Shadow, match: re.Match[str]) -> bool:
    """Whether a word stands for one of its digits, and no digit stands against its ends."""
    start, end = match.span("n")
    before = content[shadow.at[start - 1]] if start else ""
    after = content[shadow.at[end]] if end < len(shadow.text) else ""
    words = any(
        shadow.text[i].isdigit() and content[shadow.at[i]] not in _DIGITS for i in range(start, end)
    )
    return words and before not in _DIGITS and after not in _DIGITS


def _hidden(kind: Kind, shadow: Shadow, match: re.Match[str], *, whole: bool) -> list[int]:
    start, end = match.span("n")
    if not kind.fits(Found(match["n"], shadow.text[end : end + 3])):
        return []
    spots = shadow.spots(start, end)
    head, tail = (0, 0) if whole else kind.keeps
    if len(spots) < head + tail + kind.least:
        head, tail = 0, 0
    return spots[head : len(spots) - tail]
