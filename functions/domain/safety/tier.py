"""How surely the nets hear something (安全网的两级)."""

from enum import IntEnum

from msgspec import Struct


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
