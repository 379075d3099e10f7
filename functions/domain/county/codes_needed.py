"""How many codes a place gets (field.md B01): one a unit (单位) or building (楼栋), one for every 30
households of a village group (村组).
"""

from collections.abc import Iterator

HOUSEHOLDS_A_CODE = 30
COUNTED = ("村组", "group")


def codes_needed(kind: str, households: int) -> int:
    """How many codes a place gets."""
    return max(1, -(-households // HOUSEHOLDS_A_CODE)) if kind in COUNTED else 1


def parted(name: str, kind: str, households: int) -> Iterator[tuple[str, int]]:
    """The name of each code of a place, and how many of its households it serves."""
    count = codes_needed(kind, households)
    for n in range(count):
        served = households // count + (n < households % count)
        yield (f"{name}·{n + 1}号码" if count > 1 else name), served
