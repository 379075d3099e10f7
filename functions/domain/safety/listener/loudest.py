"""Which piece of a text spoke the loudest: what a person is shown where no word of a list stands."""

from functions.domain.safety.listener.ear import heed
from functions.domain.words import late

_SIGNS = late.pattern(r"[\s，。！？；：、,.!?;:…~～()（）]+")
LONGEST = 24  # characters of a piece


def loudest(text: str, of: str) -> str:
    """The clause, as it was written, that tells most of danger or of a report."""
    pieces = [piece for clause in _clauses(text) for piece in _pieces(clause)]
    return max(pieces or [text[:LONGEST]], key=lambda piece: getattr(heed(piece), of))


def _clauses(text: str) -> list[str]:
    """The clauses; of a text of blanks between Latin words, the words together."""
    latin = text.isascii()
    return [text] if latin else [clause for clause in _SIGNS.split(text) if clause]


def _pieces(clause: str) -> list[str]:
    return [clause[at : at + LONGEST] for at in range(0, len(clause), LONGEST)]
