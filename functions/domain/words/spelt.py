"""A word of Latin in which digits stand for letters, or a letter is held down (he1p, f1re, heeelp), as it is meant.

Only whole words of danger are read so, and only where a digit stands beside a letter: numbers of files
and rooms stay what they are.
"""

import re
from collections import defaultdict

from functions.domain.words import late
from functions.domain.words.matching import folded

_LIST = (
    "help fire sos mayday save police murder kill killed killing rape raped gun knife bomb blood bleed bleeding suicide die dying "
    "kidnap kidnapped explosion explode robbery drown drowning poison stab stabbed shoot shooting smoke ambulance trapped "
    "zisha sharen jiuming jiuwo baojing zhaohuo qihuo shihuo tiaolou baozha meiqi kanren bangjia qiangjian"
)  # fmt: skip
WORDS = frozenset(_LIST.split(" "))
_SIGNS = {"a": "4@", "b": "8", "e": "3", "i": "1！|", "l": "1|", "o": "0", "s": "5$", "t": "7"}
_LETTER = r"[^\W_\u3400-\u9fff]"
_TOKEN = late.pattern(
    rf"(?<!{_LETTER})(?=(?:{_LETTER}|[@$!|]){{0,11}}[0-9０-９@$!|])(?:{_LETTER}|[@$!|](?={_LETTER})){{3,12}}(?!{_LETTER})"
)
_HELD = late.pattern(r"(?<![a-z])(?=[a-z]*([a-z])\1\1)[a-z]{3,40}(?![a-z])", re.IGNORECASE)
_MORE = late.pattern(r"(.)\1+")


def spelt(text: str) -> str:
    """The text with such words as they are meant."""
    return _HELD.sub(_released, _TOKEN.sub(_read, text))


def _read(token: re.Match[str]) -> str:
    typed = folded(token[0])
    if not any("a" <= sign <= "z" for sign in typed):
        return token[0]
    return next((word for word in _OF_LENGTH[len(typed)] if _means(typed, word)), token[0])


def _means(typed: str, word: str) -> bool:
    return all(t == w or t in _SIGNS.get(w, "") for t, w in zip(typed, word, strict=True))


def _released(held: re.Match[str]) -> str:
    """Without the letters that were held down, where that makes a word."""
    return _ONCE.get(_MORE.sub(r"\1", held[0].lower()), held[0])


_OF_LENGTH: defaultdict[int, list[str]] = defaultdict(list)
for _word in sorted(WORDS):
    _OF_LENGTH[len(_word)].append(_word)
_ONCE = {_MORE.sub(r"\1", word): word for word in WORDS}
