"""Read a body by its declared form; what is wrong is refused by the field's name."""

import re
from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, Struct

from functions.domain.refusals import FieldError, InvalidInput, Words, invalid
from functions.domain.words.matching import visible

LONGEST_TEXT = 10_000  # of one telling; the page asks for 2,000 at most
Line = Annotated[str, Meta(max_length=200)]
Text = Annotated[str, Meta(max_length=4000)]
Name = Annotated[str, Meta(min_length=1, max_length=80)]
Id = Annotated[str, Meta(min_length=1, max_length=40, pattern=r"^[A-Za-z0-9_.\-]+$")]
Region = Annotated[str, Meta(max_length=12, pattern=r"^[0-9]*$")]
Edition = Annotated[str, Meta(max_length=40)]
Level = Annotated[int, Meta(ge=1, le=4)]
Stars = Annotated[int, Meta(ge=1, le=5)]

# How a body can be no JSON that can be read.
UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)

_AT = re.compile(r"^(?P<what>.*?)(?: - at `\$\.?(?P<path>.*)`)?$", re.DOTALL)
_MISSING = re.compile(r"missing required field `(\w+)`")
_UNKNOWN = re.compile(r"unknown field `(\w+)`")
_KINDS = (
    ("length >=", "too_short", "内容太短或为空", "is too short"),
    ("length <=", "too_long", "内容太长", "is too long"),
    ("regex", "format", "格式不对", "has the wrong format"),
    ("Expected", "type", "填写的值不对", "has a wrong value"),
)


class Form(Struct, forbid_unknown_fields=True):
    """Base of every declared body; a field that is not declared is refused."""


class Change(Form):
    """Base of what changes something that is there: what is left out stays as it is.

    `null` is another thing: it clears a field that may be empty; every other field refuses it.
    """


def given(form: Change) -> dict[str, object]:
    """The fields that the caller sent, null ones too."""
    said = {name: getattr(form, name) for name in form.__struct_fields__}
    return {name: value for name, value in said.items() if value is not UNSET}


def read[T](raw: bytes, form: type[T]) -> T:
    """The body as its form. Raises `InvalidInput`, which names the field."""
    try:
        return msgspec.json.decode(raw or b"{}", type=form)
    except msgspec.ValidationError as error:
        raise InvalidInput(_told(str(error))) from None
    except UNREADABLE:
        raise invalid("body", "json", "请求不是有效的 JSON", "is not valid JSON") from None


def long_enough(field: str, text: str, least: int = 1) -> str:
    """The text without blanks around it. Refuses what shows less than `least` characters."""
    text = text.strip()
    if len(seen(text)) < least:
        raise invalid(
            field, "too_short", f"请至少填写 {least} 个字", f"needs at least {least} characters"
        )
    return text


def seen(text: str) -> str:
    """What of a text can be seen: without blanks, control characters and those of no width."""
    return visible(text)


def is_unseen(text: str) -> bool:
    """Whether nothing of a text can be seen."""
    return not seen(text)


def chosen(field: str, code: str, among: dict[str, Words]) -> str:
    """The code, where a dictionary has it."""
    if code not in among:
        raise invalid(field, "choice", "请从列表中选择", f"must be one of {', '.join(among)}")
    return code


def _told(message: str) -> FieldError:
    parts = _AT.match(message)
    path = (parts["path"] if parts else "") or ""
    what = parts["what"] if parts else message
    for pattern, code, zh, en in (
        (_MISSING, "required", "必填", "is required"),
        (_UNKNOWN, "unknown", "不认识这个字段", "is not a known field"),
    ):
        if named := pattern.search(what):
            return FieldError(_join(path, named[1]), code, Words(zh, en))
    kind = next((k for k in _KINDS if k[0] in what), _KINDS[-1])
    return FieldError(path or "body", kind[1], Words(kind[2], kind[3]))


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
