"""Who is touched by somebody with power over them (校长摸我胸), in the words of a child.

Danger at once, and where it is somebody in office or at a school also a report that they must not
read (未成年人保护法第十一条: who works with children must report it).
"""

import re
from functools import lru_cache

from functions.domain.safety.calm import denied
from functions.domain.safety.wording import Spotted
from functions.domain.words import late

_IN_OFFICE = (
    r"校长|园长|老师|教师|保育员|保育阿姨|班主任|辅导员|教导员|教练|教官|宿管|宿舍管理员|生活老师|校医|主任|书记|支书|村长|乡长|镇长|局长|所长|站长|队长|院长|领导"
    r"|干部|村官|当官的|警察|民警|辅警|交警|城管|法官|派出所(?:的|那个)?(?:人|叔叔)?|福利院的?人?|社工|网格员|志愿者|医生|大夫|神父|师父"
)
_OTHER = (
    r"陌生人?|不认识的?|男的|男人|老头|大人|大叔|叔叔|伯伯|爷爷|外公|舅舅|姑父|姨[父夫]|继父|后爸|后爹|干爹|爸爸?|表哥|堂哥|哥哥|邻居|司机|房东|老板|保安|门卫|网友|师傅"
    r"|高年级的?|同学|室友|有人|他们?"
)
_ON = r"[^，。！？；没不]{0,10}?"  # the same clause, and nothing denied in it
_BODY = r"(?:胸|乳房|奶子|咪咪|屁股|大腿|下体|下身|隐私|私处|内裤|裤裆|小鸡鸡|鸡鸡|生殖器|尿尿的|小便的|敏感部位)"
_WHOM = (
    r"(?:我们?|她|[^，。！？；没不]{0,4}(?:女生|学生|女孩|孩子|同学|女儿|儿子|闺女|丫头|妹妹|弟弟))"
)
_CHECKED = "(?![^，。！？]{0,6}(?:检查|体检|看病|看伤|跑步|打针|换药))"
_DONE = (
    rf"(?:[摸碰捏揉舔蹭掐]+(?:了|过|着|完)?(?:一?下)?(?:{_WHOM}?的?[^，。！？；没不]{{0,3}}{_BODY}|{_WHOM}的?下面)"
    rf"|摸了?(?:过|着)?我(?!们?的?(?:[头手脸额脑背肩肚胳脉]|书|包|作业|手机|东西|底))|亲了?(?:过|着)?{_WHOM}(?!爱|生|自|手|戚|人|们?的?(?:手|爱))|强吻{_WHOM}"
    rf"|手伸[进到入][^，。！？；]{{0,6}}(?:衣|裤|裙|被|内)|[脱扒掀]了?(?:掉|下|开)?{_WHOM}?的?(?:衣服?|裤子?|裙子?|内[衣裤]|被子|被窝){_CHECKED}|[进钻]了?{_WHOM}的?(?:被窝|被子|被子里)"
    rf"|[让叫要逼拉拽喊]{_WHOM}[^，。！？；]{{0,8}}(?:脱(?:衣|裤|光){_CHECKED}|坐[^，。！？；]{{0,3}}腿|陪[他她][^，。！？；]{{0,1}}睡|和[他她]睡|跟[他她]睡|摸他|亲他|看黄|拍裸|(?:不|没)穿衣服"
    rf"|发[^，。！？；]{{0,4}}裸)|把(?:[他她]的?|自己的?)?裤子?的?(?:拉链|链子)(?:打开|拉开|解开)|露(?:出|了)[^，。！？；]{{0,3}}(?:下体|下身|鸡鸡)|(?:猥亵|性侵|强奸|侵犯|非礼|糟蹋|强暴|调戏)(?:了|过)?{_WHOM}(?![^，。！？；]{{0,8}}(?:权|利|隐私|地|田|名|财|益)))"
)
_SUFFERED = r"(?:[摸亲脱扒睡]|侵犯|猥亵|强奸|糟蹋|非礼|强暴)(?![底排自])"
_HIS = rf"[摸碰捏揉舔蹭亲]了?{_WHOM}(?:的?{_BODY})?的(?:是|那个|这个|就是)*"
_OFFICE = late.pattern(
    rf"(?:{_IN_OFFICE})们?{_ON}{_DONE}|{_HIS}(?:{_IN_OFFICE})|被(?:{_IN_OFFICE}){_ON}{_SUFFERED}"
)
_ANYBODY = late.pattern(rf"(?:{_OTHER})们?{_ON}{_DONE}|被(?:{_OTHER}){_ON}{_SUFFERED}")


_HINT = late.pattern(
    "[摸碰捏揉抓舔蹭掐脱扒掀拉亲吻睡腿裸]|手伸|被[窝子]|[不没]穿|猥亵|性侵|强奸|侵犯|非礼|糟蹋|强暴|调戏|看黄|拉链|链子|露"
)


@lru_cache(maxsize=4)  # each net asks of the same text
def touched(text: str) -> tuple[Spotted, ...]:
    """Where a folded text says that somebody was touched as nobody may."""
    return (*by_office(text), *_found(_ANYBODY, text))


@lru_cache(maxsize=4)
def by_office(text: str) -> tuple[Spotted, ...]:
    """The same, by somebody in office or at a school."""
    return _found(_OFFICE, text)


def _found(pattern: re.Pattern[str], text: str) -> tuple[Spotted, ...]:
    if not _HINT.search(text):
        return ()
    spans = (match.span() for match in pattern.finditer(text))
    return tuple((*span, text[slice(*span)]) for span in spans if not denied(text, *span))
