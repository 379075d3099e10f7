"""What was typed into the box, as words that must all be found."""

import re

from functions.domain.codes import id_of, number_in
from functions.domain.refusals import invalid
from functions.domain.search.form import LEAST, plain
from functions.domain.words import telephones

MOST = 6  # words
_PARTS = re.compile(r"[\s\u3000，。；、,;]+")
_HAN_FIGURES = re.compile("[零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{4,}")

_MASKED = re.compile(r"[0-9]{3}[*＊]{2,8}([0-9]{4})")


def sought(typed: str) -> tuple[str, ...]:
    """The words in the form that is searched. Refuses what is too short to be looked for."""
    whole = _number(typed) or _telephone(typed)
    words = (whole,) if whole else _words(typed)
    if not any(len(word) >= LEAST for word in words):
        raise invalid("q", "too_short", "请至少输入两个字", "needs two characters at least")
    return words[:MOST]


def _words(typed: str) -> tuple[str, ...]:
    """What blanks and stops part; where they part every character, the whole is one word."""
    words = tuple(dict.fromkeys(filter(None, map(_word, _PARTS.split(typed)))))
    return words if any(len(word) >= LEAST for word in words) else (plain(typed),)


def _word(typed: str) -> str:
    if masked := _MASKED.fullmatch(typed):  # as a list shows it: by its tail, then
        return masked[1]
    read = telephones.one(typed) if _HAN_FIGURES.fullmatch(typed) else typed
    return plain(read)


def _number(typed: str) -> str:
    """A work order's number, however it was pasted."""
    no = number_in(typed)
    return no if id_of(no) else ""


def _telephone(typed: str) -> str:
    """The figures of a telephone number, where nothing else was typed."""
    kept = telephones.kept(typed)
    read = telephones.numbers(kept)
    if len(read) != 1 or read[0].written != kept:
        return ""
    return "".join(filter(str.isdigit, kept.partition("转")[0]))
