"""Two things that a text says near each other, in one sentence."""

from bisect import bisect_left

from functions.domain.safety.wording import Spotted
from functions.domain.words import late

_LONGEST = 24  # characters of what is found
_STOP = late.pattern(r"[。！？!?；;\n]")


def pair(
    ones: list[Spotted], others: list[Spotted], text: str, near: int, *, ordered: bool = False
) -> tuple[Spotted, ...]:
    """The first two with at most `near` characters between them, or one within the other.

    `ordered`: only the one before the other.
    """
    others = sorted(others)
    starts = [other[0] for other in others]
    for one in sorted(ones):
        least = one[1] if ordered else one[0] - near - _LONGEST
        for other in others[bisect_left(starts, least) :]:
            if other[0] - one[1] > near:
                break
            first, second = sorted((one, other))
            gap = text[first[1] : second[0]]
            if len(gap) <= near and not _STOP.search(gap):
                return one, other
    return ()
