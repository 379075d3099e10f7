"""Whether a message tells of two matters (一件多诉): what spoke for each stands in other sentences."""

import re

BREAK = re.compile(r"[。！？!?；;\n]+|另外|此外|还有|其次|再就是|顺便")


def apart(one: tuple[str, ...], other: tuple[str, ...], text: str) -> bool:
    """Whether the words of one and of the other share no sentence of the text."""
    sentences = BREAK.split(text)
    with_one = {n for n, said in enumerate(sentences) if any(word in said for word in one)}
    with_other = {n for n, said in enumerate(sentences) if any(word in said for word in other)}
    return bool(with_one and with_other) and not with_one & with_other
