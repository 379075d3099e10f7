"""What a county teaches: corrections as examples, looked up by likeness.

An example keeps no text, only numbers made of its pairs of characters. A new text that is like
several corrected ones is suggested the unit that they were corrected to. The effect is bounded: one
person has at most `VOICES` voices, what would have gone out by itself is held back only where two
persons agree, and nothing goes out by itself because of examples. Taking an example away undoes it.
"""

import math
from collections import Counter, defaultdict
from datetime import datetime
from zlib import crc32

from msgspec import Struct
from msgspec.structs import replace

from functions.domain.routing import Choice, Suggestion

ALIKE = 0.30  # cosine of the pairs that two texts share
VOICES = 2  # how much of one person is heard
NEEDED = 2  # voices that make a suggestion
KEPT = 500  # the newest examples that are looked at


class Example(Struct, frozen=True):
    """One correction: what it was like, where it belongs, who said so."""

    no: str
    unit: str
    category: str
    by: str
    at: datetime
    pairs: tuple[int, ...]


def pairs(text: str) -> tuple[int, ...]:
    """The text's pairs of characters as numbers, each once."""
    letters = "".join(c for c in text if c.isalnum())
    found = {crc32(letters[i : i + 2].encode()) for i in range(len(letters) - 1)}
    return tuple(sorted(found))


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """From 0 (no pair shared) to 1 (the same pairs)."""
    if not one or not other:
        return 0.0
    return len(set(one) & set(other)) / math.sqrt(len(one) * len(other))


def taught(suggestion: Suggestion, examples: tuple[Example, ...], content: str) -> Suggestion:
    """The suggestion as the county's own corrections move it."""
    if suggestion.guarded or suggestion.emergency:
        return suggestion
    unit, category, voices, persons = _verdict(examples, pairs(content))
    if unit is None or voices < NEEDED or unit == suggestion.unit:
        return suggestion
    choice = Choice(unit, category, (f"与 {voices} 件改派过的事项相似",))
    others = [c for c in _choices(suggestion) if c.unit != unit]
    if suggestion.sure and persons < NEEDED:
        return suggestion
    return replace(suggestion, unit=None, co_units=(), choices=(choice, *others)[:2])


def _choices(suggestion: Suggestion) -> tuple[Choice, ...]:
    if suggestion.unit is None:
        return suggestion.choices
    return (Choice(suggestion.unit, suggestion.category, suggestion.why), *suggestion.choices)


def _verdict(
    examples: tuple[Example, ...], text: tuple[int, ...]
) -> tuple[str | None, str, int, int]:
    """The unit that like examples name most, its category, its voices, and of how many persons."""
    alike = [e for e in examples if likeness(e.pairs, text) >= ALIKE]
    said: dict[str, Counter[str]] = defaultdict(Counter)
    for example in alike:
        said[example.unit][example.by] += 1
    heard = {u: sum(min(n, VOICES) for n in persons.values()) for u, persons in said.items()}
    if not heard:
        return None, "", 0, 0
    best = max(sorted(heard), key=lambda unit: heard[unit])
    if sum(heard.values()) >= 2 * heard[best] and len(heard) > 1:
        return None, "", 0, 0
    category = next(e.category for e in reversed(alike) if e.unit == best)
    return best, category, heard[best], len(said[best])
