"""Where a text says its teller's name: 我叫张大山, 联系人陈经理, a name as the last line.

Others' names stay: whom a matter accuses must be read.
"""

import re

from functions.domain.masking.shadow import stripped

_SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石"
    "戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武莫孔汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关"
    "兰焦俞左柳甘祝宁尚符舒阮柯纪梅童凌毕裴霍涂苗谷盛翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶艾尤阳穆农司古吉缪简连芦麦褚娄窦戚岑"
    "景费卜冷晏席卫柏宗瞿桂佟臧闵苟邬边卞姬仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩佘池查苑迟邝封谈匡鞠惠荆冀郁南储粟冼蔺楼闻郜阚花练廉"
)
_DOUBLE = "欧阳|上官|司马|诸葛|皇甫|司徒|东方|令狐|尉迟|长孙|慕容|夏侯|轩辕|端木|南宫|公孙|宇文"
_SURE = "".join(
    c
    for c in _SURNAMES
    if c not in "于高方安易文万何关边路游管简连商封谈池左古华金石申任白房屈司农符花南祝盛景楼连路曾"
)
_STOP = r"是住在家，。,.、；;：:的有和与跟男女来要想今现年系为因去从向说请联电身手\d\s"
_GIVEN = (
    rf"(?:某{{1,2}}|经理|老师|先生|女士|小姐|师傅|大爷|大妈|阿姨|同志|主任|[^{_STOP}\W]{{1,2}})"
)
_NAME = rf"(?:(?:{_DOUBLE}|[{_SURNAMES}]){_GIVEN})"
_SURE_NAME = rf"(?:(?:{_DOUBLE}|[{_SURE}])(?:某{{1,2}}|先生|女士|[^{_STOP}\W]{{1,2}}))"
_PLACE = r"(?![^，。,.；;\n]{0,2}[村镇乡县市区街路家庄湾寨屯氏局厂店])"
_TELLS = "我叫|我的名字是|我的名字叫|我名叫|本人叫|本人姓名|姓名|名字|我姓名|联系人|举报人|投诉人|反映人|诉求人|申请人|报案人|来信人|署名|落款|鄙人|敝人|户主"
_SAYS = r"[是为叫：:，, ]{0,3}"
_TOLD = (
    re.compile(rf"(?:{_TELLS}){_SAYS}(?P<n>{_NAME})"),
    re.compile(rf"(?:本人|我是|我就是|俺叫|俺是|在下){_SAYS}{_PLACE}(?P<n>{_SURE_NAME})"),
    re.compile(rf"(?:我|本人|免贵)姓(?P<n>[{_SURNAMES}]|{_DOUBLE})"),
    re.compile(rf"(?:此致\s*敬礼[!！。]?|——|--|\n)\s*(?P<n>(?:{_DOUBLE}|[{_SURE}])(?!谢)[^{_STOP}\W]{{1,2}})[，,\s]*[\d年月日./\-]*[\s*]*$"),
)  # fmt: skip


def names(content: str) -> list[int]:
    """The places of the teller's own name."""
    seen = stripped(content)
    return [
        seen.at[i]
        for pattern in _TOLD
        for match in pattern.finditer(seen.text)
        for i in range(*match.span("n"))
    ]
