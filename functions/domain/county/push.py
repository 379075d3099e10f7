"""What is pushed for verification (主动推送核查, field.md B17): a kind of matter, and whose affair it is beside its unit's."""

from collections.abc import Collection, Iterator

from msgspec import Struct
from msgspec.structs import replace

from functions.domain.forms import in_lines, is_unseen
from functions.domain.safety.wording import GAP
from functions.domain.words.matching import folded
from functions.domain.words.wordlists import parted

PUSHES_AT_MOST, WORDS_AT_MOST, WORD_AT_MOST, TEXT_AT_MOST = 50, 50, 80, 200
_LISTS = ("categories", "keywords")
Fault = tuple[str, str, bool, str, str]


class Push(Struct, frozen=True, forbid_unknown_fields=True):
    """供暖 → 住建: of which categories or words, to which unit, what it is to look at."""

    unit: str
    categories: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    text: str = ""


def tidied(push: Push) -> Push:
    """With each word on its own, and all of it in single lines; a category keeps the strokes between its levels."""
    return in_lines(replace(push, keywords=parted(push.keywords)))


def push_faults(pushes: Collection[Push], units: Collection[str]) -> Iterator[Fault]:
    """What of them can't be understood."""
    yield (
        "pushes", "too_many", len(pushes) > PUSHES_AT_MOST,
        f"主动推送最多 {PUSHES_AT_MOST} 条", f"are {PUSHES_AT_MOST} at most",
    )  # fmt: skip
    for n, push in enumerate(pushes):
        yield from _faults(f"pushes[{n}]", f"第 {n + 1} 条主动推送", f"push {n + 1}", push, units)


def _faults(at: str, zh: str, en: str, push: Push, units: Collection[str]) -> Iterator[Fault]:
    yield (
        f"{at}.unit", "choice", push.unit not in units, f"{zh}：没有这个单位",
        f"{en} names no unit of this county",
    )  # fmt: skip
    yield (
        f"{at}.categories", "required", not (push.categories or push.keywords),
        f"{zh}：请填写分类或关键词", f"{en} needs categories or keywords",
    )  # fmt: skip
    yield (
        f"{at}.text", "too_long", len(push.text) > TEXT_AT_MOST,
        f"{zh}：核查要求最多 {TEXT_AT_MOST} 个字", f"{en} says {TEXT_AT_MOST} characters at most",
    )  # fmt: skip
    yield (
        f"{at}.keywords", "gap", any(GAP in folded(word) for word in push.keywords),
        f"{zh}：关键词不支持“…”，请写连着的几个字", f"{en} can't hold “…” in its words",
    )  # fmt: skip
    for field in _LISTS:
        yield from _words(f"{at}.{field}", zh, en, getattr(push, field))


def _words(at: str, zh: str, en: str, words: tuple[str, ...]) -> Iterator[Fault]:
    blank = any(is_unseen(word) or word != word.strip() for word in words)
    yield at, "blank", blank, f"{zh}：不能有空的，前后不能有空格", f"{en} must not hold blanks"
    many = len(words) > WORDS_AT_MOST or any(len(word) > WORD_AT_MOST for word in words)
    yield (
        at, "too_many", many, f"{zh}：最多 {WORDS_AT_MOST} 个，每个最多 {WORD_AT_MOST} 个字",
        f"{en} holds {WORDS_AT_MOST} of {WORD_AT_MOST} characters at most",
    )  # fmt: skip
