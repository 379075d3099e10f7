"""What a text says of where: its places by kind, and the one address that says most (文中地址)."""

from msgspec import Struct

from functions.domain.spots.find import SpotKind, SpotSpan, plain, spans
from functions.domain.words import late

_CLOSE = late.pattern(r"[的，,、（(·\s]?")
_CROSSING = late.pattern("[与和、]")
_BESIDE = late.pattern(
    "(?:的)?(?:交叉口|交汇处|交界处|十字路口|路口|对面|斜对面|旁边|旁|门口|大门口|附近|楼下|楼上|楼顶|楼道|地下车库|[东南西北]门|[东南西北]侧|后面|前面|桥下)+"
)
_SMALL = late.pattern("(?:[村会组]|社区)$")
_TOWN = late.pattern("(?:[镇乡]|街道|街办)$")


class NamedPlaces(Struct, frozen=True):
    """The places that a text names, and the line that reads as an address."""

    admin: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    fine: tuple[str, ...] = ()
    line: str = ""


def named(text: str) -> NamedPlaces:
    """The places of a text. Give it a masked one: what it finds is a piece of what it read."""
    text = plain(text)
    found = spans(text)
    chains = _chains(text, found)
    admin, areas, streets, fine = (_of(kind, text, found) for kind in SpotKind)
    best = max(chains, key=lambda chain: _said(text, chain), default=[])
    return NamedPlaces(admin, areas, streets, fine, _line(text, best) if _said(text, best) else "")


def _of(kind: SpotKind, text: str, found: list[SpotSpan]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text[s.start : s.end] for s in found if s.kind is kind))


def _chains(text: str, found: list[SpotSpan]) -> list[list[SpotSpan]]:
    """Places that follow on each other, as they do in an address."""
    chains: list[list[SpotSpan]] = []
    for span in found:
        last = chains[-1][-1] if chains else None
        if last and _goes_on(text, last, span):
            chains[-1].append(span)
        else:
            chains.append([span])
    return chains


def _goes_on(text: str, last: SpotSpan, span: SpotSpan) -> bool:
    between = text[last.end : span.start]
    if last.kind is span.kind is SpotKind.STREET:
        return bool(_CROSSING.fullmatch(between))
    return _rank(text, span) >= _rank(text, last) and bool(_CLOSE.fullmatch(between))


def _rank(text: str, span: SpotSpan) -> int:
    """How far down an address a place stands."""
    if span.kind is SpotKind.ADMIN:
        name = text[span.start : span.end]
        return 2 if _SMALL.search(name) else 1 if _TOWN.search(name) else 0
    return {SpotKind.STREET: 3, SpotKind.AREA: 3, SpotKind.FINE: 4}[span.kind]


def _said(text: str, chain: list[SpotSpan]) -> int:
    """How much of an address a chain is; a county alone is none."""
    ranks = {_rank(text, span) for span in chain}
    return sum(ranks) + len(ranks) if max(ranks, default=0) else 0


def _line(text: str, chain: list[SpotSpan]) -> str:
    beside = _BESIDE.match(text, chain[-1].end)
    if len(chain) > 1 and chain[-2].kind is chain[-1].kind is SpotKind.STREET:
        told = text[chain[0].start : chain[-1].end]  # 人民路与解放路
    else:
        told = "".join(text[span.start : span.end] for span in chain)
    return told + (beside[0].removeprefix("的") if beside else "")
