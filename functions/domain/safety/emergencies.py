"""Word lists that must not miss, and need not cry wolf (安全网).

A word of a county's list is heard wherever it stands, except where the words around it take it back
(`calm.py`). Words of self-harm, and a child in danger, are heard whatever the list says. Where a word
stands twice, one that is heard is enough: a false alarm costs a look, a missed one a life.
"""

from collections.abc import Iterable
from functools import lru_cache

from functions.domain.safety.calm import FEAR, blanked, calmed
from functions.domain.safety.english import cried
from functions.domain.safety.minors import endangering
from functions.domain.safety.named import befallen
from functions.domain.safety.things import blanked_things
from functions.domain.safety.wording import Spotted, spoken, written
from functions.domain.words import late
from functions.domain.words.joined import as_parted, compared, joined
from functions.domain.words.wordlists import comparable

# Never calmed by what stands around them, and never taken off a list.
ALWAYS = (
    "自杀", "自尽", "自残", "自焚", "跳楼", "跳下去", "跳河", "跳江", "跳湖", "跳桥", "不想活", "不想再活", "活不下去",
    "活够了", "没法活", "轻生", "寻死", "寻短见", "割…腕", "割脉", "喝…农药", "喝…百草枯", "喝药自", "服毒", "投河",
    "投江", "上吊", "一死了之", "死给…看", "死在…门口", "结束…生命", "了结…生命", "同归于尽", "想死了", "我想死",
    "想死的心", "真想死", "想去死", "不如死了", "遗书", "结束这一切", "结束一切", "结束自己", "永别", "不活了",
    "活着没…意思", "死了算", "想解脱", "我想消失", "一起死", "点火自", "吞…安眠药", "瓶安眠药", "安眠药…过量", "往下跳", "要跳下",
)  # fmt: skip
_NEVER_OFF = frozenset(ALWAYS)

# A body that was found: no tone makes it calm.
_BODY = late.pattern(
    "(?:[漂浮躺吊埋挂]着|发现|看[见到]|[捞挖][到出起]|有)[^，。！？；]{0,6}(?:尸体|死尸|浮尸|女尸|男尸|童尸|死婴|[个具]死人)(?![检案])"
)
# A word of danger, and nothing else.
_ALONE = late.pattern(
    r"\W*(?:(?:我|有人)?被?人?绑架|毒药|火灾|大火|起火|地震|抢劫|炸弹|命案|凶杀|尸体|砍人|轻生)[了啊呀]?\W*"
)
# A sentence of nothing but a cry, whatever is told beside it.
_CRY = late.pattern(r"(?<![^。！？!?；;\n])(?:救命|救救我|救我)啊?(?![^。！？!?；;\n])")

# Who may not be heard, and says so: somebody is near whom they fear.
_SILENT = late.pattern(
    r"(?:别|不要|不能|不敢|没法)(?:打|接|回|出|说|讲|给我打)*(?:电话|声音?|话)[^。！？；]{0,8}(?:[会能怕]?(?:被)?[^，。！？；]{0,2}(?:听到|听见|发现)|在(?:旁边|外面|门口|门外|身边))"
    r"|(?:不能|不敢)(?:出声|说话|讲话|打电话)[^。！？；]{0,4}(?:家里|屋里|门外|有人|[他她]们?在|进来)"
)


def heard(words: tuple[str, ...], text: str) -> tuple[str, ...]:
    """What of an emergency list a text means, and what in it speaks of a child in danger."""
    told, plain = joined(text), _plain(text)
    always, unlisted = _always(plain), _unlisted(plain)
    listed = (f for f in spoken(words, plain) if f[2] not in _NEVER_OFF and not calmed(plain, f))
    whole = (f for f in listed if not _begins_in(f, always))
    found = (*whole, *always, *unlisted, *_doubtful(plain))
    return as_parted(written(told, found), text)


def _doubtful(plain: str) -> tuple[Spotted, ...]:
    """What may be danger, and nobody can tell by the words alone."""
    return (*befallen(plain), *((*match.span(), match[0]) for match in _SILENT.finditer(plain)))


def _begins_in(found: Spotted, others: Iterable[Spotted]) -> bool:
    """Whether a word begins in the middle of another (自杀，我 holds 杀我) and so is none."""
    return any(other[0] < found[0] < other[1] < found[1] for other in others)


def alarming(words: tuple[str, ...]) -> tuple[str, ...]:
    """What a page can look for by itself, folded: a county's list, and what no list leaves out."""
    return tuple(dict.fromkeys((*comparable(words), *ALWAYS)))


def unmissable(text: str) -> bool:
    """Whether a text speaks of self-harm, of a child in danger, or only cries: what no list leaves out."""
    plain = _plain(text)
    return bool(_always(plain) or _unlisted(plain))


def despairs(text: str) -> bool:
    """Whether a text speaks of self-harm."""
    return bool(_always(_plain(text)))


def only_feared(words: tuple[str, ...], text: str) -> bool:
    """Whether a text that was heard speaks of nothing but an accident that somebody is afraid of."""
    plain = compared(text)
    without = FEAR.sub("", plain)
    return without != plain and not heard(words, without)


@lru_cache(maxsize=4)
def _plain(text: str) -> str:
    """A text without what only sounds alarming."""
    return blanked_things(blanked(compared(text)))


@lru_cache(maxsize=4)  # asked twice of the same text
def _always(plain: str) -> tuple[Spotted, ...]:
    return tuple(spoken(ALWAYS, plain))


@lru_cache(maxsize=4)
def _unlisted(plain: str) -> tuple[Spotted, ...]:
    """What is heard though it stands on no list: a child in danger, and what only cries."""
    return (*endangering(plain), *_bare(plain))


def _bare(plain: str) -> list[Spotted]:
    if _ALONE.fullmatch(plain):
        return [(0, len(plain), plain)]
    told = (match for pattern in (_CRY, _BODY) for match in pattern.finditer(plain))
    return [*cried(plain), *((*match.span(), match[0]) for match in told)]
