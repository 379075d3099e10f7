"""Where a text says its teller's name: 我叫张大山, 联系人陈经理, a name as the last line; and their family's.

Others' names stay: whom a matter accuses must be read.
"""

from functions.domain.words import late
from functions.domain.words.masking.english import english
from functions.domain.words.masking.shadow import stripped

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
_SAYS = r"[是为叫做作：:，, ]{0,3}"
_NO_NAME = r"(?!查|马上|孙子|孙女|钱|江边|毛病|白天|康复|阳台|洪水|莫名|严重|温水|牛|龙|雷|谢谢)"
_ENDS = r"(?=$|[，,。.；;、！!：:（(\n\d]|[在被是读住今现因患得到于和家男女的反去上])"
_KIN = (
    "儿子|女儿|儿|女|孙子|孙女|外孙女?|老公|老婆|丈夫|妻子|爱人|配偶|对象|爸爸?|妈妈?|父亲|母亲|爷爷|奶奶|外公|外婆|公公|婆婆|"
    "哥哥?|弟弟?|姐姐?|妹妹?|孩子|小孩|娃娃?|闺女|崽|媳妇|女婿|侄子|侄女|外甥女?|叔叔?|伯伯?|姑姑?|舅舅?|姨妈?|岳父|岳母|夫妻|夫妇"
)
_ROLE = "村民|业主|住户|居民|租户|租客|组民|商户|店主|员工|工人|职工|学生|家长|教师|司机|党员|社员|农民|群众|市民|退伍军人|退役军人|军人|老兵|残疾人|低保户|贫困户|脱贫户|的"
_NOT_CALLED = r"(?!救|了|他|她|它|你|您|我|人|车|不|来|过|上|天|醒|停|门|喊|物业|保安|警|工|师傅|老板|家|大|快|外卖|滴滴|什么|谁)"
_FREE = r"[\u4e00-\u9fff]{1,6}(?:[·•・.][\u4e00-\u9fff]{1,8})+|[\u4e00-\u9fff]{2,5}?(?=$|[，,。.；;、！!\n])"
_TOLD = (
    late.pattern(rf"(?:{_TELLS}){_SAYS}(?P<n>{_NAME})"),
    late.pattern(rf"(?:本人|我是|我就是|俺叫|俺是|在下){_SAYS}{_PLACE}(?P<n>{_SURE_NAME})"),
    late.pattern(rf"(?:我叫做?|(?<![取起])名叫|我的名字[是叫]|(?:姓名|我的名字)[是为：:]{{1,2}}){_NOT_CALLED}(?P<n>{_FREE})"),
    late.pattern(rf"(?:我|俺|本人){_NO_NAME}(?P<n>(?:{_DOUBLE}|[{_SURE}])[^{_STOP}\W]{{2}})(?=[，,]?(?:男|女|今年|现年|住|家住|[0-9]|是[^，。]{{0,8}}(?:村|组|社区|业主|居民|人)))"),
    late.pattern(rf"(?:^|[，,。；;！!\s])(?:我|我们)?(?:大|小|二|三)?(?:{_KIN}){_NO_NAME}(?P<n>{_SURE_NAME})(?=(?:今年|现在|目前)?[在读上][^，。；;\n]{{0,12}}(?:小学|中学|幼儿园|学校|大学|年级|班))"),
    late.pattern(rf"(?:我|本人|俺|我们)(?:就?[是系])[^，。；;\n]{{0,10}}?(?:{_ROLE}){_NO_NAME}(?P<n>{_SURE_NAME})(?=$|[，,。.；;、！!\n])"),
    late.pattern(rf"(?:^|\n|村民|业主|居民|住户|群众|市民){_NO_NAME}(?P<n>{_SURE_NAME})(?=反映|来信|来电|投诉|举报|求助|诉求)"),
    late.pattern(rf"(?:我|俺|咱|本人)(?:们|家|的)?(?:大|小|二|三|老|亲|继|养|前)?(?:{_KIN})[，,：:（(]?(?:(?:名|名字)?叫做?|姓名|名字是|是){_PLACE}(?P<n>{_NAME})"),
    late.pattern(rf"(?:我|俺|咱|本人)(?:们|家|的)?(?:大|小|二|三|老|亲|继|养|前)?(?:{_KIN})[，,：:（(]?{_NO_NAME}{_PLACE}(?P<n>{_SURE_NAME}){_ENDS}"),
    late.pattern(rf"(?:我们|俺们|咱们)(?:夫妻|夫妇|父子|母女|母子|兄弟|姐妹|一家|[两三四]人)[^，。；;\n]{{0,2}}?(?P<n>{_SURE_NAME}(?:[、和，,]{_SURE_NAME})+)"),
    late.pattern(r"(?:微信|网|群|抖音|快手|[qQ][qQ])(?:号|名|昵称|里叫|上叫)(?:[是叫为：:]){1,2}(?P<n>[^，。,.；;、\n*]{2,12})"),
    late.pattern(rf"(?:我|本人|免贵)姓(?P<n>[{_SURNAMES}]|{_DOUBLE})"),
    late.pattern(rf"(?:此致\s*敬礼[!！。]?|——|--|\n)\s*(?P<n>(?:{_DOUBLE}|[{_SURE}])(?!谢)[^{_STOP}\W]{{1,2}})[，,\s]*[\d年月日./\-]*[\s*]*$"),
)  # fmt: skip


def names(content: str) -> list[int]:
    """The places of the teller's own name, and of their family's."""
    seen = stripped(content)
    return [
        seen.at[i]
        for pattern in _TOLD
        for match in pattern.finditer(seen.text)
        for i in range(*match.span("n"))
    ] + english(content)
