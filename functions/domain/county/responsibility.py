"""The ladder of responsibility (责任链, field.md B04): a county's own levels, each of the posts that stand on it.

Who that is for one place follows from who stands at it and around it when a warning is told: nothing of
it is stored, so that whoever takes over a post hears of what is open from then on.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from functions.domain.county.posts import DUTY_AT_MOST, Staff, is_duty, nearest
from functions.domain.forms import is_name

LEVELS_AT_MOST, NAME_AT_MOST, DUTIES_AT_MOST = 10, 40, 10
Fault = tuple[str, str, bool, str, str]


class LadderLevel(Struct, frozen=True, forbid_unknown_fields=True):
    """A level (责任层级): what the county calls it, and the posts of those who stand on it."""

    name: str
    duties: tuple[str, ...]


Ladder = Sequence[LadderLevel]


class Held(Struct, frozen=True):
    """The level that hears a warning, counted from 1, and who holds it there."""

    level: int
    name: str
    people: tuple[str, ...]


def holder(ladder: Ladder, rung: int, staff: Staff) -> Held | None:
    """Who hears the n-th warning: the n-th level. Where nobody holds it, the next one above that somebody does.

    None above the ladder, and where nobody stands from there on.
    """
    for number, level in enumerate(ladder[rung - 1 :], rung):
        if people := nearest(staff, level.duties):
            return Held(number, level.name, people)
    return None


def is_climbed(ladder: Ladder, staff: Staff) -> bool:
    """Whether a place has a ladder: somebody stands on it."""
    return any(nearest(staff, level.duties) for level in ladder)


def ladder_faults(ladder: Ladder) -> Iterator[Fault]:
    """What of a ladder can't be understood."""
    yield (
        "ladder", "too_many", len(ladder) > LEVELS_AT_MOST,
        f"责任链最多 {LEVELS_AT_MOST} 级", f"has {LEVELS_AT_MOST} levels at most",
    )  # fmt: skip
    for n, level in enumerate(ladder):
        at, zh, en = f"ladder[{n}]", f"责任链第 {n + 1} 级", f"level {n + 1}"
        yield (
            f"{at}.name", "required", not is_name(level.name) or len(level.name) > NAME_AT_MOST,
            f"{zh}的名称应为 1–{NAME_AT_MOST} 个字", f"{en} needs a name of {NAME_AT_MOST} characters at most",
        )  # fmt: skip
        wrong = not level.duties or len(level.duties) > DUTIES_AT_MOST
        yield (
            f"{at}.duties", "required", wrong or not all(map(is_duty, level.duties)),
            f"{zh}应有 1–{DUTIES_AT_MOST} 个岗位，每个最多 {DUTY_AT_MOST} 个字",
            f"{en} needs 1 to {DUTIES_AT_MOST} posts of {DUTY_AT_MOST} characters at most",
        )  # fmt: skip
