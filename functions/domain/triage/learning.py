"""What a county teaches: corrections as examples, looked up by likeness.

An example keeps no text, only numbers made of its pairs of characters. A new text that is like
several corrected ones is suggested the unit that they were corrected to. The effect is bounded: one
person has at most `VOICES` voices, what would have gone out by itself is held back only where two
persons agree, and nothing goes out by itself because of examples. Taking an example away undoes it.
"""

from collections import Counter
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from functions.domain.items.facts import Choice
from functions.domain.triage.routing import Suggestion
from functions.domain.words.likeness import likeness, pairs, pairs_in
from functions.domain.words.matching import fold, folded

ALIKE = 0.30  # cosine of the pairs that two texts share
VOICES = 2  # how much of one person is heard
NEEDED = 2  # voices that make a suggestion
AGREED = 2  # persons who together hold back what would have gone out by itself
KEPT = 500  # the newest examples that are looked at
READ = 300  # characters of a text that are compared: longer ones repeat themselves
WORDS = 3  # the words that are shown as shared


class Example(Struct, frozen=True):
    """One correction: what it was like, where it belongs, who said so."""

    no: str
    unit: str
    category: str
    by: str
    at: datetime
    pairs: tuple[int, ...]


def learned(no: str, content: str, *, unit: str, category: str, by: str, at: datetime) -> Example:
    """The example that a correction leaves."""
    return Example(no, unit, category, by, at, pairs(folded(content)[:READ]))


def resembling(examples: tuple[Example, ...], content: str) -> tuple[Example, ...]:
    """The examples that a text is like."""
    text = frozenset(pairs(folded(content)[:READ]))
    return tuple(e for e in examples if likeness(text, e.pairs) >= ALIKE)


def taught(suggestion: Suggestion, examples: tuple[Example, ...], content: str) -> Suggestion:
    """The suggestion as the county's own corrections move it."""
    if suggestion.guarded or suggestion.emergency:
        return suggestion
    named = _named_most(resembling(examples, content))
    voices, persons = _voices(named), len({e.by for e in named})
    if voices < NEEDED or named[-1].unit == suggestion.unit:
        return suggestion
    if suggestion.sure and persons < AGREED:
        return suggestion
    why = (f"与 {len(named)} 件改派过的事项相似", *_shared(content, named))
    unit, category = named[-1].unit, next((e.category for e in reversed(named) if e.category), "")
    choice = Choice(unit, category, why, level=suggestion.level, likely=persons >= AGREED)
    others = [c for c in _choices(suggestion) if c.unit != unit]
    return replace(suggestion, unit=None, co_units=(), choices=(choice, *others)[:2])


def _choices(suggestion: Suggestion) -> tuple[Choice, ...]:
    if suggestion.unit is None:
        return suggestion.choices
    return (suggestion.offered(),)


def _named_most(examples: tuple[Example, ...]) -> list[Example]:
    """The examples of the unit that more than half of the voices name; none where none does."""
    units = {e.unit for e in examples}
    sides = [[e for e in examples if e.unit == unit] for unit in sorted(units)]
    heard = sum(_voices(side) for side in sides)
    return next((side for side in sides if 2 * _voices(side) > heard), [])


def _voices(side: list[Example]) -> int:
    return sum(min(n, VOICES) for n in Counter(e.by for e in side).values())


def _shared(content: str, examples: list[Example]) -> tuple[str, ...]:
    """The longest words that a text shares with examples, found by their pairs."""
    known = {pair for example in examples for pair in example.pairs}
    told = fold(content)
    runs, start = list[tuple[int, int]](), 0
    for at in range(len(told.text)):
        pair = told.text[at : at + 2]
        if not (pair.isalnum() and known.intersection(pairs_in(pair))):
            runs.append((start, at + 1))
            start = at + 1
    longest = sorted(runs, key=lambda run: run[0] - run[1])
    words = dict.fromkeys(told.said(*run) for run in longest if run[1] - run[0] > 1)
    return tuple(words)[:WORDS]
