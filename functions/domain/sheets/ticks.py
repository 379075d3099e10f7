"""Whether a cell says yes: a word, a tick, a figure, or nothing."""

from functions.domain.words.matching import folded

_YES = {"是", "对", "√", "✓", "✔", "y", "yes", "1", "true"}
_NO = {"", "否", "不是", "×", "n", "no", "0", "false"}


def ticked(said: str) -> bool | None:
    """Yes or no; an empty cell is no, None where nobody can tell."""
    word = folded(said)
    return word in _YES if word in _YES | _NO else None
