"""How surely a text tells of danger or reports an official: certainly, maybe, or not (安全网的两级)."""

from enum import IntEnum

from msgspec import Struct

from functions.domain.safety.emergencies import heard
from functions.domain.safety.officials import accused


class Tier(IntEnum):
    """How sure the nets are: a CERTAIN one acts at once, a MAYBE one goes to a person."""

    NO = 0
    MAYBE = 1
    CERTAIN = 2


class Heard(Struct, frozen=True):
    """What the nets hear in what somebody told, and the words that made them."""

    danger: Tier = Tier.NO
    report: Tier = Tier.NO
    danger_words: tuple[str, ...] = ()
    report_words: tuple[str, ...] = ()

    @property
    def anything(self) -> bool:
        """Whether a net heard something, however unsure."""
        return bool(self.danger or self.report)


def listen(emergency_words: tuple[str, ...], guarded_words: tuple[str, ...], *texts: str) -> Heard:
    """The most that the nets hear in any of the texts: of a county's lists every hit is certain."""
    danger = tuple(dict.fromkeys(w for text in texts for w in heard(emergency_words, text)))
    report = tuple(dict.fromkeys(w for text in texts for w in accused(guarded_words, text)))
    return Heard(_tier(danger), _tier(report), danger, report)


def _tier(words: tuple[str, ...]) -> Tier:
    return Tier.CERTAIN if words else Tier.NO
