"""Grave words that are typed as they sound, whole or in part (zisha, zi杀, 触dian, zháo huǒ): read as the word."""

import re
from collections.abc import Iterable, Iterator
from itertools import product

from functions.domain.words import late

_WORDS = (
    "自杀 zi sha|自残 zi can|跳楼 tiao lou|跳河 tiao he|上吊 shang diao|割腕 ge wan|农药 nong yao|想死 xiang si|不想活 bu xiang huo|"
    "着火 zhao huo|起火 qi huo|失火 shi huo|爆炸 bao zha|煤气 mei qi|泄漏 xie lou|漏气 lou qi|中毒 zhong du|触电 chu dian|漏电 lou dian|"
    "救命 jiu ming|救我 jiu wo|报警 bao jing|落水 luo shui|溺水 ni shui|昏迷 hun mi|晕倒 yun dao|流血 liu xue|被困 bei kun|"
    "杀人 sha ren|砍人 kan ren|打死 da si|家暴 jia bao|强奸 qiang jian|性侵 xing qin|猥亵 wei xie|绑架 bang jia|拐卖 guai mai|失踪 shi zong|"
    "贪污 tan wu|贪官 tan guan|贪钱 tan qian|受贿 shou hui|行贿 xing hui|索贿 suo hui|贿赂 hui lu|腐败 fu bai|红包 hong bao|回扣 hui kou|"
    "公款 gong kuan|黑钱 hei qian|好处费 hao chu fei|举报 ju bao|书记 shu ji|支书 zhi shu|村长 cun zhang|局长 ju zhang|主任 zhu ren"
)
# Read so only where the rest of the word is written in Han characters (被bang架, du药): alone they may be a name, or English.
_IN_PART = (
    "毒药 du yao|下毒 xia du|杀我 sha wo|砍死 kan si|砍我 kan wo|捅死 tong si|捅人 tong ren|打人 da ren|打我 da wo|弄死 nong si|持刀 chi dao|菜刀 cai dao|"
    "拿刀 na dao|尸体 shi ti|抢劫 qiang jie|裸照 luo zhao|迷奸 mi jian|跳江 tiao jiang|跳桥 tiao qiao|跳湖 tiao hu|轻生 qing sheng|割脉 ge mai|遗书 yi shu|"
    "安眠药 an mian yao|炸弹 zha dan|火灾 huo zai|冒烟 mao yan|燃气 ran qi|走失 zou shi|走丢 zou diu|人贩子 ren fan zi|被拐 bei guai|坍塌 tan ta|塌方 ta fang|休克 xiu ke|吐血 tu xue|"
    "昏倒 hun dao|抽搐 chou chu|窒息 zhi xi|救护车 jiu hu che|囚禁 qiu jin|虐待 nue dai|侵犯 qin fan|摸我 mo wo|同归于尽 tong gui yu jin|活不下去 huo bu xia qu|"
    "侵吞 qin tun|私吞 si tun|挪用 nuo yong|私分 si fen|包庇 bao bi|勾结 gou jie|镇长 zhen zhang|乡长 xiang zhang|县长 xian zhang|所长 suo zhang|校长 xiao zhang|"
    "干部 gan bu|警察 jing cha|法官 fa guan|送礼 song li|好处 hao chu|保护伞 bao hu san|贿选 hui xuan|扶贫款 fu pin kuan"
)
_TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü", "aaaaeeeeiiiioooouuuuvvvvv")
_BEFORE = r"(?<![a-z])(?P<before>(?:(?:wo|yao|xiang|you|ren|ta|zai|de|ni|bei|qu|le|jia|li) ?){0,4})"
_AFTER = r"(?:(?![a-z])|(?=(?:le|a|la|ba|ma|de|kuai|lai|ren|jiu|wo|yi|wan|qian){1,5}(?![a-z])))"
_HAN = late.pattern("[\u3400-\u9fff]")
_LATIN = late.pattern(f"[a-z{''.join(map(chr, _TONES))}]{{2}}", re.IGNORECASE)


def sounded(text: str) -> str:
    """The text with such words as they are written."""
    if not _LATIN.search(text):
        return text
    return _mixed(_SOUNDED.sub(_written, text.translate(_TONES)))


def _mixed(text: str) -> str:
    """With the words of which a part is typed as it sounds, between characters that are written."""
    for run in reversed(list(_RUN.finditer(text))):
        if not _HAN.search(text, max(0, run.start() - 3), run.end() + 3):
            continue
        for start, end in _around(*run.span(), len(text)):
            if word := _PARTLY.get(text[start:end].lower()):
                text = text[:start] + word + text[end:]
                break
    return text


def _around(start: int, end: int, length: int) -> Iterator[tuple[int, int]]:
    for before in range(min(3, start), -1, -1):
        for after in range(min(3, length - end), -1, -1):
            if before or after:
                yield start - before, end + after


def _written(said: re.Match[str]) -> str:
    typed = said["sound"] or said["mixed"]
    return (said["before"] or "") + _KNOWN[re.sub(r"[ '\-]", "", typed).lower()]


def _ways(words: str = _WORDS) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each word, and each way to type it of which at least one character is typed as it sounds."""
    for entry in words.split("|"):
        word, *sounds = entry.split(" ")
        for way in product(*zip(word, sounds, strict=True)):
            if way != tuple(word):
                yield word, way


def _any(ways: Iterable[tuple[str, ...]]) -> str:
    """A pattern of ways; blanks may stand between syllables, and what ends in Latin ends there."""
    return "|".join(r"[ '\-]*".join(way) + (_AFTER if way[-1].isascii() else "") for way in ways)


_RUN = late.pattern("[A-Za-z]{2,12}")
_PARTLY = {key: word for word, way in _ways(_IN_PART) if not (key := "".join(way)).isascii()}
_KNOWN = {"".join(way): word for word, way in _ways()}
_SOUNDED = late.pattern(
    rf"{_BEFORE}(?P<sound>{_any(way for _, way in _ways() if way[0].isascii())})"
    rf"|(?P<mixed>{_any(way for _, way in _ways() if not way[0].isascii())})",
    re.IGNORECASE,
)
