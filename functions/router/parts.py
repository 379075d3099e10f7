"""Where a message passes from one kind of matter to another (一件多诉), as the classifier hears it."""

from functions.domain.triage.mixed import BREAK
from functions.domain.triage.routing import Part
from functions.router import classifier

CUTS = 6  # so many ends of sentences are tried, spread over the text
LEAST = 15  # characters of a part: less says nothing
SURE = 0.9  # how sure the classifier must be of both parts


def parts(content: str) -> tuple[Part, ...]:
    """The two parts of a message that most surely speak of different kinds; none where it is one."""
    best, found = SURE, tuple[Part, ...]()
    for cut in _cuts(content):
        texts = (content[:cut], content[cut:])
        one, other = (classifier.suggest("", text) for text in texts)
        if one.label != other.label and min(one.conf, other.conf) >= best:
            best = min(one.conf, other.conf)
            found = (Part(texts[0], one.label, one.words), Part(texts[1], other.label, other.words))
    return found


def _cuts(content: str) -> list[int]:
    ends = [at.end() for at in BREAK.finditer(content) if LEAST <= at.end() <= len(content) - LEAST]
    return [ends[n * len(ends) // CUTS] for n in range(CUTS)] if len(ends) > CUTS else ends
