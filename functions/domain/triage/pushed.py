"""Which units a matter is pushed to for verification (主动推送核查, B17), and why."""

from collections.abc import Iterable

from functions.domain.county.push import Push
from functions.domain.triage.routing import found
from functions.domain.words.matching import Folded, fold, folded


def pushed(pushes: Iterable[Push], category: str, content: str) -> dict[Push, tuple[str, ...]]:
    """The pushes that a matter fits, by its category or a word of its text, each with what spoke for it."""
    told = fold(content)
    fitting = ((push, _why(push, category, told)) for push in pushes)
    return {push: why for push, why in fitting if why}


def _why(push: Push, category: str, told: Folded) -> tuple[str, ...]:
    """A category holds all that lies below it (公用事业 holds 公用事业/供暖)."""
    kind = folded(category)
    below = tuple(
        c for c in push.categories if kind == (wider := folded(c)) or kind.startswith(f"{wider}/")
    )
    return (*below, *found(push.keywords, told))
