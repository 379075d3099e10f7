"""What is longer than the sign of a number that it stands for: entities, escapes, words for digits.

Each is replaced by signs of the same length, so that every place stays where it was: what nobody sees
is `UNSEEN`, what belongs to the sign before it `BELONGS`.
"""

import re
from html import unescape
from urllib.parse import unquote

from functions.domain.words import late

UNSEEN = "\0"
BELONGS = "\uf8f0"
_MARKUP = late.pattern(
    r"</?(?:[abipsu]|br|div|span|em|strong|font|ruby|r[bpt]|t[drh]|li|[ou]l|h[1-6]|su[bp]|small|w?br|img)(?: [^<>]{0,80})? ?/?>|&(?:[a-z]{2,6}|#[0-9]{1,5}|#x[0-9A-F]{1,4});|%(?:2[0-9A-F]|3[A-F]|40|5F)"
)
_WORDS = (
    "zero oh ling dong", "one yao yi", "two er liang", "three san", "four si", "five wu", "six liu",
    "seven qi guai", "eight ba", "nine jiu gou",
)  # fmt: skip
_DIGITS = {word: str(n) for n, words in enumerate(_WORDS) for word in words.split()}
_DIGIT = "|".join(sorted(_DIGITS, key=len, reverse=True))
_SPELT = late.pattern(rf"(?<![a-z])(?:(?:{_DIGIT})[ ,，、\-]*){{7,}}(?![a-z])", re.IGNORECASE)
_COUNTED = late.pattern(r"([23])个([0-9])")
_BETWEEN = late.pattern(
    r"(?<=[0-9 ,\-])(?:横杠|杠|横|空格|空|(?:中间|后面|最后|然后|接着|随后|后头)(?:[两三四23-5]位|几位)?是?)(?=[\0 \-._,]*[0-9])"
)
_LONE = late.pattern(r"(?<=[0-9a-z])\*(?=[0-9a-z])|(?<=[0-9])[&%$¥€☎](?=[0-9])")


def markup(content: str) -> str:
    """Without tags; an entity or an escape as the sign that it means."""
    return (
        _MARKUP.sub(_meant, content)
        if "<" in content or "&" in content or "%" in content
        else content
    )


def spelt(content: str) -> str:
    """A row of words for digits (one three eight, yao san ba) as those digits."""
    return _SPELT.sub(lambda row: _as_digits(row[0]), content)


def counted(read: str) -> str:
    """三个零 as three of them."""
    return _COUNTED.sub(lambda said: (said[2] * int(said[1])).ljust(3, BELONGS), read)


def between(read: str) -> str:
    """What is said for a separator (杠, 中间), and a single star between two signs, as one."""
    read = _BETWEEN.sub(lambda word: "-".ljust(len(word[0]), UNSEEN), read)
    return _LONE.sub(",", read)


def _meant(found: re.Match[str]) -> str:
    sign = "" if found[0][0] == "<" else unescape(unquote(found[0]))
    if len(sign) != 1:
        return UNSEEN * len(found[0]) if not sign else found[0]
    return sign.ljust(len(found[0]), BELONGS if sign.isalnum() else UNSEEN)


def _as_digits(row: str) -> str:
    return re.sub(
        _DIGIT,
        lambda word: _DIGITS[word[0].lower()].ljust(len(word[0]), BELONGS),
        row,
        flags=re.IGNORECASE,
    )
