"""Who is called by a common word (小名): 小鱼, 豆豆, 阿黄, 石头 may be a child, a beast or a thing.

Where such a name suffers what a person may die of, it counts as one: a person looks, for nobody else can tell. Where the
text itself says that it is a beast, a plant or food (`它`, 狗粮, 鱼缸), nothing is heard.
"""

from functools import lru_cache

from functions.domain.safety.wording import Spotted
from functions.domain.words import late

_TWICE = (
    r"(?![天常刚个人家处事慢好多往偏渐深远大满轻高统早默种样件片粒颗层排次年月日时句字步声阵快急每看想问试等谢哈呵嘿呜啊哥爸妈爷奶舅姑姨叔伯弟妹姐婆公])"
    r"([\u4e00-\u9fff])\1"
)
_SMALL = (
    r"小(?![区学车路店时伙心组说型吃费票卖菜树桥道巷院门屋楼房块片段孩朋狗猫鸡鸭猪鹅鼠蛇虾编偷三便货米麦额件事声溪沟河里面贩产微众康城镇县村乡])[\u4e00-\u9fff]"
    r"|小(?:河(?=掉|跌|被|让|从)|米(?=掉|跌|从|吞))"
)
_CALLED = (
    rf"{_TWICE}|{_SMALL}|阿[\u4e00-\u9fff]|大?[虎石柱栓墩妞丫毛]子|石头|铁蛋|狗蛋|狗剩|狗娃|牛娃|毛蛋|妮妮?|[\u4e00-\u9fff](?:娃|仔|妞|宝)"
    r"|(?:这|那|我家|我们家)个?(?:伢|仔|崽)"
)
_START = (
    r"(?:(?<![^，。！？；、\s])|(?<=我家|隔壁|邻居|同学|小友|朋友|妈妈|爸爸|叔叔|阿姨|老师|快来|救命|孩子|女儿|儿子|弟弟|妹妹)"
    r"|(?<=我们家))"
)
_WATER = r"[河江井塘库湖海沟渠池坑粪茅厕崖窟洞潭涵]|水(?![果杯盆管瓶桶壶])"
_SUFFERS = (
    rf"(?:掉|跌|摔|滚|滑|栽|坠|沉|扑)(?:[进到入下落了在]|咗){{0,3}}[^，。！？；]{{0,4}}?(?:{_WATER})(?![边旁])"
    r"|从[^，。！？；]{1,7}(?:摔|掉|跌|滚|坠)[了下落到]|(?:被|让|给|遭)[^，。！？；]{0,6}?(?:撞|轧|碾|压|砸|夹|卡|咬|电|烫|拖|抢|打|捅|砍|绑|抱走|带走|拐|冲走|埋|淹)"
    r"|(?:误?吃|吞|喝|咽)了?[^，。！？；]{0,6}?(?:药(?!店)|电池|纽扣|弹珠|硬币|磁|钉|洗衣液|消毒液|珠子|汽油|酒精)"
    r"|(?:脸|嘴唇?)[^，。！？；]{0,3}(?:紫|青|发?乌)|不动了|没声音?了?|没气了|没(?:有)?呼吸|叫?不醒|没反应|抽(?:筋|搐)|翻白眼|白沫|昏|噎|呛|窒息"
    r"|(?:卡|夹|挂|困|锁|反锁|压|埋)[在住]"
)
_IT = late.pattern(
    "它|狗(?![剩蛋娃子])|猫|鱼缸|宠物|兽医|鸟笼|笼子|[狗猫鸟鱼]粮|喂养|养殖|菜地|庄稼|叶子|虫子|打什么药|果子|花盆|好吃|[洗煮炒炖]|玩具|游戏|动画"
)
_NAMED = late.pattern(rf"{_START}(?:{_CALLED})[^，。！？；没不]{{0,4}}?(?:{_SUFFERS})")
_HINT = late.pattern(_SUFFERS)


@lru_cache(maxsize=4)  # the lists and the listener ask of the same text
def befallen(plain: str) -> tuple[Spotted, ...]:
    """Where a folded text tells that somebody, or something, with a name suffers what a person may die of."""
    if not _HINT.search(plain) or _IT.search(plain):
        return ()
    return tuple((*match.span(), match[0]) for match in _NAMED.finditer(plain))


def is_beast(plain: str) -> bool:
    """Whether what suffers has a name, and is none of us by what the text says."""
    return bool(_HINT.search(plain) and _IT.search(plain) and _NAMED.search(plain))
