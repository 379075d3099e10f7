"""The numbers that identify a person, in every spelling: where they stand in a text."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from functions.domain.words import late
from functions.domain.words.masking.checks import Found
from functions.domain.words.masking.kinds import DISGUISED, KINDS, OF_ONE, PLATES, NumberKind
from functions.domain.words.masking.reckoned import disguised, reckoned
from functions.domain.words.masking.shadow import Shadow, numeral, plain, spoken

Hidden = Callable[[NumberKind, Shadow, re.Match[str]], list[int]]
_MANY = late.pattern(r"(?:[0-9][ \-._,@#]?){5}")
_ANY = late.pattern(
    rf"[a-z]|尾号|后[三四五六七八3-8]位|短号|小号|分机|集团号|虚拟网|{_MANY.pattern}"
)
_PLATED = late.pattern(r"[\u4e00-\u9fff][ \-._,]?[a-z]|车牌|牌照|车号|牌号|使[0-9]|wj")
_ALIKE = late.pattern(r"[0-9][ \-]?[oilbszgqOILBSZGQ]")
_REAL, _ALNUM = 4, late.pattern(r"[A-Za-z0-9]")  # so many of its signs are digits
_DIGITS = frozenset("0123456789０１２３４５６７８９")


def numbers(
    content: str, *, whole: bool = False, kinds: tuple[NumberKind, ...] = KINDS
) -> list[int]:
    """The places to mask; of a long number its ends stay, unless the `whole` of it must go."""
    shown, said = plain(content), spoken(content)
    found, short = partial(_hidden, whole=whole), (DISGUISED,) if OF_ONE[0] in kinds else ()
    return [
        *_in(kinds, shown, found),
        *_told(kinds, content, said, shown, found),
        *_told((*kinds, *short), content, reckoned(content), said, found),
        *_plated(kinds, content, shown, found),
        *_disguised(kinds, content, found),
    ]  # fmt: skip


def _in(kinds: tuple[NumberKind, ...], shadow: Shadow, hidden: Hidden) -> Iterator[int]:
    if _ANY.search(shadow.text):
        for kind in kinds:
            for match in kind.pattern.finditer(shadow.text):
                yield from hidden(kind, shadow, match)


def _told(
    kinds: tuple[NumberKind, ...], content: str, shadow: Shadow, shown: Shadow, hidden: Hidden
) -> Iterator[int]:
    """Those for which some digit was told by a word or sign; where there is none, nothing is new."""
    if shadow.text == shown.text or not _MANY.search(shadow.text):
        return
    for kind in kinds:
        for match in kind.loose.finditer(shadow.text):
            if _is_told(content, shadow, match):
                yield from hidden(kind, shadow, match)


def _plated(
    kinds: tuple[NumberKind, ...], content: str, shown: Shadow, hidden: Hidden
) -> Iterator[int]:
    """Plates of which some digit was told by a word."""
    if not _PLATED.search(shown.text) or (shadow := numeral(content)).text == shown.text:
        return
    for kind in (kind for kind in kinds if kind in PLATES):
        for match in kind.loose.finditer(shadow.text):
            if _is_told(content, shadow, match):
                yield from hidden(kind, shadow, match)


def _disguised(kinds: tuple[NumberKind, ...], content: str, hidden: Hidden) -> Iterator[int]:
    """Mobiles with letters that look like digits."""
    if OF_ONE[0] in kinds and _ALIKE.search(content):
        shadow = disguised(content)
        for match in DISGUISED.loose.finditer(shadow.text):
            if _is_disguised(content, shadow, match):
                yield from hidden(DISGUISED, shadow, match)


def _is_disguised(content: str, shadow: Shadow, match: re.Match[str]) -> bool:
    start, end = match.span("n")
    around = "".join(
        content[at] for at in (*shadow.at[max(0, start - 1) : start], *shadow.at[end : end + 1])
    )
    signs = [content[shadow.at[i]] for i in range(start, end)]
    letters = sum(sign.isalpha() and sign.isascii() for sign in signs)
    return letters > 0 and sum(map(str.isnumeric, signs)) >= _REAL and not _ALNUM.search(around)


def _is_told(content: str, shadow: Shadow, match: re.Match[str]) -> bool:
    """Whether a word stands for one of its digits, no one word for all, and no digit against its ends."""
    start, end = match.span("n")
    before = content[shadow.at[start - 1]] if start else ""
    after = content[shadow.at[end]] if end < len(shadow.text) else ""
    told = {
        content[shadow.at[i] : shadow.upto[i]]
        for i in range(start, end)
        if shadow.text[i].isdigit()
    }
    amount = len(set(shadow.at[start:end])) == 1
    return not told <= _DIGITS and not amount and before not in _DIGITS and after not in _DIGITS


def _hidden(kind: NumberKind, shadow: Shadow, match: re.Match[str], *, whole: bool) -> list[int]:
    start, end = match.span("n")
    if not kind.fits(Found(match["n"], shadow.text[end : end + 3])):
        return []
    signs = shadow.signs(start, end)
    head, tail = (0, 0) if whole else kind.keeps
    if len(signs) < head + tail + kind.least:
        head, tail = 0, 0
    return [spot for sign in signs[head : len(signs) - tail] for spot in sign]
