"""A child in danger (未成年人): beaten, abused, extorted, lost or alone (field.md §6, P20).

Two ways to say it: a child that tells of itself, with what it suffers anywhere in the text; and a
child that somebody speaks of, with a harm in the same sentence and near by.
"""

import re

from functions.domain.safety.calm import denied
from functions.domain.safety.nearness import pair
from functions.domain.safety.touched import touched
from functions.domain.safety.wording import Spotted, written
from functions.domain.words import late
from functions.domain.words.joined import as_parted, compared, joined

_AGE = r"(?<![\d.])([3-9]|1[0-7])(周)?岁|(?<![十二三四五六七八九])(十[一二三四五六七]?|[三四五六七八九])岁"
_SCHOOL = r"(小学|初中|高中|中学)生|[一二三四五六]年级|初[一二三]|高[一二三]"
MYSELF = late.pattern(
    rf"我(今年|才|只有|刚满|刚|现在|还)?(满)?({_AGE})|我(今年|现在|还|才)?((是|在|读|上|念)[^，。！？]{{0,8}})?({_SCHOOL})"
)
_HIT = "打(?![上造扮击印扰断开动乱破标分回疫针])"
SUFFERED = late.pattern(
    rf"打我|打人|挨打|被{_HIT}|骂我|欺负|欺凌|霸凌|堵我|要钱|抢我|逼我|摸我|亲我|脱我|威胁我|扇我|掐我|踢我|关我|跟踪"
    r"|打(妈|爸|弟|妹|哥|姐|奶)|抢[^，。]{0,4}钱|躲在|躲进|锁在|没回来|没吃的|不给[^，。]{0,3}吃|不要我|进我房|钻我|碰我|压我|继父|后爸|赶我|流血|不敢|害怕|好怕|没饭吃|一个人在家|没人管|拍视频|割手|不想活|想死|救救我|帮帮我|体罚"
)
CHILD = late.pattern(
    r"孩子|小孩|女儿|儿子|我儿(?!媳)|孙子|孙女|外孙|宝宝|婴儿|幼儿|幼童|儿童|女童|男童|未成年|小朋友|学生|女生|男生|同学|闺女|丫头|弟弟|妹妹|男孩|女孩"
    rf"|细伢|崽|娃|侄女|侄子|{_SCHOOL}|{_AGE}|\d个月大"
)
# What somebody does to a child, and what befalls it.
ABUSE = (
    rf"被[^，。！？]{{0,6}}({_HIT}|殴|揍|欺|掐|踢|捆|绑|拐|猥|侵犯|虐|带走|踩|按在|围住|堵在|关在|锁在|反锁|勒索|抢)"
    r"|挨打|打伤|打骂|暴打|毒打|殴打|打得|打耳光|打成|抽打|鞭打|[扇煽][^，。]{0,6}耳光|虐待|虐童|残害|体罚|罚跪|针扎"
    r"|打(了|我|一)?(的|个|名)?(学生|孩子|小孩|女儿|儿子|儿|幼儿)|关小黑屋|喂[^，。]{0,2}药|欺凌|霸凌|勒索|抢劫"
    r"|性侵|猥亵|强奸|强暴|卖淫|摸[^，。]{0,4}(下体|隐私|胸|屁股)|亲[^，。]{0,2}(女学生|女生|小女孩|嘴)|跟踪"
    r"|不给[^，。]{0,4}吃|烟头烫|[拉拽拖骗][^，。]{0,4}(走|上车)|自残|割手"
)
_MISFORTUNE = (
    r"烫伤|走失|走丢|失踪|失联|不见了|离家出走|没有?回家|拐走|拐卖|抱走|遗弃|抛弃|(被|婴儿)[^，。！？]{0,6}[扔丢]在"
    r"|(没有?|冇得?|莫得)大人|找不到(妈妈|爸爸|家|大人)|挂在|卡在|快掉下|锁在车|关在车|爬到[^，。]{0,4}(窗|楼|树)|流血|独自在家"
    r"|一个人在家|没人照顾|没饭吃|饿肚子|掉进|掉到[^，。]{0,4}(井|河|塘)"
)
HARM, _ABUSED = late.pattern(f"{ABUSE}|{_MISFORTUNE}"), late.pattern(ABUSE)
# What a child says of somebody who has power over it, without saying that it is one.
_OVER = r"老师|班主任|校长|教练|宿管|保育员|保育阿姨|叔叔|伯伯|舅舅|姑父|姨父|继父|后爸|后爹|后妈|继母|高年级的?|同学|室友"
TOLD_OF = late.pattern(
    rf"({_OVER})(们)?[^，。！？没不]{{0,4}}((总是?|天天|经常|老是?|又)?{_HIT}我(?!电话|手机)|用[^，。！？]{{1,4}}[打戳扎烫抽捅]我|((亲|脱|扒|碰)了?我|摸了?我(?!们?的?(头|额|脸|手|肩|背))))"
    rf"|我?被({_OVER})[^，。！？]{{0,6}}(脱|扒)(衣|裤|光)|({_OVER})[^，。！？]{{0,8}}(进|钻)我(房|被)"
    r"|(?:说|[叫让要]我|威胁我)(?:不许|不让|不准|不能|不要|别)我?们?(?:告诉|跟|和|说给)我?们?(?:妈|爸|家里|家长|爷爷|奶奶)|不[许让准]我?们?(?:告诉|跟)我?们?(?:妈|爸|家长)"
    r"|跟踪我[^，。！？]{0,4}(放学|上学|回家)|(家里|屋里)(就|只有|只剩|剩)我一个人"
)
NEAR = 14  # characters between the two


def endangered(text: str) -> tuple[str, ...]:
    """The words that speak of a child in danger, as they were written; none where nothing does."""
    return as_parted(written(joined(text), endangering(compared(text))), text)


def endangering(text: str) -> tuple[Spotted, ...]:
    """Where a folded text speaks of a child in danger."""
    own, suffered = MYSELF.search(text), SUFFERED.search(text)
    if own and suffered:
        return _said(own), _said(suffered)
    if (told := TOLD_OF.search(text)) and not denied(text, *told.span()):
        return (_said(told),)
    return _spoken_of(text, HARM) or touched(text)[:1]


def is_harmed(text: str) -> bool:
    """Whether a folded text tells that somebody harms a child, or a child tells what it suffers."""
    told = TOLD_OF.search(text)
    own = MYSELF.search(text) and SUFFERED.search(text)
    return bool(own or told or touched(text) or _spoken_of(text, _ABUSED))


def _spoken_of(text: str, harm: re.Pattern[str]) -> tuple[Spotted, ...]:
    children = [_said(child) for child in CHILD.finditer(text)]
    if not children:
        return ()
    harms = [_said(h) for h in harm.finditer(text) if not denied(text, *h.span())]
    return pair(children, harms, text, NEAR)


def _said(match: re.Match[str]) -> Spotted:
    return (*match.span(), match[0])
