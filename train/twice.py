"""Whether a text was told before, word for word or nearly so."""

from collections.abc import Iterable
from zlib import crc32

from functions.router.classifier.grams import plain

LONG, ONE_IN, SHARED = 10, 16, 0.3


class Heard:
    """Remembers one in sixteen of the ten-character pieces of texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._pieces = {piece for text in texts for piece in _pieces(text)}

    def __call__(self, text: str) -> bool:
        pieces = _pieces(text)
        return len(pieces & self._pieces) > SHARED * len(pieces)


def _pieces(text: str) -> set[int]:
    told = plain(text)
    hashed = (crc32(told[at : at + LONG].encode()) for at in range(max(1, len(told) - LONG + 1)))
    return {number for number in hashed if number % ONE_IN == 0}
