"""What a county teaches the nets (核实过的): decisions as examples, looked up by likeness.

Somebody who checks a doubt decides: danger or none, a report or none. The next text that is like
several so decided ones is moved by one tier, and no further: a MAYBE that two persons called none is
none, a text in which nothing was heard and two persons heard something is a MAYBE. What is CERTAIN
stays, and words that no list leaves out are never silenced. An example keeps numbers, no text; taking
it away undoes what it did.
"""

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from functions.domain.safety.emergencies import unmissable
from functions.domain.safety.tier import Heard, Tier
from functions.domain.words.likeness import likeness, pairs
from functions.domain.words.matching import folded

ALIKE = 0.40  # cosine of the pairs that two texts share, for one to be heard as another
THE_SAME = (
    0.60  # for one to be silenced as another: a false alarm costs a look, a missed one a life
)
AGREED = 2  # persons who say the same
READ = 300  # characters of a text that are compared


class LearnedCheck(Struct, frozen=True):
    """One decision: what the text was like, what it was found to be (None: not asked), who said so."""

    no: str
    by: str
    at: datetime
    danger: bool | None
    report: bool | None
    pairs: tuple[int, ...]


def learned_check(
    no: str,
    texts: tuple[str, ...],
    *,
    danger: bool | None,
    report: bool | None,
    by: str,
    at: datetime,
) -> LearnedCheck:
    """The example that a decision leaves."""
    return LearnedCheck(no, by, at, danger, report, _likeness_of(texts))


def taught_by(heard: Heard, examples: tuple[LearnedCheck, ...], *texts: str) -> Heard:
    """What the nets heard, as the county's own decisions move it: at most between NO and MAYBE."""
    if not examples:
        return heard
    told = frozenset(_likeness_of(texts))
    near = [(likeness(told, example.pairs), example) for example in examples]
    danger = _moved(heard.danger, near, lambda one: one.danger)
    if heard.danger and any(map(unmissable, texts)):
        danger = heard.danger
    return replace(heard, danger=danger, report=_moved(heard.report, near, lambda one: one.report))


def _moved(
    tier: Tier,
    near: list[tuple[float, LearnedCheck]],
    decided: Callable[[LearnedCheck], bool | None],
) -> Tier:
    """The tier after what two persons at least agree on, and more of them than say otherwise."""
    if tier == Tier.CERTAIN:
        return tier
    least = THE_SAME if tier else ALIKE
    found = {one.by for like, one in near if like >= least and decided(one) is True}
    refused = {one.by for like, one in near if like >= least and decided(one) is False}
    if tier == Tier.MAYBE and len(refused) >= AGREED and not found:
        return Tier.NO
    if tier == Tier.NO and len(found) >= AGREED and len(found) > len(refused):
        return Tier.MAYBE
    return tier


def _likeness_of(texts: tuple[str, ...]) -> tuple[int, ...]:
    return pairs(folded("\n".join(texts))[:READ])
