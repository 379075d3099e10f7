"""The same matter, told by two people: found by place and category first, ranked by text.

Text alone fails: two tellings of one dead street lamp share less than two strangers' complaints
(field.md §6). So a likeness is called one (文字相似) from `ALIKE` on only: `python -m bench.hot.twins` prints how
many pairs of one matter and of strangers reach it. What is offered by place and kind says so.
"""

from collections.abc import Iterable
from datetime import timedelta

from msgspec import Struct

from functions.domain.items.appeal import Appeal
from functions.domain.items.status import OPEN
from functions.domain.words.likeness import likeness, pairs

WINDOW = timedelta(days=30)
ALIKE = 0.15  # 46 of 100 pairs that tell of one matter reach it, and 1 of 1,800 strangers
READ = 1_000  # characters of a text that are compared: a dispatcher's click waits for thousands of them


class Candidate(Struct, frozen=True):
    """An appeal that may be the same matter, how alike the texts are, and what speaks for it."""

    appeal: Appeal
    likeness: float
    same_place: bool
    same_kind: bool

    @property
    def alike(self) -> bool:
        """Whether the texts are so alike that it says something."""
        return self.likeness >= ALIKE


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
            bool(_kind(appeal)) and _kind(other) == _kind(appeal),
        )
        for other in others
        if _may_be(appeal, other)
    ]  # fmt: skip
    return sorted(found, key=lambda c: (not c.alike, not c.same_kind, -c.likeness, c.appeal.no))[
        :most
    ]


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
