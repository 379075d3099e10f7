"""Texts with fields: `{点位}` is filled with what is known, what is not stays as a blank to be written over (【维修日期】)."""

from collections.abc import Mapping

from functions.domain.words import late

LONGEST = 20  # characters of a field's name
_FIELD = late.pattern(r"\{[ \t]*([^{}\s](?:[^{}\n]{0,18}[^{}\s])?)[ \t]*\}")
_STRAY = late.pattern(r"[{}]")


def fields(text: str) -> tuple[str, ...]:
    """The names of a text's fields, each once."""
    return tuple(dict.fromkeys(_FIELD.findall(text)))


def is_whole(text: str) -> bool:
    """Whether each brace belongs to a field that has a name."""
    return not _STRAY.search(_FIELD.sub("", text))


def filled(text: str, known: Mapping[str, str]) -> str:
    """The text with what is known; the rest stands as blanks."""
    return _FIELD.sub(lambda field: known.get(field[1]) or f"【{field[1]}】", text)


def left(text: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """The fields that a person has to fill."""
    return tuple(name for name in fields(text) if not known.get(name))
