"""Places that a text names (地点提取): where they stand, the address they make, what contradicts."""

from functions.domain.spots.find import Kind, Span, spans
from functions.domain.spots.known import Elsewhere, elsewhere, home
from functions.domain.spots.named import Named, named

__all__ = ["Elsewhere", "Kind", "Named", "Span", "elsewhere", "home", "named", "spans"]
