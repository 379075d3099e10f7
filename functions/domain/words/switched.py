"""Danger told in a picture or an English word amid Chinese (三楼🔥, gas 味, 他🔪我): read as the word."""

import re

from functions.domain.words import late

_PLACE = r"[0-9〇一二三四五六七八九十两]+\s*(?:楼|栋|幢|单元|号|层|室)"
_HAN = "[\u3400-\u9fff]"


def _amid(words: str) -> str:
    """Words with Han characters before or behind them."""
    return rf"(?<![a-z])(?:(?:{words})(?=\W{{0,6}}{_HAN})|(?<={_HAN})\W{{0,6}}(?:{words}))(?![a-z])"


_BY = r"[^\w]{0,6}"  # signs and blanks between two words
_READ = (
    (rf"🔥{_BY}(?={_PLACE})|(?<=[楼栋幢元号层室家屋里]){_BY}🔥{{1,9}}{_BY}(?=$|[快救])", "着火"),
    (
        rf"^\W{{0,6}}?🔥{{2,9}}{_BY}(?={_HAN}{{1,6}}\W{{0,6}}$)(?![^\n]{{0,12}}[锅烤辣爆款赞棒好新])",
        "着火",
    ),
    ("🔪(?=[我人他她])", "砍"),
    (_amid("gas") + "(?! station)", "煤气"),
    (_amid("knife"), "刀"),
    (_amid("bleeding|blood"), "流血"),
    (_amid("poison|poisoned"), "毒药"),
    (_amid("unconscious|passed out"), "昏迷"),
    (_amid("drowning"), "溺水"),
)
_PATTERNS = tuple((late.pattern(pattern, re.IGNORECASE), word) for pattern, word in _READ)
_HINT = late.pattern(
    "🔥|🔪|gas|knife|bleed|blood|poison|unconscious|passed out|drown", re.IGNORECASE
)


def switched(text: str) -> str:
    """The text with them as they are meant."""
    if not _HINT.search(text):
        return text
    for pattern, word in _PATTERNS:
        text = pattern.sub(word, text)
    return text
