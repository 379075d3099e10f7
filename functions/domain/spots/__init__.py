"""Places that a text names (地点提取): where they stand, the address they make, what contradicts."""

from functions.domain.spots.find import SpotKind, SpotSpan, spans
from functions.domain.spots.known import Elsewhere, elsewhere, home
from functions.domain.spots.named import NamedPlaces, named

__all__ = [
    "Elsewhere",
    "NamedPlaces",
    "SpotKind",
    "SpotSpan",
    "elsewhere",
    "home",
    "named",
    "spans",
]
