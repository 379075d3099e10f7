"""Places that a text names (地点提取): larger ones such as an estate or a village, and the fine ones.

Patterns only, no gazetteer: Chinese place names end in what they are. They fill what the citizen
left empty, and warn a dispatcher where the text speaks of another place than the code's.
"""

import re

_LARGE = (
    "小区|花园|家园|新村|公寓|华府|广场|市场|大厦|社区|街道|村|镇|乡|苑|园区|学校|小学|中学|医院"
)
_ROAD = "大道|路|街|巷|胡同"
_HAN = "[一-鿿]"
_BREAK = "的在是有从到把被和与及于请跟向住我们你他她这那个里去来对也都就很说叫问还"

_AREA = re.compile(
    rf"((?:(?![{_BREAK}]){_HAN}){{2,8}}?(?:{_LARGE}))(?!民|委|长|干部|支书|主任|里|口)"
)
_NO_ROAD = _BREAK + "不没看清走修马道门晚上下"
_STREET = re.compile(
    rf"((?:(?![{_NO_ROAD}]){_HAN}){{2,6}}?(?:{_ROAD}))(?:([0-9一二三四五六七八九十百]+)号)?(?!灯|面|边|口|人|程|过|上|登)"
)
_FINE = re.compile(
    r"(?:[0-9一二三四五六七八九十]+(?:栋|幢|号楼|座))"
    r"(?:[0-9一二三四五六七八九十]+单元)?(?:[0-9一二三四五六七八九十]+(?:楼|层|室))?"
    r"|[0-9一二三四五六七八九十]+组"
)
_PREFIX = re.compile("^(?:[县市区]|我们|我家|本人|反映|关于|位于|请问|咨询|投诉|举报|实名)+")
_TOO_GENERAL = {
    "小区",
    "社区",
    "村",
    "学校",
    "医院",
    "广场",
    "市场",
    "本小区",
    "这小区",
    "全村",
    "农村",
}


def areas(text: str) -> tuple[str, ...]:
    """The estates, villages, markets, schools and streets that a text names."""
    found = [_PREFIX.sub("", m[1]) for m in (*_AREA.finditer(text), *_STREET.finditer(text))]
    named = (name for name in found if len(name) > 2 and name not in _TOO_GENERAL)
    return tuple(dict.fromkeys(named))


def fine(text: str) -> tuple[str, ...]:
    """The building, entrance, floor or group that a text names."""
    return tuple(dict.fromkeys(m[0] for m in _FINE.finditer(text)))


def elsewhere(text: str, place_name: str, address: str = "") -> tuple[str, ...]:
    """The places that a text names where none of them is the code's own."""
    named = areas(text)
    own = place_name + address
    if not own or any(_same(name, own) for name in named):
        return ()
    return named


def _same(name: str, own: str) -> bool:
    """A name and a place that share two characters in a row beyond what kind of place they are."""
    core = re.sub(f"(?:{_LARGE}|{_ROAD})$", "", name)
    return any(core[i : i + 2] in own for i in range(max(1, len(core) - 1)))
