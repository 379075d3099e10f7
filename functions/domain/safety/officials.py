"""Reports about who holds an office (举报公职人员): they take the protected path (field.md §3.3).

The line. Protected is what accuses a person in office, or a public body, of a misuse of it: money,
favours, force, false papers, revenge; and any act of reporting such a person (`举报村主任`). Not
protected is what complains of a body or its work (nobody comes, slow, rude, an unfair fee), of a
company (but for money that a supplier's people ask: `leaned.py`), what asks an official for help, or guesses why a case was lost (`法官肯定收了钱`). Teachers and doctors are
in between: only where money is said, or that they touch somebody.
When in doubt it is protected: a missed report can ruin somebody.
"""

from functions.domain.safety.calm import FICTION
from functions.domain.safety.leaned import squeezed, struck
from functions.domain.safety.nearness import pair
from functions.domain.safety.touched import by_office
from functions.domain.safety.wording import Spotted, spoken, written
from functions.domain.words import late
from functions.domain.words.joined import as_parted, compared, joined

# A person in office.
OFFICES = (
    "书记", "支书", "指导员", "教导员", "执行员", "主席", "村长", "村官", "干部", "村会计", "镇长", "乡长", "县长", "区长", "市长", "局长", "厅长", "处长",
    "科长", "股长", "所长", "站长", "队长", "部长", "组长", "院长", "校长", "园长", "庭长", "主任", "法官", "审判员",
    "审判长", "检察官", "检察长", "民警", "警察", "交警", "辅警", "协警", "警官", "干警", "城管队员", "执法人员",
    "办案人员", "公务员", "公职人员", "国家工作人员", "官员", "当官的", "村支两委", "村委成员", "县领导", "区领导",
    "市领导", "镇领导", "乡领导", "局领导", "局的领导", "学校领导", "村领导", "所的人", "局的人", "办的人", "站的人",
    "队的人", "单位领导", "政府领导", "主管领导", "个别领导", "某些领导", "执法领导", "部门领导", "社区领导",
    "领导干部", "政府工作人员", "政府人员",
)  # fmt: skip
# A public body, where it is the one that does it: only graver words make a report of it.
BODIES = late.pattern(
    r"村委会?|(国土|财政|税务|工商|司法|林业|水利)所|计生办|(?<!公司)(?<!物业)工作人员|居委会|派出所|公安|法院|检察院|政府|街道办|城管|交警队|运管处?|管委会|教管办|仲裁委|组织部|纪委|(相关|有关|主管)部门|(?<!公司)(?<!厂)领导"
    r"|(?<![结布格大全当程])局(?![面部势限促长])"
)
PROFESSIONS = ("老师", "教师", "班主任", "医生", "大夫", "护士")
MONEY = (
    "收…红包",
    "要…红包",
    "送…红包",
    "塞…红包",
    "索要…礼",
    "收…礼品",
    "收受",
    "回扣",
    "受贿",
    "索贿",
)
GRAVE = (
    "受贿", "行贿", "索贿", "贿赂", "贪污", "贪腐", "贪官", "保护伞", "官商", "勾结", "串通", "以权谋私", "滥用职权",
    "徇私", "枉法", "吃拿卡要", "收黑钱", "黑钱", "中饱私囊", "利益输送", "权钱", "私分", "侵吞", "私吞", "挪用",
    "截留", "克扣", "冒领", "虚报", "套取", "包庇", "暗箱", "公款", "贿选", "打击报复", "优亲厚友", "利用职权",
    "利用职务", "违法乱纪", "好处费", "收…好处", "保护费",
)  # fmt: skip
MISCONDUCT = (
    *GRAVE, *MONEY, "违纪", "收…钱", "收了…块", "收了…万", "给…好处", "拿好处", "滥用权力", "公权", "侵占", "霸占",
    "强占", "骗取", "亲戚…低保", "亲属…低保", "低保给", "关系户", "渎职", "玩忽职守", "吃空饷", "白吃", "包养", "情妇",
    "欺压", "欺负", "横行", "造假", "伪造", "弄虚作假", "假账", "公车私用", "入股", "干股", "插手工程", "欺上瞒下",
    "谋取私利", "谋私", "贪", "腐败", "作风问题", "卖官", "公报私仇", "一手遮天", "假公济私", "假公挤私", "强拆",
    "敛财", "通风报信", "泄露", "纵容", "吃低保", "人情保", "关系保", "倒卖", "私卖", "捞钱", "捞好处", "送…烟",
    "送礼", "送钱", "潜规则", "骗医保", "骗保", "虚开", "拉票", "霸着", "据为己有", "拉回…家", "拿回…家",
    "凑钱给", "扣了…一半", "动手动脚", "要我请…吃", "要我请客", "请他吃", "一起吃饭", "算在他…账", "给了被…举报", "打麻将",
)  # fmt: skip
# What people in office may do themselves, or look after when others do it: only right after the office.
CRIMES = (
    "打人", "殴打", "打了", "打伤", "赌博", "聚众赌", "嫖", "诈骗", "威胁", "恐吓", "勒索", "敲诈", "涉黑", "黑社会",
    "猥亵", "性骚扰", "强奸", "酒驾",
)  # fmt: skip
# Money that is asked for, and what is good for a relative of theirs (but not of the teller's).
_KIN = "亲戚|亲属|小舅子|侄子|侄女|外甥|弟弟|哥哥|弟|儿子|女儿|女婿|老婆|老公|家属|堂弟|堂哥|表弟|表哥|妹夫|姐夫|亲家|媳妇|自家人|一家人"
_GOOD = "低保|承包|工程|编制|名额|公租房|廉租房|危房改造|补贴|补助|救助|贫困户|公益岗|岗位|安置房|宅基地|中标|项目"
_THEIR_KIN = rf"(?<!我)(?<!我的)({_KIN})"
SIDEWAYS = late.pattern(
    rf"{_THEIR_KIN}[^，。！？；]{{0,8}}({_GOOD})|({_GOOD})[^，。！？；]{{0,4}}[给是归][^，。！？；]{{0,4}}{_THEIR_KIN}"
    r"|[要收拿][^，。！？；]{0,6}[块元万千][^，。！？；]{0,4}[才就][给肯能批办]|[要收拿]了[^，。！？；费]{0,4}[块万]"
    rf"|包给[^，。！？；]{{0,6}}({_KIN})|{_THEIR_KIN}[^，。！？；]{{0,4}}[当进做]了|[打转进]到[^，。！？；]{{0,4}}(自己|个人|[他她]|{_KIN})[^，。！？；]{{0,3}}(卡|账|口袋|腰包)"
    r"|[收拿]了[^，。！？；]{0,4}[烟酒礼]|拿钱[放办]|扣下|[让叫要][^，。！？；]{0,6}替[他她][^，。！？；]{0,2}[付买]|表示表示|意思意思|陪酒|假名"
    r"|给[^，。！？；]{0,3}[万千百块][^，。！？；]{0,3}[就才]|把[^，。！？；]{0,10}(物资|集体|公家|公房|林木)[^，。！？；]{0,6}卖"
    r"|[拿出交给要][^，。！？；]{0,8}孝敬(?![父爹妈爸公婆老长])|打点|(每年|年年|从中|暗中|私下)[^，。]{0,2}分红|分(他|一半)|白拿|白喝|老板请|不送礼|不给(钱|好处)[^，。]{0,2}不办|账[^，。！？；]{0,6}(不公开|没公开|没公布)"
    r"|[款钱金贴][^，。！？；]{0,6}[装揣塞放进落][^，。！？；]{0,5}(自己|自家|个人|私人|[他她])[^，。！？；]{0,3}(口袋|腰包|兜|荷包|钱包)"
    r"|(没|不)(公布|公开)[^，。！？；]{0,3}账|上班[^，。！？；]{0,4}(打牌|打麻将|喝酒)|天天打(牌|麻将)"
)
# Staff of the platform itself that give away who turned to it.
_STAFF = "调度员?|平台(?:的人|客服|管理员|工作人员|后台)?|接线员|接听员|话务员|派单员?的?|分派的|(?:你们|热线|平台)的?(?:客服|人|工作人员)|码上办的?人?|值班的?(?:人|工作人员)?"
GIVEN_AWAY = late.pattern(
    rf"(?<![让叫])(?:{_STAFF})[^，。！？；给]{{0,8}}把(?:我|举报人|投诉人|反映人)[^，。！？；]{{0,4}}"
    r"(?:电话|手机|号码|号|地址|住址|名字|姓名|联系方式|信息|资料|身份证?|截图|投诉|举报)[^，。！？；]{0,4}"
    r"(?:(?:发|转|报|卖|说|交|念)?给了?+|告诉了?+|透露给?+|泄露给?+)(?!我|师傅|维修|修|电工|抢修|检修|商家|卖家|店家|骑手|司机|快递)"
)
REPORTING = ("举报", "检举", "控告", "揭发", "实名反映", "实名投诉")
# Longer words that hold an office and mean none, or somebody who is spoken to.
NO_OFFICE = late.pattern(
    r"主席台|送[^，。！？；]{0,4}礼[物品包]|收[^，。！？；]{0,2}(水|电|医保|合作医疗|卫生|社保|保险|垃圾|党)[^，。！？；]{0,3}[钱费]"
    r"|[小社]区长|区长(沙|城|期|度)|公务员(法|考试|津贴|工资|待遇|标准|招|录)|冒充[^，。！？；]{0,6}(警察|民警|公安|领导|干部|法官|局长)|工程队队?长|班主任|主任医师|(车间|业委会|业主委员会|物业|项目部?|教研室|年级)主任|(施工|保安|车|船|工程|足球|篮球)队长|(班|小|施工|课题|项目)组长"
    r"|法官(肯定|一定|难道|是不是|莫非|估计|怕是|八成)|书记员|秘书长|(书记|市长|县长|区长|镇长|局长|厅长|省长)(信箱|邮箱|专线|热线|留言板)"
    r"|(尊敬|敬爱)的[^，。！？\s]{0,10}?(书记|长|领导|主任)|[^，。！？\s]{0,4}(书记|市长|县长|区长|镇长|局长|厅长|省长|主任|领导)(，|,|：|:|！|!)?(您|你)们?好"
)
ADDRESSED = late.pattern(r"(向|请|望|盼|恳求|求|建议|呼吁|感谢|谢谢|致|呈)[^，。！？；]{0,6}$")
ASKED = late.pattern(
    r"^(们|同志)?[^，。！？；]{0,2}(您|你|：|:|!|！|查|严查|明察|明查|关注|重视|过问|做主|为民)"
)
# Just before a misconduct: it did not happen, or is fought.
CLEAN = late.pattern(
    r"(没有|没|从不|从未|不|未|不曾|拒绝|拒|反|防|防止|杜绝|严禁|禁止|预防|惩治|惩处|打击|整治|廉洁|滋生)$"
)
NEAR = 18  # characters between an office and a misconduct
CLOSE = 6  # characters between an office and a crime
REACH = 16  # characters between an act of reporting and an office
_HANDED = late.pattern(r"^(给|到|向|后|过|电话|信|箱|平台|材料|热线|无|中心)")


def accused(words: tuple[str, ...], text: str) -> tuple[str, ...]:
    """What makes a text a report about somebody in office; empty where it is none."""
    whole, told = joined(text), compared(text)
    plain = NO_OFFICE.sub(lambda m: "\0" * len(m[0]), told)
    wrongs = [f for f in (*spoken(MISCONDUCT, plain), *_sideways(plain)) if _done(f, plain)]
    grave = [f for f in wrongs if f[2] in GRAVE]
    people, bodies = _unasked(spoken(OFFICES, plain), plain), _unasked(_bodies(plain), plain)
    two = (
        pair(people, wrongs, plain, NEAR)
        or pair(people, spoken(CRIMES, plain), plain, CLOSE, ordered=True)
        or pair(bodies, grave, plain, NEAR // 2, ordered=True)
        or pair(spoken(PROFESSIONS, told), [f for f in wrongs if f[2] in MONEY], told, NEAR // 2)
        or pair(_acts(plain), people, plain, REACH, ordered=True)
        or by_office(told)[:1]
        or struck(plain)[:1]
        or squeezed(plain)[:1]
        or _given_away(plain)
        or _letter(people, grave)
    )
    listed = (found for found in spoken(words, plain) if _done(found, plain))
    return as_parted(written(whole, (*listed, *two)), text)


def _letter(people: list[Spotted], grave: list[Spotted]) -> tuple[Spotted, ...]:
    """A long letter names the person far from the deeds: two of the graver words are enough."""
    deeds = {word: (start, end, word) for start, end, word in grave}
    return (people[0], *deeds.values()) if people and len(deeds) > 1 else ()


def _given_away(text: str) -> tuple[Spotted, ...]:
    found = [(*match.span(), match[0]) for match in GIVEN_AWAY.finditer(text)]
    return tuple(_unasked(found, text)[:1])


def _bodies(text: str) -> list[Spotted]:
    return [(*match.span(), match[0]) for match in BODIES.finditer(text)]


def _sideways(text: str) -> list[Spotted]:
    return [(*match.span(), match[0]) for match in SIDEWAYS.finditer(text)]


def _before(text: str, found: Spotted) -> str:
    return text[max(0, found[0] - 12) : found[0]]


def _done(found: Spotted, text: str) -> bool:
    """Whether a wrong is said to have been done, and not to be refused, fought or a story's."""
    before = _before(text, found)
    return not (CLEAN.search(before) or FICTION.search(before))


def _unasked(found: list[Spotted], text: str) -> list[Spotted]:
    """Without those to whom the text turns for help."""
    return [
        f
        for f in found
        if not ADDRESSED.search(_before(text, f)) and not ASKED.match(text[f[1] : f[1] + 8])
    ]


def _acts(text: str) -> list[Spotted]:
    return [f for f in spoken(REPORTING, text) if not _HANDED.match(text[f[1] : f[1] + 4])]
