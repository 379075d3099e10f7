"""How loud is loud: the steps of both nets, chosen with nothing that they are judged on.

Of six hands one is left out to be judged. Each of the five others is heard by a model that knows neither
it nor the one left out, and the steps are chosen on those five. The shipped steps are chosen on all
six, each heard by a model that knows the five others. What a letter needs more is chosen on a
thousand letters that nothing was learnt from (`letters.py`), of which nobody knows what they are: so
many may be taken.
"""

import csv
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from functions.domain.county.county import Settings
from functions.domain.safety import Tier, accused, heard
from functions.domain.safety.listener.ear import Heed
from functions.domain.safety.tiers import Asking, questions
from functions.domain.safety.weighed import Scale, weighed

CERTAIN = Tier.CERTAIN
STEPS = Path(__file__).parent / "data/steps.csv"
NOBODY = 0  # left out: the steps that are shipped
COUNTY = Settings("任意县")
Scales = tuple[Scale, Scale]


class Bounds(NamedTuple):
    """What a net may miss and take, as shares; of a thousand letters, as numbers."""

    missed: float
    near: float
    alone: float  # near-misses that are certain for their loudness alone
    certain: float  # near-misses that are certain
    calmer: float  # a list's word is none where the listener is calmer by this than for a maybe
    letters: int
    certain_letters: int


BOUNDS = (
    Bounds(0.10, 0.10, 0.008, 0.018, 1.0, 62, 14),
    Bounds(0.15, 0.10, 0.005, 0.01, 2.1, 92, 14),
)
GRID = [at / 20 for at in range(-60, 121)]
LOUDER = [at for at in GRID if at >= 0]  # a letter never needs less


class Asked(NamedTuple):
    """What the two nets are asked of a text."""

    danger: Asking
    report: Asking


def asked(text: str, loud: Heed) -> Asked:
    """What the nets are asked of a text that is so loud."""
    return Asked(
        *questions((COUNTY.emergency_words, COUNTY.guarded_words), _listed(text), text, loud)
    )


@cache
def _listed(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return heard(COUNTY.emergency_words, text), accused(COUNTY.guarded_words, text)


def chosen(cries: list[Asking], near: list[Asking], scale: Scale, bounds: Bounds) -> Scale:
    """The steps for notes: equally far from both bounds, then as much certain as the bounds allow."""

    def farther(maybe: float) -> float:
        one = scale._replace(maybe=maybe, calm=round(maybe - bounds.calmer, 2))
        missed, taken = 1 - _share(one, cries), _share(one, near)
        return max(missed / bounds.missed, taken / bounds.near)

    maybe = min(GRID, key=farther)
    near = [one for one in near if not one.kept]  # what is kept is certain by another step
    scale = scale._replace(maybe=maybe, calm=round(maybe - bounds.calmer, 2), shared=99.0)
    scale = _least(scale, "certain", lambda one: _share(one, near, CERTAIN) <= bounds.alone)
    return _least(scale, "shared", lambda one: _share(one, near, CERTAIN) <= bounds.certain)


def lettered(letters: list[Asking], scale: Scale, bounds: Bounds) -> Scale:
    """How much louder a letter must be."""

    def taken(one: Scale) -> bool:
        return _share(one, letters) * len(letters) <= bounds.letters

    def certain(one: Scale) -> bool:
        return _share(one, letters, CERTAIN) * len(letters) <= bounds.certain_letters

    return _least(_least(scale, "of_letters", taken, LOUDER), "of_shared", certain, LOUDER)


def _share(scale: Scale, of: Iterable[Asking], least: Tier = Tier.MAYBE) -> float:
    heard = [weighed(scale, **one._asdict()) >= least for one in of]
    return sum(heard) / len(heard)


def _least(
    scale: Scale, step: str, keeps: Callable[[Scale], bool], among: list[float] = GRID
) -> Scale:
    """The scale with the least of a step that keeps the bounds; the greatest where none does."""
    tried = (scale._replace(**{step: at}) for at in among)
    return next(filter(keeps, tried), scale._replace(**{step: among[-1]}))


def write_steps(steps: dict[int, Scales]) -> None:
    """Keep the steps by the hand that was left out when they were chosen."""
    with STEPS.open("w", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("left_out", "net", *Scale._fields))
        rows.writerows(
            (hand, net, *scale)
            for hand, scales in steps.items()
            for net, scale in zip(("danger", "report"), scales, strict=True)
        )


def steps() -> dict[int, Scales]:
    """The steps by the hand that was left out; those of NOBODY are shipped."""
    rows = list(csv.DictReader(STEPS.read_text().splitlines()))
    scales = [Scale(*(float(row[field]) for field in Scale._fields)) for row in rows]
    hands = [int(row["left_out"]) for row in rows[::2]]
    return dict(zip(hands, zip(scales[::2], scales[1::2], strict=True), strict=True))
