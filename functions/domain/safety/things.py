"""What befalls no person (物非人): an animal that is dead, caught or lost, a ball on a roof.

`河面漂着一头死猪` is a matter of cleanliness, and sounds as a body does. Only the animal and what befell
it are taken out of what the nets hear: whoever else is told of stays, and so do poison and a live wire.
"""

from functools import lru_cache

from functions.domain.words import late
from functions.domain.words.clauses import read_in_clauses

# Never `狗娃`, `牛叔`, `小马`: people have such names.
_BEAST = (
    r"(?:流浪|野|家|母|公|黑|白|黄|土|宠物|病死?的?|瘟)*(?:小[狗猫鸟]|老?鼠|耗子|猪[仔崽]?|狗|猫咪?|牛|羊|鸡[仔崽]?|鸭子?|鹅|鱼苗?|虾|蛇|兔子?|麻雀|鸽子|鸟"
    r"|驴|骡子?|家禽|家畜|牲口|牲畜|宠物|白鹭|甲鱼|螃蟹|马匹)"
)
_COUNT = r"(?:[0-9一二两三四五六七八九十几数半]+多?|好多|好几|许多|很多|大量|不少|一大|那|这)?(?:头|只|条|具|群|堆|些|片|个|批)?"
_NAMED = r"(?![娃蛋剩哥叔伯婆爷婶师总嫂姐妹崽伢仔郎倌贩场圈棚窝])"
_DEAD = (
    rf"(?<![像成当如似作骂])(?:[漂浮躺堆泡飘]着的?|有)?{_COUNT}(?:病|瘟|毒|冻)?死(?:掉的|了的|亡的|的)?{_BEAST}{_NAMED}"
    rf"(?:[、和跟]?(?:死的?)?{_BEAST}{_NAMED})*的?(?:尸体|死尸|尸)?(?:(?:被?人?乱?[扔丢倒抛埋漂浮堆泡])+(?:[在到进着满]+)?)?"
    rf"|(?:[漂浮躺堆泡飘]着的?|有)?{_COUNT}{_BEAST}的?(?:尸体|死尸|尸首|尸)(?:(?:被?人?乱?[扔丢倒抛埋漂浮堆泡])+(?:[在到进着满]+)?)?"
)
_ADVERB = r"(?:都|也|又|全|在|给|遭|让|不小心|昨天|昨晚|今天|今早|刚才|刚刚|自己|总|老|经常|突然)"
_BEFELL = (
    r"(?:死[了掉光完]?|漂[着满]?|翻白|翻着白肚皮?|[掉跌落摔滚困卡夹套关锁][进到下入了在住着]+(?:[^，。！？；人孩我你他她娃]{0,4}[里中上下内边井河塘沟池坑]去?了?(?:出不来|上不来|下不来)?)?|[被给让遭](?:人|车|狗|猫|蛇|猪|树|墙|石头)?[^，。！？；人]{0,2}[撞咬压踩打砸轧药][死伤][了在]?|[被给让遭](?:人|车|狗|水|大水)?[^，。！？；人]{0,2}[困卡夹套关锁][在住进]?了?|走[失丢]了?"
    r"|不见了?|丢了|失踪了?|没了|跑丢了?)"
)
_SUFFERS = rf"(?<![小阿姓叫跟和同与带牵找追遛喂赶放骑像当成]){_BEAST}{_ADVERB}{{0,3}}{_BEFELL}(?![我你他她人孩])"
_BALL = (
    r"(?<![捞捡拿追抢球])(?:手机|钥匙|钱包|身份证|耳机|快递|(?:足|篮|羽毛|乒乓|皮)?球|风筝|无人机)(?:被|给|都|不小心|也|又)*(?:我|他|她)?"
    r"(?:[踢打掉落卡挂飞冲]+[到在进上住了]+)[^，。！？；人孩我他她]{0,6}?(?:(?:拿|取|捡|掏|弄)不(?:下来|到|出来|上来|出)|[里上下中])"
)
NOBODY = late.pattern(f"{_DEAD}|{_SUFFERS}|{_BALL}")
_RUBBISH = "垃圾"


_HINT = late.pattern(
    "[狗猫牛羊鸡鸭鹅鱼虾蛇兔雀鸽鸟驴骡猪鼠马畜禽鹭鳖蟹球筝]|耗子|宠物|手机|钥匙|钱包|身份证|耳机|快递|无人机"
)


@lru_cache(maxsize=4)  # each net asks of the same text
def blanked_things(text: str) -> str:
    """A folded text without them, as long as it was."""
    return read_in_clauses(_HINT, _blanked, text)


def without_things(text: str) -> str:
    """A text in which they are what they are to who tells of them: rubbish."""
    return read_in_clauses(_HINT, lambda said: NOBODY.sub(_RUBBISH, said), text)


def _blanked(clause: str) -> str:
    return NOBODY.sub(lambda match: "\0" * len(match[0]), clause)
