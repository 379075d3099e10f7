"""What is wrong with a reply to a citizen (答复质检, field.md B15): told to who writes it and to who reviews it, never a bar.

Rules over the words alone; a county keeps the list of phrases that say nothing (套话).
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from functions.domain.refusals import Words
from functions.domain.words import late
from functions.domain.words.likeness import pairs_in
from functions.domain.words.matching import folded
from functions.domain.words.wordlists import comparable

DEFAULT_EMPTY_PHRASES = (
    "已处理", "已经处理", "处理完毕", "正在处理中", "已解决", "已办理", "已办结", "已知悉", "已收悉", "已受理", "已转办", "已转有关部门", "已转相关部门", "转相关部门处理",
    "已反馈", "已反馈相关部门", "按程序办结", "群众表示满意", "将尽快处理", "尽快解决", "请耐心等待", "敬请谅解", "高度重视", "立即安排", "下一步将加强管理", "加大巡查力度", "加强监管", "按规定办理",
    "按相关政策执行", "情况属实", "情况不属实", "不归我们管", "不属于我单位职责", "不在我单位职责范围", "与我单位无关", "不清楚", "无法处理", "收到", "同意",
)  # fmt: skip
FLAWS = {
    "template": Words("有没填的空：{found}", "A blank of the template is left: {found}"),
    "empty": Words("只有套话，没有实际内容：{found}", "Phrases that say nothing, and little else: {found}"),
    "short": Words("太短，群众看不明白", "Too short to be understood"),
    "refuses": Words("只说不归本单位管，没说该找谁", "Says that it is another’s, not whose"),
    "off_point": Words("没有提到群众反映的事，可能答非所问", "Names nothing of what was told: is it an answer?"),
    "no_measure": Words("没说做了什么", "Does not say what was done"),
    "no_date": Words("没有解决，又没说什么时候解决", "Not solved, and no date"),
    "no_contact": Words("没有解决，又没留联系方式", "Not solved, and nobody to ask"),
}  # fmt: skip

_COURTESY = late.pattern(
    "尊敬的(?:市民|群众|居民|网友)?|(?:市民|群众|居民|网友)(?:朋友)?[,，:：]?您好|您好|你好|您(?:所)?(?:反映|提出|咨询|投诉)的(?:问题|情况|诉求|事项)?|(?:对此)?我(?:单位|局|们|镇|乡)"
    "|感谢您?(?:的|对)?[^。；！]{0,16}(?:监督|支持|理解|关心|来电|反映|配合|关注)(?:和[^。；！]{0,6})?|谢谢(?:您)?|特此(?:回复|答复)|答复如下|回复如下|现(?:将)?[^。，]{0,6}(?:回复|答复)如下|经(?:核实|调查|了解)"
)
_BLANK = late.pattern(
    r"[xX×]{2,}(?=[年月日时局科处])|_{2,}|某[年月日]|[【\[{](?:姓名|时间|日期|单位|部门|电话|地址|内容|事由|此处)[^】\]}]{0,6}[】\]}]"
)
_REFUSAL = late.pattern(
    "不(?:归|属于?|在)(?:我们|本|我)?[^，。；]{0,8}(?:管|职责|职能|范围)|与(?:我们|本|我)[^，。；]{0,4}无关"
)
_GUIDE = late.pattern(
    r"(?:请|建议)(?:您|你)?(?:到|向|联系|拨打|咨询|找)|可(?:以)?(?:到|向|联系|拨打|咨询|找)|已(?:转|移交|协调|联系)(?!相关|有关)|由[^，。；]{2,14}(?:负责|办理|答复)|归[^，。；我]{2,12}管|\d{5,}|热线"
)
_MEASURE = late.pattern(
    "修|换|装|回填|浇筑|铺|拆|清(?!楚)|疏通|补|加装|增设|整改|整治|责令|约谈|处罚|立案|查处|取缔|拆除|劝导|调解|协商|协调|追回|退还|发放|支付|缴|赔|上门|到场|到现场|现场|派人|安排|检修|检测|排查"
    "|巡查|测|打通|恢复|通水|通电|供水|供电|供热|开通|办好|办理了|代办|受理了|登记|申请|纳入|列入|施工|开工|完工|绿化|清运|清理|清扫|消杀|关停|停业|停用|更正|补录|审核|核查|核对|联系了|已联系|回访|宣传|培训|道歉"
    "|请(?:您)?(?:带|到|拨打|携带|登录|联系)|可(?:以|在|到|凭|持|带)|带|需|凭|领取|填报|免费|开放|延长|调整|改为|减免|公开|公示|张贴"
    "|已(?:被|由|于|经)?(?!收悉|知悉|受理|转办|反馈|处理|办|解决|核实|调查|了解)[^，。；]{2}|(?<!为|除|受)了(?!解)|成功|送检|拘留|没收|罚"
)
_DATE = late.pattern(
    "[0-9〇零一二三四五六七八九十两几半]+(?:年|个?月|日|号|天|周|个?小时|分钟|个?工作日|季度)|今[天日晚年]|明[天日年]|后天|本[周月季年]|这[周月]|下[周月]|[月年季]底|[0-9]{1,2}[:：点]|国庆|春节|年前|供暖季"
)
_CONTACT = late.pattern(r"[0-9]{5,}|热线|电话|窗口|拨打|联系人|可(?:到|向)")
_COMMON = frozenset(
    pairs_in("反映问题我们你们他们已经谢谢感谢现在请问希望群众政府领导处理解决尽快小区门口大家没有人管一直居民您好这个那个什么怎么为什么时候可以能不能有关部门单位情况是不是晚上早上中午今天昨天明天两个三个一个几个多次天天每天")
)  # fmt: skip
_SIGNS = late.pattern(r"[\W_]+")
SHORT, LITTLE, TELLING = 12, 9, 10  # characters


class ReplyText(NamedTuple):
    """A reply as the rules see it: folded, without courtesies, with what was told, and whether it is solved."""

    text: str
    rest: str
    told: str
    phrases: tuple[str, ...]
    closing: bool
    solved: bool


def flaws(
    reply: str, told: str, phrases: tuple[str, ...], *, closing: bool = True, solved: bool = True
) -> dict[str, str]:
    """Codes of what is wrong with a reply, each with the words that it is about; none of a good one.

    `closing`: it says what was done, rather than answering a question.
    """
    text = folded(reply)
    rest = _SIGNS.sub("", _COURTESY.sub("", text))
    said = ReplyText(text, rest, folded(told), _spoken(text, phrases), closing, solved)
    found = {code: words for code, check in _CHECKS.items() if (words := check(said)) is not None}
    return {c: w for c, w in found.items() if not found.keys() & _SAID_BY.get(c, frozenset())}


def _spoken(text: str, phrases: Iterable[str]) -> tuple[str, ...]:
    """The phrases of a county's list as they were written; `…` in one stands for up to six characters."""
    found = (_pattern(phrase).search(text) for phrase in comparable(tuple(phrases)))
    return tuple(one.group() for one in found if one)


@lru_cache(maxsize=4096)
def _pattern(phrase: str) -> re.Pattern[str]:
    return late.pattern(".{0,6}?".join(map(re.escape, phrase.split("…"))))


def _template(said: ReplyText) -> str | None:
    return blank.group() if (blank := _BLANK.search(said.text)) else None


def _empty(said: ReplyText) -> str | None:
    """Nothing is left beside the phrases and the courtesies."""
    rest = said.rest
    for phrase in sorted(said.phrases, key=len, reverse=True):
        rest = rest.replace(_SIGNS.sub("", phrase), "")
    courteous = len(said.rest) < LITTLE and len(said.rest) < len(_SIGNS.sub("", said.text))
    return "、".join(said.phrases) if len(rest) < LITTLE and (said.phrases or courteous) else None


def _if(check: Callable[[ReplyText], bool]) -> Callable[[ReplyText], str | None]:
    return lambda said: "" if check(said) else None


def _is_off_point(said: ReplyText) -> bool:
    """It shares no pair of characters with what was told, but for those that stand in every complaint."""
    told = frozenset(pairs_in(_SIGNS.sub("", said.told))) - _COMMON
    return len(told) >= TELLING and not told & frozenset(pairs_in(_SIGNS.sub("", said.text)))


_CHECKS: dict[str, Callable[[ReplyText], str | None]] = {
    "template": _template,
    "empty": _empty,
    "short": _if(lambda said: len(said.rest) < SHORT),
    "refuses": _if(lambda s: bool(_REFUSAL.search(s.text)) and not _GUIDE.search(s.text)),
    "off_point": _if(_is_off_point),
    "no_measure": _if(lambda s: s.closing and not _MEASURE.search(s.text)),
    "no_date": _if(lambda s: s.closing and not s.solved and not _DATE.search(s.text)),
    "no_contact": _if(lambda s: s.closing and not s.solved and not _CONTACT.search(s.text)),
}
# What another says already is not said twice.
_SAID_BY = {
    "short": frozenset({"empty", "refuses"}),
    "off_point": frozenset({"empty", "short", "refuses"}),
    "no_measure": frozenset({"empty", "short", "refuses"}),
    "refuses": frozenset({"empty"}),
    "no_date": frozenset({"template"}),
}
