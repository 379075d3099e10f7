"""The same matter, told by two people: found by place and category first, ranked by text.

Text alone fails: two tellings of one dead street lamp share less than two strangers' complaints
(field.md §6).
"""

from collections.abc import Iterable
from datetime import timedelta

from msgspec import Struct

from functions.domain.appeal import Appeal
from functions.domain.learning import likeness, pairs
from functions.domain.status import OPEN

WINDOW = timedelta(days=30)
READ = 1_000  # characters of a text that are compared: a dispatcher's click waits for thousands of them


class Candidate(Struct, frozen=True):
    """An appeal that may be the same matter, how alike the texts are, and what speaks for it."""

    appeal: Appeal
    likeness: float
    same_place: bool


def estate(place_name: str) -> str:
    """The larger place that a spot belongs to: of `翠竹苑小区·3栋` it is `翠竹苑小区`."""
    return place_name.split("·", 1)[0]


def same_matter(appeal: Appeal, others: Iterable[Appeal], *, most: int = 5) -> list[Candidate]:
    """The open appeals of the same estate and the same kind, the likeliest first.

    A kind that nobody named yet speaks for no twin and against none.
    """
    text = pairs(appeal.told.content[:READ])
    found = [
        Candidate(
            other, round(likeness(text, pairs(other.told.content[:READ])), 3),
            other.told.place == appeal.told.place,
        )
        for other in others
        if _may_be(appeal, other)
    ]  # fmt: skip
    return sorted(found, key=lambda c: (-c.likeness, c.appeal.no))[:most]


def _may_be(appeal: Appeal, other: Appeal) -> bool:
    state = other.state
    return (
        other.no != appeal.no
        and state.status in OPEN
        and not state.merged_into
        and abs(other.submitted_at - appeal.submitted_at) <= WINDOW
        and bool(state.place_name)
        and estate(state.place_name) == estate(appeal.state.place_name)
        and (not _kind(appeal) or _kind(other) in {"", _kind(appeal)})
    )


def _kind(appeal: Appeal) -> str:
    return appeal.state.category.split("/")[0]
