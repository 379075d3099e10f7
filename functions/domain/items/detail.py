"""What a kind of work is told beside its words: the answers to what it asks, by their names.

What is asked, within which bounds and under which labels, is a value of the kind (`Asks`): its form is
the body that a citizen sends, the questions of the page, and what the desk reads.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec

from functions.domain.forms import Form, one_line
from functions.domain.refusals import Words

Detail = dict[str, str | int]
_TAG = "type"  # of rows that were written when a detail was a class of its own


class Question(NamedTuple):
    """One thing that is asked, as a page asks it: how long an answer may be, or from where to where it counts."""

    name: str
    label: Words
    most: int
    least: int | None = None  # None where it is no number


class Asks(NamedTuple):
    """What a kind asks beside the words: its form, its labels in their order, and what offers it to the citizen.

    Without an offer it is asked of everybody, and left out by who has nothing to say to it.
    """

    form: type[Form]
    labels: Mapping[str, Words]
    offer: Words | None = None
    hint: Words | None = None

    def questions(self) -> Iterator[Question]:
        """Each thing that is asked."""
        types = {field.name: field.type for field in msgspec.inspect.type_info(self.form).fields}  # type: ignore[attr-defined]
        for name, label in self.labels.items():
            yield _question(name, label, types[name])

    def lines(self) -> Iterator[Question]:
        """Each of them that a person answers in words."""
        return (asked for asked in self.questions() if asked.least is None)

    def answered(self, detail: Detail | None) -> tuple[tuple[Words, str], ...]:
        """What was answered, and under which labels."""
        said = detail or {}
        return tuple((label, str(said[n])) for n, label in self.labels.items() if n in said)


def detail_of(form: Form) -> Detail:
    """The answers of a form, each in one line of what can be seen."""
    answers = msgspec.structs.asdict(form).items()
    return {name: one_line(said) if isinstance(said, str) else said for name, said in answers}


def texts(detail: Detail | None) -> tuple[str, ...]:
    """What of it the citizen wrote."""
    said = (detail or {}).items()
    return tuple(text for name, text in said if isinstance(text, str) and name != _TAG)


def _question(name: str, label: Words, how: msgspec.inspect.Type) -> Question:
    if isinstance(how, msgspec.inspect.IntType):
        return Question(name, label, how.le or 0, how.ge or 0)
    return Question(name, label, getattr(how, "max_length", None) or 0)
