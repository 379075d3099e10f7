"""Lists of words as people write them: several in one entry, parted by whatever sign is at hand."""

from collections.abc import Iterable
from functools import lru_cache

from functions.domain.words import late
from functions.domain.words.matching import folded

# A point, a stroke or a comma between digits belongs to a number; a blank between Latin words to a phrase.
_PARTED = late.pattern(
    r"[\n\r\t\v\f\x85\u2028\u2029；;﹔︔؛、､﹑︑，﹐︐،｜|¦‖∣。｡/／⁄∕\\＼·•・‧]+|(?<![0-9]),|,(?![0-9])"
    r"|(?<=[\u2e80-\U0010ffff])\s*[.．:：&＆+＋\-－—–~～#＃*＊_＿=＝>＞→@＠]+\s*(?=[\u2e80-\U0010ffff])"
    r"|(?<=[\u2e80-\U0010ffff])[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+(?=[\u2e80-\U0010ffff])"
)
# As in 1. 噪音 2. 油烟
_COUNTED = late.pattern(r"(?:^|(?<=[\s；;，,。]))[(（]?[0-9]{1,2}[.．、)）](?![0-9])\s*")
_NUMBER = late.pattern(r"[0-9]+[/／·][0-9]+")


def parted(entries: Iterable[str]) -> tuple[str, ...]:
    """Each word on its own. An entry that holds one word, or nothing, stays as it is."""
    return tuple(dict.fromkeys(word for entry in entries for word in _words(entry)))


@lru_cache(maxsize=8192)
def comparable(entries: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a list in the form in which they are looked for; what can't be seen is none."""
    return tuple(dict.fromkeys(filter(None, map(folded, parted(entries)))))


def _words(entry: str) -> list[str]:
    if _NUMBER.fullmatch(entry):
        return [entry]
    words = [word.strip() for word in _PARTED.split(_COUNTED.sub("；", entry))]
    return [word for word in words if word] if len(words) > 1 else [entry]
