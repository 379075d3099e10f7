"""What is costly to look for is looked for only in the clauses that hold a hint of it."""

import re
from collections.abc import Callable

from functions.domain.words import late

_CLAUSE = late.pattern(r"[^，。！？；\n]+")


def read_in_clauses(hint: re.Pattern[str], read: Callable[[str], str], text: str) -> str:
    """The text with each of its clauses that holds a hint as it is read; `read` looks across no stop."""
    if not hint.search(text):
        return text
    return _CLAUSE.sub(lambda said: read(said[0]) if hint.search(said[0]) else said[0], text)
