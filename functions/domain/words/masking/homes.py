"""Which door is whose: rooms, storeys and house numbers; estate, village, road and house may stay."""

from functions.domain.words import late
from functions.domain.words.masking.reckoned import reckoned
from functions.domain.words.masking.shadow import Shadow, plain, spoken

_N = r"[0-9十百a-z]"
_ROOM = r"[0-9]{3,4}"
_MINE = r"(?:我家|我们家|家住|住在|住址|我住|人住|家在|门牌)[^，。；;\n*]{0,20}?"
_TOLD = tuple(
    late.pattern(pattern)
    for pattern in (
        rf"(?P<n>{_N}{{1,3}})[ \-]?单元",
        rf"(?P<n>{_ROOM})[ \-]?(?:室|号房|房间|房)",
        rf"(?:单元|栋|幢|座|号楼|楼)[ \-._]?(?P<n>(?:[0-9]{{1,2}}[ \-._])?{_ROOM})(?![0-9])(?![ \-]?(?:栋|幢|座|号楼|户型|年|月|米|平|元|万|多|余|来))",
        r"(?<![0-9.])[0-9]{1,2}-(?P<n>[0-9]{1,2}-[0-9]{3,4})(?![0-9\-])",
        r"(?<![a-z])(?:room|rm|apt|apartment|flat|suite|unit|door)[ \-.,#]{0,3}(?:no|number)?[ \-.,#]{0,3}(?P<n>[a-z]?[0-9]{1,4}[a-z]?(?:-[0-9a-z]{1,4})?)(?![0-9a-z])",
        rf"门牌号?码?[是为, ]{{0,3}}(?P<n>{_N}{{1,4}}(?:-[0-9]{{1,4}})?)",
        rf"附(?P<n>{_N}{{1,3}})[ \-]?号",
        rf"{_MINE}(?P<n>[0-9]{{1,4}}(?:-[0-9]{{1,4}})?)[ \-]?号(?!楼|线|院|桥|栋)",
        r"(?:(?<![不居常暂])住(?![院了])|[组队社屯寨])(?:在)?[^，。；;\n*0-9]{0,6}?(?:[0-9]{1,3}[组队社])?(?P<n>[0-9]{1,4}(?:-[0-9]{1,4})?)[ \-]?号(?!楼|线|院|桥|栋|前|以前|之前|杆|灯|电|井|变|泵|闸|机|[0-9]?[日]|上午|下午)",
        r"(?:东头|西头|南头|北头|村头|村尾|村口|路口|巷口|桥头|里面|进去|左边|右边)[^，。；;\n*0-9]{0,4}?第?(?P<n>[0-9]{1,2})(?:家|户)",
        rf"(?:我家|家住|住在|我住|人住)[^，。；;\n*0-9]{{0,8}}?(?P<n>{_ROOM})(?![0-9年月日栋幢座元万平余多斤米块人天])",
    )
)  # fmt: skip
_KEPT = late.pattern(
    r"(?P<n>[0-9十百a-z]+)(?=[ \-]?(?:栋|幢|座|号楼|组|队|社|区|期|路|街|村|里|桥|线|环|中|小学|街道))"
)
_ANY = late.pattern(r"[0-9]+|(?:[0-9十百]+(?=[ \-]?(?:单元|室|户|楼|层|号)))")
_LATIN = late.pattern(r"(?<![a-z])[a-z](?=[ \-]?[0-9])|(?<=[0-9])[a-z](?![a-z])")


def homes(content: str) -> list[int]:
    """The places of what says which door is meant, in a text."""
    return [spot for shadow in _both(content) for spot in _told(shadow)]


def homes_of_address(address: str) -> list[int]:
    """The same of an address: every number but that of a house, a group, a road or a part of town."""
    shown = plain(address)
    kept = {i for m in _KEPT.finditer(shown.text) for i in range(*m.span("n"))}
    found = [*_ANY.finditer(shown.text), *_LATIN.finditer(shown.text)]
    hidden = (i for m in found for i in range(*m.span()) if i not in kept)
    rest = [spot for i in hidden for spot in shown.spots(i, i + 1)]
    return [*rest, *homes(address)]


def _both(content: str) -> tuple[Shadow, ...]:
    read = {shadow.text: shadow for shadow in (plain(content), spoken(content), reckoned(content))}
    return tuple(read.values())


def _told(shadow: Shadow) -> list[int]:
    return [
        spot
        for pattern in _TOLD
        for match in pattern.finditer(shadow.text)
        for spot in shadow.spots(*match.span("n"))
    ]
