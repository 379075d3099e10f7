"""Whether a message tells of two matters (一件多诉): what spoke for each stands in other sentences."""

import re

from functions.domain.words.matching import folded

BREAK = re.compile(r"[。！？!?；;\n]+|另外|此外|还有|其次|再就是|顺便")


def apart(one: tuple[str, ...], other: tuple[str, ...], text: str) -> bool:
    """Whether the words of one and of the other share no sentence of the text."""
    sentences = [folded(sentence) for sentence in BREAK.split(text)]
    with_one, with_other = _holding(sentences, one), _holding(sentences, other)
    return bool(with_one and with_other) and not with_one & with_other


def _holding(sentences: list[str], words: tuple[str, ...]) -> set[int]:
    plain = tuple(map(folded, words))
    return {n for n, said in enumerate(sentences) if any(word in said for word in plain)}
