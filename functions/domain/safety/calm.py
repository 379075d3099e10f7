"""What takes an alarming word back: nothing happened, it is long past, taught, feared or a figure of speech."""

from functions.domain.safety.wording import GAP, Spotted
from functions.domain.words import late

# Longer words that hold an alarming one and mean something else.
HARMLESS = late.pattern(
    r"打我(的|们)?(电话|手机|微信|座机|号码)|(信息|知识|人口)大?爆炸|爆炸(性|式|头|声)|爆炸新闻|漏气检测|漏洞|没有?(什么|任何|再)?[味漏泄]|经?常困|捅了(马蜂窝|篓子|娄子)|我想死你|(烟囱|尾气|焚烧|烧烤|天天|每天|长期|日夜)[^，。！？；]{0,8}冒(着|出)?浓烟|漏电(保护|开关|断路)"
    r"|救命(稻草|钱|药|恩|之恩|的|通道|消防|路|粮|保命|资金|款|设备|草)|火爆|跳楼(价|机|甩|大)|自杀式|慢性自杀|寻死觅活|三上吊"
    r"|被困扰|道德绑架|绑架(式|消费|民意|老百姓|群众|业主|学校|家长)|自?杀我们?(县|市|镇|小区|楼)|杀人(放火|门|不见血|于无形|犯法|偿命)|抹杀|扼杀|[都全]是烟[味头灰酒尘]|[压贷债忙闷味][^，。！？；]{0,6}喘不[过上]气|不畏强暴|宰杀|着火车|挑起火|[0-9一二三四五六七八九两几多数那这该某每]起火灾"
    r"|[左右]拐|拐弯|拐角|去死(?:海|亡谷|磕)|性侵(占|权|吞|蚀)|强奸(民意|式)|生活不下去|打死(也|都|不|老虎)|棒子被?打死|落水管|防落水|玩失踪"
    r"|(包裹|邮包|快递|法人|老板|企业|平台|开发商|董事长|负责人)[^，。！？；]{0,8}(失踪|失联)|(硫|、)一氧化碳|一氧化碳(、|C|废|排放|超标)"
)
# Just before a word: it did not happen, nearly happened, or is being prevented.
_NOT = late.pattern(
    r"((没有|没|未|并未|未曾|不会)(人|被)?|差点|差一点|险些|几乎|(?<![消国])防|反)$"
    r"|(预防|防止|防范|严防|谨防|避免|以防|以免|杜绝)[^，。！？；、]{0,4}$"
)
# Just after it: it is taught or practised.
_TAUGHT = late.pattern(
    r"^(事故|火灾|事件|案件)?的?(应急|处置|自救|急救|安全|专项|防治)?"
    r"(演练|演习|知识|宣传|培训|讲座|预案|逃生训练|教育|治理|赔偿|案例)"
)
_PAST = late.pattern(
    r"(去年|前年|往年|早年|[几多一二三四五六七八九十\d]年前|年轻的?时候|小时候|那年|曾(经|发生|出现|多次|被|有|因)|当年|以前|(?<![时钟刻天])之前|上次|那次"
    r"|\d{4}年|上个?月)[^，。！？；]{0,10}$"
)
_FEARED_BEFORE = late.pattern(
    r"(万一|如果|假如|例如|倘若|要是|一旦|一但|若|如(?![今下])|哪天|随时|有可能|可能(会|引|造成|导致|发生|出现)|容易|(?<![交贸简])易"
    r"|担心|害怕|生怕|就怕|隐患|(?<![社委大协开聚机])会(?!不会)|将|要像|类似)[^，。！？；]{0,8}$"
)
_FEARED_AFTER = late.pattern(
    r"^(的|等)?(安全)?(危险|隐患|风险|可能|后果)|^(、|等)[^，。！？；]{0,8}(隐患|风险)|^了?谁来?负责|^[^，。！？；]{0,8}可乘"
)
# Afraid of it, said in a word that also stands beside what is there (`着火了我好怕`, `怕是着火了`).
FEAR = late.pattern(r"怕(?!是)(?:(?![了快救])[^，。！？；]){1,8}+(?![了快救])")
_OFTEN = late.pattern(r"(经常|常常|时常|多次|频繁|屡次|几次|数次|有时)[^，。！？；]{0,6}$")
# An accident, which may be feared; and one that wears an estate down for months.
_ACCIDENT = late.pattern(
    r"火|爆|燃|触电|漏电|电死|溺|落水|坍|塌|倒|垮|滑坡|泥石流|堤|坝|漏|泄|中毒|坠|困|关|昏|晕|休克"
)
_WEARING = late.pattern(r"火|困|坠|关")
# What is heard even long after.
_NEVER_PAST = late.pattern(r"性侵|猥亵|强奸|强暴|迷奸|拐|失踪|走失|走丢|不见了|失联")
# Just before it: it is a dream or a story.
FICTION = late.pattern(
    r"(?:梦[见到里]|(?:小说|电影|电视剧?|连续剧|剧本杀?|游戏|密室逃脱|密室|动画片?|课文|故事|小品|话剧)[里中上][面头]?)[^，。！？；]{0,10}$|剧本杀[^，。！？；]{0,6}$"
)
NEAR = 14  # characters


def blanked(text: str) -> str:
    """A text without the longer words that only sound alarming."""
    return HARMLESS.sub(lambda match: "\0" * len(match[0]), text)


def denied(text: str, start: int, end: int) -> bool:
    """Whether what stands around a word says that it did not happen, or that it is taught."""
    return bool(
        _NOT.search(text[max(0, start - NEAR) : start]) or _TAUGHT.match(text[end : end + NEAR])
    )


def calmed(text: str, found: Spotted) -> bool:
    """Whether what stands around a word takes it back: denied, long past, or only feared."""
    start, end, word = found
    last = end - len(word.rsplit(GAP, 1)[-1])  # `房屋快要倒塌` is feared inside `房…塌`
    before, after = text[max(0, start - NEAR) : last], text[end : end + NEAR]
    if (
        denied(text, start, end)
        or FICTION.search(before)
        or (not _NEVER_PAST.search(word) and _PAST.search(before))
    ):
        return True
    if not _ACCIDENT.search(word):
        return False
    often = _WEARING.search(word) and _OFTEN.search(before)
    return bool(often or _FEARED_BEFORE.search(before) or _FEARED_AFTER.match(after))
