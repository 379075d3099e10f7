"""The one form in which texts are compared (归一): what looks or reads alike is the same.

Width, case, traditional and variant characters, kinds of quotes, signs that nobody sees, blanks and
line breaks between Han characters make no difference to a net, a rule or a search. Blanks between
Latin words become one; the sentence signs , ! ? ; are the Chinese ones. What is stored and shown
stays as it was written: `fold` remembers where each character came from.
"""

import re
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple
from unicodedata import category, combining, is_normalized, normalize

from functions.domain.words import late

_SIGNS = {
    **dict.fromkeys("‘’‚‛′‵ʹʻʼʽˈ`´＇", "'"),
    **dict.fromkeys("“”„‟″‶«»「」『』｢｣﹁﹂﹃﹄〝〞〟＂", '"'),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict(zip(",!?;､", "，！？；、", strict=True)),
    **dict.fromkeys(
        "…⋯︙", "…"
    ),  # stands for a few characters in a list's word; no three full stops
}
# What looks like a letter of Latin and is one of another script, or a letter in a disc or a box.
LATIN = {
    sign: letter
    for letter, signs in {
        "a": "аαΑᴀɑ", "b": "вβΒʙь", "c": "сᴄ", "d": "ԁᴅ", "e": "еεΕᴇ", "f": "ꜰ", "g": "ɡɢ", "h": "һнΗʜ", "i": "іιΙıɪ",
        "j": "јᴊ", "k": "кκΚᴋ", "l": "ʟ", "m": "мΜᴍ", "n": "Νɴ", "o": "оοΟᴏ", "p": "рρΡᴘ", "q": "ԛ", "r": "ʀ", "s": "ѕꜱ",
        "t": "тτΤᴛ", "u": "υᴜ", "v": "νᴠ", "w": "ԝᴡ", "x": "хχΧ", "y": "уγΥʏ", "z": "Ζᴢ",
    }.items()
    for sign in signs
} | {chr(first + n): chr(97 + n) for first in (0x1F150, 0x1F170) for n in range(26)}  # fmt: skip
# Pictures that stand for the word.
_PICTURES = {"🔥": "火", "🔪": "刀", "🗡": "刀", "🩸": "血", "💊": "药"}
_CALLS = {"🆘": "sos"}
# Seen by nobody, though their categories do not say so: fillers, and marks put over other characters.
_UNSEEN = late.pattern(
    "[\u0300-\u036f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff"
    "\u2800\u3099\u309a\u3164\ufe00-\ufe0f\ufe20-\ufe2f\uffa0\ufffc\U0001d159\U000e0100-\U000e01ef]"
)
# Marks over a letter or a character that takes none; a script that has its own keeps them.
_STRAY = late.pattern(
    "(?<=[0-9a-z\u2e80-\uabff])[\u0483-\u1aff\ua66f-\uabff\U00010a00-\U00011fff\U0001d165-\U0001e2ff]+"
)
_WIDE = "[\u2e80-\uabff\ud7b0-\U0010ffff]"  # Han and its signs, without Hangul
_BLANKS = late.pattern(rf"^ ++| ++$|(?<={_WIDE}) ++| ++(?={_WIDE})|(?<= ) ++")
_THOUSANDS = late.pattern("(?<=[0-9])，(?=[0-9]{3}(?![0-9]))")
_REMEMBERED = 30_000  # characters: all that one county writes, never all that there are
PATH = __file__.replace("matching.py", "variants.txt")


class Folded(NamedTuple):
    """A text in the form that is compared, and where each character of it was written."""

    text: str
    written: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def said(self, start: int, end: int) -> str:
        """The stretch of what was written that a stretch of the folded text stands for."""
        return self.written[self.starts[start] : self.ends[end - 1]] if start < end else ""

    def as_written(self, word: str) -> str:
        """A word of the folded text as it was first written; itself where it stands nowhere."""
        at = self.text.find(word)
        return self.said(at, at + len(word)) if at >= 0 else word


def folded(text: str) -> str:
    """The text in the form that is compared."""
    return _THOUSANDS.sub("", _BLANKS.sub("", _spelt(text)))


@lru_cache(maxsize=4)  # each net shows what it heard of the same text
def fold(text: str) -> Folded:
    """The same, with the way back to what was written."""
    pieces = list(text)
    said = list(map(_table().__getitem__, map(ord, text)))
    if "".join(said) != _spelt(text):
        pieces = _clusters(text)
        said = [_spelt(piece) for piece in pieces]
    if "".join(said) != _spelt(text):
        pieces, said = [text], [_spelt(text)]
    ends = list(accumulate(map(len, pieces)))
    whence = [n for n, piece in enumerate(said) for _ in piece]
    plain, whence = _without(_THOUSANDS, *_without(_BLANKS, "".join(said), whence))
    starts = [0, *ends]
    return Folded(
        plain, text, tuple(map(starts.__getitem__, whence)), tuple(map(ends.__getitem__, whence))
    )


def simplified(text: str) -> str:
    """The text in everyday characters, and nothing in it that nobody sees; its signs stay."""
    return normalize("NFC", text).translate(_table(signs=False))


def visible(text: str) -> str:
    """What of a text can be seen: no blanks, nothing without width, no mark without a letter."""
    table = _table()
    return "".join(c for c in text if table[ord(c)].strip() and category(c)[0] != "M")


def shows(text: str) -> bool:
    """Whether anything of a text can be seen; soon told, however long it is."""
    table = _table()
    return any(table[ord(c)].strip() and category(c)[0] != "M" for c in text)


def speaks(text: str) -> bool:
    """Whether anything is said: a letter, a numeral or a picture; stops and strokes alone say nothing."""
    return any(category(c)[0] in "LN" or category(c) == "So" for c in visible(text))


def lookalikes(words: tuple[str, ...]) -> str:
    """For a page that compares by itself: pairs of a character and that of some words which it stands for."""
    said = set("".join(words))
    lines = (*_lines(), *(meant + sign for sign, meant in (_PICTURES | LATIN).items()))
    return "".join(sign + line[0] for line in lines if line[0] in said for sign in line[1:])


def _spelt(text: str) -> str:
    """The text with each character as the one that it is compared as."""
    said = normalize("NFC", text).translate(_table())
    while not is_normalized("NFC", said):
        said = normalize("NFC", said).translate(_table())
    return said if said.isascii() else _STRAY.sub(_unmarked, said)


def _unmarked(run: re.Match[str]) -> str:
    return "".join(sign for sign in run[0] if category(sign)[0] != "M")


def _without(cut: re.Pattern[str], text: str, whence: list[int]) -> tuple[str, list[int]]:
    kept: list[int] = []
    at = 0
    for match in cut.finditer(text):
        kept += whence[at : match.start()]
        at = match.end()
    return cut.sub("", text), [*kept, *whence[at:]]


def _clusters(text: str) -> list[str]:
    """The text cut before each character that does not join the one before it."""
    found: list[str] = []
    for char in text:
        if found and (
            combining(char)
            or category(char)[0] == "M"
            or not is_normalized("NFC", found[-1] + char)
        ):
            found[-1] += char
        else:
            found.append(char)
    return found


class _Table(dict[int, str]):
    """What each character is compared as; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        said = self._read(chr(code))
        if len(self) < _REMEMBERED:
            self[code] = said
        return said

    def _read(self, char: str) -> str:
        if char.isspace() or category(char)[0] == "Z":
            return " "
        if category(char)[0] == "C" or _UNSEEN.match(char):
            return ""
        plain = _unaccented(normalize("NFKC", normalize("NFKC", char).casefold()))
        return char if plain == char else "".join(self[ord(c)] for c in plain)


def _unaccented(plain: str) -> str:
    """A letter of Latin without what stands over it: zháo huǒ is typed zhao huo too."""
    bare = normalize("NFD", plain)
    is_latin = len(plain) == 1 and bare[:1].isascii() and all(map(combining, bare[1:]))
    return bare[:1] if is_latin else plain


@cache
def _table(*, signs: bool = True) -> _Table:
    """What each character is compared as, with or without what becomes of quotes and stops."""
    variants = {ord(v): line[0] for line in _lines() for v in line[1:]}
    return _Table(
        variants
        | (
            {ord(sign): plain for sign, plain in (_SIGNS | LATIN | _PICTURES | _CALLS).items()}
            if signs
            else {}
        )
    )


def _lines() -> list[str]:
    """The table: a simplified character, then those that stand for it."""
    with open(PATH, encoding="utf-8") as file:  # noqa: PTH123 - as quick as it gets: Lambda waits
        return [line for line in file.read().splitlines() if line[0] != "#"]
