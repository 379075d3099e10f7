"""A text as counted n-grams of characters: what the classifier reads instead of words."""

import re
from collections import Counter
from itertools import chain
from operator import add
from unicodedata import normalize

from functions.domain.words.matching import simplified

READ_AT_MOST = 1500  # characters of a text: what follows repeats what was said

READ_FOR_OPENING = 300
ENOUGH = 20  # characters say what a matter is

_CLAUSES = str.maketrans(dict.fromkeys("，。！？；,.!?;", "\n"))
_GREETING = re.compile(
    "尊敬的.*|.{0,12}(书记|市长|县长|局长|厅长|领导|同志)们?(您?好|你们好)?|您?好|你们?好"
)
_DIGITS = re.compile(r"\d+")


def plain(text: str) -> str:
    """Fold width, case and variant characters, make every number one 0, and drop white space."""
    folded = normalize("NFKC", simplified(text)[:READ_AT_MOST]).lower()
    return _DIGITS.sub("0", "".join(folded.split()))


def whole(title: str, body: str) -> str:
    """The text of a message: its title is its first line."""
    return f"{title}\n{body}" if title else body


def opening(body: str) -> str:
    """What stands for a title where none was given: the first clauses that say something."""
    said = ""
    for clause in map(str.strip, body[:READ_FOR_OPENING].translate(_CLAUSES).split("\n")):
        if not _GREETING.fullmatch(clause):
            said += clause
        if len(said) >= ENOUGH:
            break
    return said


def grams(text: str) -> Counter[str]:
    """Count the n-grams of one to three characters in a plain text."""
    pairs = list(map(add, text, text[1:]))
    return Counter(chain(text, pairs, map(add, pairs, text[2:])))
