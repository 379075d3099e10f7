"""Word lists that must not miss, and need not cry wolf (安全网).

A word of a county's list is heard wherever it stands, except where the words around it take it back
(`calm.py`). Words of self-harm, and a child in danger, are heard whatever the list says. Where a word
stands twice, one that is heard is enough: a false alarm costs a look, a missed one a life.
"""

import re

from functions.domain.safety.calm import blanked, calmed
from functions.domain.safety.minors import endangering
from functions.domain.safety.wording import Found, spoken, written
from functions.domain.words.matching import folded
from functions.domain.words.wordlists import comparable

# Never calmed by what stands around them, and never taken off a list.
ALWAYS = (
    "自杀", "自尽", "自残", "自焚", "跳楼", "跳下去", "跳河", "跳江", "跳湖", "跳桥", "不想活", "不想再活", "活不下去",
    "活够了", "没法活", "轻生", "寻死", "寻短见", "割…腕", "割脉", "喝…农药", "喝…百草枯", "喝药自", "服毒", "投河",
    "投江", "上吊", "一死了之", "死给…看", "死在…门口", "结束…生命", "了结…生命", "同归于尽", "想死了", "我想死",
    "想死的心", "真想死", "想去死", "不如死了", "遗书", "结束这一切", "结束一切", "结束自己", "永别", "不活了",
    "活着没…意思", "死了算", "想解脱", "我想消失", "一起死", "点火自", "吞…安眠药", "瓶安眠药", "安眠药…过量", "往下跳", "要跳下",
)  # fmt: skip


# Nothing but a cry: HELP, SOS, "help, police!!".
_CALL = r"(?:help|s\W?o\W?s|mayday)"
_BARE = re.compile(
    rf"\W*(?:(?:please|pls|me|us|now|police)\W*)*{_CALL}\W*(?:(?:please|pls|me|us|now|police|{_CALL})\W*)*"
)


def heard(words: tuple[str, ...], text: str) -> tuple[str, ...]:
    """What of an emergency list a text means, and what in it speaks of a child in danger."""
    plain = blanked(folded(text))
    listed = (f for f in spoken(words, plain) if f[2] not in ALWAYS and not calmed(plain, f))
    return written(text, (*listed, *spoken(ALWAYS, plain), *endangering(plain), *_bare(plain)))


def alarming(words: tuple[str, ...]) -> tuple[str, ...]:
    """What a page can look for by itself, folded: a county's list, and what no list leaves out."""
    return tuple(dict.fromkeys((*comparable(words), *ALWAYS)))


def unmissable(text: str) -> bool:
    """Whether a text speaks of self-harm, of a child in danger, or only cries: what no list leaves out."""
    plain = blanked(folded(text))
    return bool(spoken(ALWAYS, plain) or endangering(plain) or _bare(plain))


def _bare(plain: str) -> list[Found]:
    return [(0, len(plain), plain)] if plain and _BARE.fullmatch(plain) else []
