"""Who leans on people in a public body's name: blows (城管打人), and money asked on the quiet (不给500块就不通气).

Blows are a report like any other of a misuse of office. Money is in between where those who ask it are a
supplier's people (gas, water, power, heat): a company is no office, but its county lists it as a unit, and
what accuses its people must not go to them by itself. So a person looks first.
"""

import re
from functools import lru_cache

from functions.domain.safety.wording import Spotted
from functions.domain.words import late

_THEIRS = r"(?:的|里的?)?(?:执法|工作)?(?:队员|队长|人员|干部|人|主任|书记|网格员|叔叔)"
_ARMED = rf"(?:城管|派出所|公安|警察|民警|辅警|交警|特警|协警|执法(?:队|局|人员)|拆迁办|征收办)(?:{_THEIRS})*"
_MEEK = rf"(?:社区|街道办?|镇政府|乡政府|政府|村委会?|居委会|信访局|法院|民政局?)(?:{_THEIRS})+|村干部|村主任|村支?书记?|网格员"
_THEN = "[^，。！？；对被抓让叫报说请找给向跟和因为就处来有旁门边附邻孩狗]{0,6}?"
_VICTIM = "(?:人(?![工情])|我|老人|老百姓|群众|村民|商贩|小贩|学生|小孩|孩子|女人|孕妇)(?!们?的?(?:电话|手机|招呼|旗号|主意))"
_BLOW = (
    rf"(?:殴打|围殴|暴打|拳打脚踢|动手打|打(?:伤|残|死|哭)?了?{_VICTIM}|推倒|推搡|踹|踢了?{_VICTIM}|扇[^，。！？；]{{0,4}}(?:耳光|巴掌|嘴巴)"
    r"|掐(?:我|住)|掀[^，。！？；]{0,4}摊|按在地|把[^，。！？；]{1,8}(?:推倒|打伤|打倒|打成|按倒|按在地|摔倒|踹倒|拖走))"
)
_BLOWS = late.pattern(rf"(?:{_ARMED}|{_MEEK}){_THEN}{_BLOW}")

_SUPPLY = late.pattern(
    "燃气|煤气|天然气|通气|供暖|供热|热力|暖气|自来水|供水|水务|通水|接水|供电|电力|电网|电表|通电|路灯|市政|环卫|垃圾|办证|办事|窗口|大厅"
)
_ASKER = r"(?:安检员?|检查员?|巡检员?|师傅|维修[工员]?的?人?|抄表员?|收费员?|工作人员|员工|安装[工员]?|验收员?|电工|公司的人|局的人|站的人|窗口的?人?)"
_SUM = r"[0-9一二两三四五六七八九十百千几]+多?(?:块钱?|元|百|千|万)"
_FEE = r"(?![^，。！？；]{0,3}(?:气费|水费|电费|暖费|暖气费|开户费|安装费|工本费|材料费|押金|保证金|定金))"
_WORK = "(?:修|通|开|办|接|装|验|过|换|检|送|给|肯|能)"
_ASKED = (
    rf"(?:[要收索拿塞送给转][^，。！？；]{{0,10}}(?:好处费?|辛苦费|茶水费|打点费|感谢费|人情费|红包)"
    rf"|[转打付](?:钱|账|{_SUM})?[^，。！？；]{{0,4}}(?:私人|个人|[他她]的?|自己的?)(?:微信|支付宝|账户|账号|卡)|加微信[^，。！？；]{{0,2}}转"
    rf"|(?:不给|不交|不转|不塞|不掏)[^，。！？；]{{0,2}}{_SUM}{_FEE}[^，。！？；]{{0,2}}[就，]?[^，。！？；]{{0,2}}不{_WORK}"
    rf"|(?:要|给|交|转|掏|收)[^，。！？；]{{0,3}}{_SUM}{_FEE}[^，。！？；]{{0,2}}才[^，。！？；]{{0,3}}{_WORK}|不?意思一下)"
)
_MONEY = late.pattern(
    rf"{_ASKER}[^。！？；]{{0,14}}?(?<![不没未])(?<!从不)(?<!拒绝)(?<!没有){_ASKED}"
)


@lru_cache(maxsize=4)  # each net asks of the same text
def struck(text: str) -> tuple[Spotted, ...]:
    """Where a folded text says that somebody in a public body's name used force."""
    return _found(_BLOWS, text)


@lru_cache(maxsize=4)
def squeezed(text: str) -> tuple[Spotted, ...]:
    """Where it says that a supplier's or a counter's people ask for money of their own."""
    return _found(_MONEY, text) if _SUPPLY.search(text) else ()


def _found(pattern: re.Pattern[str], text: str) -> tuple[Spotted, ...]:
    return tuple((*match.span(), match[0]) for match in pattern.finditer(text))
