"""The kinds of numbers, as a table: how each is written in a shadow, what makes it one, what stays."""

import re
from collections.abc import Callable
from typing import NamedTuple

from functions.domain.words import late
from functions.domain.words.masking import checks
from functions.domain.words.masking.checks import Found

_S = r"[ \-._,]?"  # what may stand between two digits
_A = r"[ \-._,@#]?"
_G = r"[ \-]?"
_LEFT, _RIGHT = r"(?<![0-9])", r"(?![0-9])"
_WORD, _ENDS = r"(?<![a-z0-9])", r"(?![a-z0-9])"
_MAIL = r"qq|163|126|139|189|sina|sohu|gmail|outlook|hotmail|foxmail|yahoo|icloud|aliyun|yeah"
_TOP = r"com|cn|net|org|edu|gov|top|cc|me|io|co|info|hk|tw|xyz|vip"
_CALL = (
    r"电话|座机|固话|手机|号码|联系方式|联系我|联系|致电|拨打|来电|回电|回话|打给我|打我|call|tel|phone|"
    r"mobile|whatsapp|viber|telegram|传真|fax|小灵通|呼我|通知我|拨|打(?= ?[2-8])|☎"
)
_ACCOUNT = r"卡号|银行卡|储蓄卡|账号|帐号|账户|帐户|存折|社保卡|医保卡|一卡通"
_PAPERS = r"身份证|证件|护照|通行证|台胞证|军官证|驾驶证|居住证|证号"
_WECHAT = r"[微薇威徽围维葳][ \-.,]?(?:信|x(?![a-z]))|[wv]信|卫星|绿泡泡|wei xin|我的v|加微|加薇|加v|vx|wx|wechat|weixin|(?<![a-z0-9])v(?=[ ,\-])"
_APPS = (
    r"抖音|快手|小红书|陌陌|钉钉|电报|飞机号|支付宝|微博|知乎|飞书|飞信|b站|贴吧|推特|telegram|whatsapp|viber|skype|kakao|"
    r"line id|instagram|facebook|twitter|(?<![a-z0-9])(?:tg|ig|ins|line(?=[,\-]))"
)
_RECORDS = r"(?:我|本人)的?工号|学号|考号|准考证号?|学籍号|低保证?号|残疾证号?|病历号|住院号|门诊号|就诊号|病案号|报名号"
_PROVINCES = (
    "北京|天津|上海|重庆|河北|河南|云南|辽宁|黑龙江|湖南|安徽|山东|新疆|江苏|浙江|江西|湖北|广西|甘肃|山西|内蒙古?|陕西|吉林|福建|贵州|广东|"
    "青海|西藏|四川|宁夏|海南"
)
_SAID = r"[号码账帐名同手机是为叫加我的搜id有尾 ,.\-]{0,8}?"


class NumberKind(NamedTuple):
    """A kind: its spelling (group `n` is the number), its proof, and how many signs stay at its ends."""

    pattern: re.Pattern[str]
    loose: re.Pattern[str]
    fits: Callable[[Found], bool] = checks.anything
    keeps: tuple[int, int] = (3, 4)
    least: int = 2  # signs that must be hidden between them


def _kind(
    number: str, fits: Callable[[Found], bool] = checks.anything, *, after: str = "",
    keeps: tuple[int, int] = (3, 4), left: str = _LEFT, right: str = _RIGHT,
) -> NumberKind:  # fmt: skip
    """Looked for at each place, so that a number that overlaps what is none is found."""
    strict = rf"(?={after}{left}(?P<n>{number}){right})"
    loose = rf"(?={after}(?P<n>{number}))"
    return NumberKind(late.pattern(strict), late.pattern(loose), fits, keeps)


_EXTENSION = (
    rf"(?:{_S}(?:转接?|分机号?|ext|x|#)[ ,.\-]?[0-9](?:{_G}[0-9]){{0,5}}|-[0-9]{{2,5}}(?![0-9]))?"
)
OF_ONE = (
    # mobiles, with what may be dialled before them
    _kind(
        rf"(?:(?:00{_G})?86{_S}|17951{_G}|12593{_G}|0{_G})?1{_A}[3-9](?:{_A}[0-9]){{9}}",
        checks.mobile,
    ),
    _kind(r"(?:1[3-9][0-9]{9}){2,3}"),
    # papers and cards
    _kind(rf"[1-9](?:{_A}[0-9]){{16}}(?:{_A}[0-9x])?", checks.identity_card),
    _kind(rf"[1-9](?:{_G}[0-9]){{14}}", checks.old_identity_card),
    _kind(rf"[0-9a-z](?:{_G}[0-9x]){{5,17}}", after=rf"(?:{_PAPERS})[^0-9a-z*]{{0,6}}?(?:[0-9]{{1,6}}\*{{2,12}})?"),
    *(_kind(rf"[3-69](?:{_G}[0-9]){{{n - 1}}}", checks.bank_card, keeps=(4, 4)) for n in (16, 17, 18, 19)),
    _kind(r"[3-69][0-9]{3,5}(?:[.,_][0-9]{4,8}){1,3}(?:[.,_][0-9]{1,5})?", checks.long_card, keeps=(4, 4)),
    _kind(rf"[0-9](?:{_G}[0-9]){{7,29}}", checks.account, after=rf"(?:{_ACCOUNT})[^0-9*]{{0,6}}?", keeps=(4, 4)),
    _kind(r"[egdspkhmclt][0-9]{8}|e[a-z][0-9]{7}|[hm][0-9]{10}", checks.passport, keeps=(1, 2), left=_WORD, right=_ENDS),
    # addresses and names on the net
    _kind(
        rf"[a-z0-9](?:[._,\-]?[a-z0-9]){{0,63}}(?=[ \-]?(?:[@#]|[ \-](?:at|a)[ \-]|艾特|圈a|小?老鼠|小?猴子?)[ \-]?(?:(?:{_MAIL})(?![a-z0-9])|[a-z0-9\-\u4e00-\u9fff]{{1,40}}(?:[. \-]|[ \-]?(?:dot|点)[ \-]?)[a-z0-9.\-]{{0,20}}?(?:{_TOP})(?![a-z0-9])))",
        keeps=(1, 0), left=_WORD, right="",
    ),
    _kind(
        rf"(?!www|http|mail)[a-z0-9](?:[._]?[a-z0-9]){{2,63}}(?=(?:[ ,\-]{{0,2}}(?:[,*&%+/|\- ]|加|和|at|艾特|@){{1,3}}[ ]?)(?:{_MAIL})[ ,]?(?:[. ,]|点|dot)[ ,]?(?:com|cn|net)(?![a-z0-9]))",
        keeps=(1, 0), left=_WORD, right="",
    ),
    _kind(r"[a-z0-9](?:[._,\-]?[a-z0-9]){2,63}(?= ?@ ?[a-z0-9\u4e00-\u9fff])", checks.handle, keeps=(1, 0), left=_WORD, right=""),
    _kind(r"[a-z0-9](?: [a-z0-9]){3,40}(?= ?@)", keeps=(1, 0), left=_WORD, right=""),
    _kind(r"[a-z](?:[._\-]?[a-z0-9]){3,40}", after=r"(?:邮箱|信箱|邮件|e-?mail)[号账地址是为 ,\-]{0,6}?", keeps=(1, 0), left=_WORD, right=_ENDS),
    _kind(rf"[a-z](?:[_,.\-]?[a-z0-9]){{4,19}}|[a-z](?: [a-z0-9_]){{4,19}}|[1-9](?:{_G}[0-9]){{4,19}}", after=rf"(?:{_WECHAT}){_SAID}", keeps=(1, 0), left=_WORD, right=_ENDS),
    _kind(r"(?=[a-z_]*[0-9_])[a-z][a-z0-9_]{5,19}", after=r"[薇威微][ ,]{0,2}", keeps=(1, 0), left=_WORD, right=_ENDS),
    _kind(r"@?[a-z0-9](?:[_.\-]?[a-z0-9]){4,19}", checks.local, after=rf"(?:{_APPS}){_SAID}", keeps=(1, 0), left=_WORD, right=_ENDS),
    _kind(r"[a-z0-9](?:-?[a-z0-9]){3,19}", after=rf"(?:{_RECORDS})[^0-9a-z*]{{0,4}}?", keeps=(0, 2), left=_WORD, right=_ENDS),
    _kind(r"wxid_?[a-z0-9]{4,20}", keeps=(4, 0), left=_WORD, right=_ENDS),
    _kind(rf"[1-9](?:{_G}[0-9]){{4,10}}", after=rf"(?:q ?q|扣扣|企鹅号?|(?<![a-z])q号|球球号){_SAID.replace('我', '我群邮箱')}", keeps=(1, 0)),
)  # fmt: skip
# landlines with and without area code, extensions, 400 numbers: an office has them too
LINES = (
    _kind(
        rf"0{_G}(?:1{_G}0|2{_G}[0-9]|[3-9]{_G}[0-9]{_G}[0-9]){_S}(?:[1-9](?:{_G}[0-9]){{6,7}}|[1-9][0-9]{{2,3}}[.,][0-9]{{4}}){_EXTENSION}",
        checks.landline, keeps=(4, 2),
    ),
    _kind(
        rf"(?:00{_G})?86{_S}(?:1{_G}0|2{_G}[0-9]|[3-9](?:{_G}[0-9]){{2}}){_S}[1-9](?:{_G}[0-9]){{6,7}}{_EXTENSION}",
        checks.landline, keeps=(5, 2),
    ),
    _kind(rf"[2-8](?:{_G}[0-9]){{6,7}}{_EXTENSION}", checks.local, after=rf"(?:{_CALL})[^0-9*]{{0,6}}?", keeps=(0, 2)),
    _kind(r"[2-8][0-9]{6,7}[ \-]?(?:转|分机|ext)[ \-]?[0-9]{1,6}", keeps=(0, 2)),
    _kind(r"[2-8][0-9]{6,7}-[0-9]{2,5}", checks.local, keeps=(0, 2), right=r"(?![0-9\-])"),
    _kind(rf"[0-9](?:{_G}[0-9]){{8,13}}", checks.called, after=rf"(?:{_CALL})[^0-9*]{{0,6}}?"),
    _kind(r"[0-9]{3,6}", after=r"(?:短号|小号|集团号|虚拟网|分机)[^0-9*]{0,4}?", keeps=(0, 0)),
    _kind(rf"(?:00|(?<=,))(?:852|853|886){_G}[0-9](?:{_G}[0-9]){{7,8}}"),
    _kind(rf"[48]{_G}0{_G}0(?:{_S}[0-9]){{7}}{_EXTENSION}", checks.service),
)  # fmt: skip
PLATES = (
    _kind(
        rf"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]{_S}[a-z]"
        rf"(?:(?:{_S}[a-z0-9]){{5,6}}{_ENDS}|(?:{_S}[a-z0-9]){{4,5}}{_S}[学警挂港澳领使试超临])",
        checks.plate, keeps=(2, 0), left="", right="",
    ),
    _kind(r"[a-z](?=[a-z0-9]*[0-9])[a-z0-9]{5,6}", checks.plate, after=rf"(?:{_PROVINCES})[省市 ,]?", keeps=(1, 0), left="", right=_ENDS),
    _kind(r"使[0-9]{6}", keeps=(1, 0), left="", right=_RIGHT),
    _kind(rf"wj{_S}[\u4e00-\u9fff0-9]?(?:{_S}[a-z0-9]){{4,5}}", checks.plate, keeps=(2, 0), left=_WORD, right=_ENDS),
    _kind(rf"[a-z0-9](?:{_S}[a-z0-9]){{4,6}}[学警挂港澳]?", checks.plate, after=r"(?:车牌|牌照|车号|牌号)[^0-9a-z*]{0,6}?", keeps=(1, 0), left=_WORD, right=_ENDS),
)  # fmt: skip
# a mobile with letters for digits, one short or not: nothing else is written so
DISGUISED = _kind(r"1[3-9](?:[0-9][ \-]?[0-9]{4}[ \-]?[0-9]{3,4}|[0-9]{8,9})")
PERSONAL = OF_ONE + LINES
KINDS = PERSONAL + PLATES
# a landline that no word introduces looks like much else: only where nothing may be left
BARE = (
    _kind(r"(?!20)[2-8][0-9]{2,3} ?[0-9]{4}", checks.local),
    _kind(rf"[0-9](?:{_G}[0-9]){{8,19}}", checks.called),  # of another country, or of a paper
    _kind(r"[0-9a-z]{3,8}", after=r"(?:尾号|后[三四五六七八3-8]位)[^0-9a-z*]{0,3}?", left=_WORD, right=_ENDS),
)  # fmt: skip
ALL = KINDS + BARE
