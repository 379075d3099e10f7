"""Advertisements (广告): quarantined, never rejected; a person empties the quarantine back.

Spaces, full width and look-alikes are read as what they mean. Two words of the list make an
advertisement, unless the text speaks as somebody who suffers from it: `墙上全是办证小广告`.
"""

from functools import lru_cache

from functions.domain.words import late
from functions.domain.words.joined import joined
from functions.domain.words.matching import folded
from functions.domain.words.wordlists import parted

WORDS = 2  # so many advertising words make an advertisement; one may be a citizen's own
_NOISE = late.pattern(r"[^0-9a-z一-鿿+…]")
_ALIKE = (
    (late.pattern(r"[薇威徽嶶葳微溦][信亻]|w(ei)?x(in)?|v信|vx|威芯|微芯"), "微信"),
    (late.pattern(r"[加家嘉佳+➕](我)?(v|微(?!信)|薇)"), r"加\1微信"),
    (late.pattern(r"扣扣|企鹅号|q{2,}"), "qq"),
    (late.pattern(r"发漂|fa票"), "发票"),
)
# Who suffers from an advertisement speaks like this.
CITIZEN = late.pattern(
    r"投诉|举报|反映|骗|上当|小广告|牛皮癣|张贴|乱贴|贴满|贴[的着了]|清理|清除|治理|整治|取缔|监管|查处|部门|骚扰|维权|退款"
    r"|退钱|怎么办|为什么|能不能|是不是|希望|建议|请问|咨询|求助|不给|不开|拒绝|拖欠|押金|害了|我(家|老公|老婆|爸|妈|儿|女|弟|妹|哥|姐|被|想)|[墙门]上|楼道|电线杆"
)


def advertised(words: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The words of a list that make a text an advertisement; empty where it is none."""
    plain = _plain(text)
    if CITIZEN.search(plain):
        return ()
    found = {sense: word for sense, word in _senses(words) if sense in plain}
    return tuple(found.values()) if len(found) >= WORDS else ()


def can_be_found(word: str) -> bool:
    """Whether a word of the list can stand in a text: it says something, and has no `…` in it."""
    return bool(_plain(word)) and "…" not in folded(word)


def _plain(text: str) -> str:
    """A text as it is meant: half width, no spaces or signs, look-alikes replaced."""
    plain = _NOISE.sub("", folded(joined(text)))
    for pattern, sense in _ALIKE:
        plain = pattern.sub(sense, plain)
    return plain


@lru_cache(maxsize=256)
def _senses(words: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The words of a list as they are meant, and as they were written."""
    return tuple((sense, word) for word in parted(words) if (sense := _plain(word)))
