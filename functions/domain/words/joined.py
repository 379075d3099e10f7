"""A text as the nets read it: what was parted by signs (自*杀, 着-火-了, 救、命, h-e-l-p, 着<br>火) in one piece,
and grave words that are typed as they sound (zisha), with a sign that sounds alike (跳搂) or with digits for letters
(he1p) as they are written.
"""

import re
from functools import lru_cache

from functions.domain.words import late
from functions.domain.words.clauses import read_in_clauses
from functions.domain.words.masking.tokens import BELONGS, UNSEEN, markup
from functions.domain.words.matching import folded
from functions.domain.words.misheard import misheard
from functions.domain.words.sounded import sounded
from functions.domain.words.spelt import spelt
from functions.domain.words.switched import switched

_HAN = "[\u3400-\u9fff]"
# What parts no sentence: strokes, stars, points in the middle, pictures.
_SIGN = r"(?:[^\w\s—–―，。！？；：、…“”‘’（）()《》【】「」\[\]<>,!?;:\"']|_)"
_WITHIN = late.pattern(rf"(?<={_HAN}){_SIGN}{{1,8}}(?={_HAN})")
_APART = late.pattern(rf"(?<!\w){_HAN}(?:[^\w]{{1,8}}{_HAN}){{2,}}(?!\w)")
_TWO = late.pattern(rf"\W*{_HAN}[^\w]{{1,8}}{_HAN}\W*")
_LETTERS = late.pattern(
    r"(?<![^\W_])[A-Za-z](?P<sign>[-.*_~/|+=^#@&·•、，。])(?:[A-Za-z' ](?P=sign))*[A-Za-z](?![^\W_])"
    r"|(?<![^\W_])[A-Za-z](?: [A-Za-z]){3,}(?![^\W_])"
)
_FILLED = late.pattern(f"[{UNSEEN}{BELONGS}]+")
_PARTS = late.pattern(r"[\W_]+")
_LETTER = late.pattern(r"[^\W\d_\u3400-\u9fff]")  # of no Han: all that is spelt or sounded has one


@lru_cache(maxsize=64)  # each net reads the same text, or the same parts of one without end
def joined(text: str) -> str:
    """The text with what was parted by signs in one piece; itself where nothing was."""
    told = _WITHIN.sub("", _FILLED.sub("", markup(switched(text))))
    told = _APART.sub(lambda run: _PARTS.sub("", run[0]), told)
    told = _LETTERS.sub(lambda run: run[0].replace(run["sign"] or " ", ""), told)
    told = _PARTS.sub("", told) if _TWO.fullmatch(told) else told
    return misheard(read_in_clauses(_LETTER, lambda said: sounded(spelt(said)), told))


@lru_cache(maxsize=64)
def compared(text: str) -> str:
    """The joined text in the form that is compared."""
    return folded(joined(text))


def as_parted(words: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Words of a joined text as they stand in what was written."""
    if not words or joined(text) == text:
        return words
    spread = (re.search(r"[\W_]{0,8}".join(map(re.escape, word)), text) for word in words)
    return tuple(found[0] if found else word for found, word in zip(spread, words, strict=True))
