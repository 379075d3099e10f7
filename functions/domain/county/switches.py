"""What is switched on where (开通范围): towns and features one by one (试点 → 重点 → 全面, field.md B25).

The nearest region that says something decides; what nobody says is on.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct

from functions.domain.county.tree import Tree, chain


class Feature(StrEnum):
    """What can be switched: 群众扫码反映, 办不成事, 有把握的自动派单."""

    APPEALS = "appeals"
    WINDOW_ISSUES = "window_issues"
    AUTO_DISPATCH = "auto_dispatch"


class Switch(Struct, frozen=True):
    """One feature, on or off, in a region and all that lies in it; an empty region is the whole county."""

    region: str
    feature: Feature
    on: bool


Switches = Sequence[Switch]


def is_on(switches: Switches, tree: Tree, region: str, feature: Feature) -> bool:
    """Whether a feature is on at a region's code; nothing is where citizens can't tell anything."""
    if feature is not Feature.APPEALS and not is_on(switches, tree, region, Feature.APPEALS):
        return False
    said = {switch.region: switch.on for switch in switches if switch.feature is feature}
    return next((said[code] for code in _around(tree, region) if code in said), True)


def switched(
    switches: Switches, region: str, feature: Feature, *, on: bool | None
) -> tuple[Switch, ...]:
    """With one switched; None leaves it to what lies around it."""
    others = [s for s in switches if (s.region, s.feature) != (region, feature)]
    new = [] if on is None else [Switch(region, feature, on)]
    return tuple(sorted([*others, *new], key=lambda s: (s.region, s.feature)))


def _around(tree: Tree, region: str) -> Iterator[str]:
    if region:
        yield region
    yield from (each.code for each in chain(tree, region))
    yield ""
