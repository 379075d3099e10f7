"""Read a body by its declared form; what is wrong is refused by the field's name."""

import re
import unicodedata
from collections.abc import Collection
from typing import Annotated

import msgspec
from msgspec import UNSET, Meta, Struct
from msgspec.structs import replace

from functions.domain.refusals import FieldError, InvalidInput, Words, invalid
from functions.domain.words.matching import shows, speaks, visible

LONGEST_TEXT = 10_000  # of one telling; the page asks for 2,000 at most
Line = Annotated[str, Meta(max_length=200)]
Text = Annotated[str, Meta(max_length=4000)]
Name = Annotated[str, Meta(min_length=1, max_length=80)]
Id = Annotated[str, Meta(min_length=1, max_length=40, pattern=r"^[A-Za-z0-9_.\-]+$")]
RegionCode = Annotated[str, Meta(max_length=18, pattern=r"^[0-9]*$")]
Edition = Annotated[str, Meta(max_length=40)]
Level = Annotated[int, Meta(ge=1, le=4)]
Stars = Annotated[int, Meta(ge=1, le=5)]

# How a body can be no JSON that can be read.
UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)

_UNSEEN = {"Cc", "Cf"}
# An escape of one half of a character that takes two; a stroke before it may itself be escaped.
_HALF = re.compile(
    r"((?<!\\)(?:\\\\)*)(?:\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])"
    r"|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2})"
)

# What only machines read: control characters but blanks and line ends, and signs that are none.
_SIGNS = "\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef" + "".join(
    chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF)
)
_MACHINES = re.compile(f"[{_SIGNS}]")
_ESCAPED = re.compile(
    rb"(\\\\)|\\(?:[bf]|u00(?:0[0-8bcef]|1[0-9a-f]|7f|[89][0-9a-f])|uf(?:dd|de)[0-9a-f]|uff(?:fe|ff)"
    rb"|ud[89ab][37bf]f\\udff[ef])|[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|\xef\xb7[\x90-\xaf]|\xef\xbf[\xbe\xbf]"
    rb"|[\xf0-\xf4][\x8f\x9f\xaf\xbf]\xbf[\xbe\xbf]",
    re.IGNORECASE,
)

# A text of signs that may all be unseen: blanks, escapes, what is not ASCII.
_BLANK = re.compile(rb'(?<!\\)"(?:[\x80-\xff \t]|\\u[0-9a-fA-F]{4}|\\[nrt])+"')

_AT = re.compile(r"^(?P<what>.*?)(?: - at (?:`key` in )?`\$\.?(?P<path>.*)`)?$", re.DOTALL)
_MAPPED = re.compile(r"\$\.(?P<field>\w+)\[\.\.\.\]")
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
        return _decoded(_BLANK.sub(_unless_unseen, _ESCAPED.sub(_kept, raw)) or b"{}", form)
    except msgspec.ValidationError as error:
        raise InvalidInput(_told(_keyed(str(error), raw, form))) from None
    except UNREADABLE:
        raise invalid("body", "json", "请求不是有效的 JSON", "is not valid JSON") from None


def _keyed(message: str, raw: bytes, form: type) -> str:
    """The message with the key of a mapping under which its value is wrong; without it, `[...]` stands there."""
    found = _MAPPED.search(message)
    if found is None:
        return message
    try:
        field, body = found["field"], msgspec.json.decode(_whole(raw))
    except UNREADABLE:  # a number that is none, 1e400
        return message
    for key, value in body[field].items():
        if _told_of(body | {field: {key: value}}, form) == message:
            return message.replace(found[0], f"$.{field}[{key[:40]}]")
    return message


def _told_of(body: object, form: type) -> str:
    try:
        msgspec.json.decode(msgspec.json.encode(body), type=form)
    except msgspec.ValidationError as error:
        return str(error)
    return ""


def legible(text: str) -> str:
    """The text without what only machines read; `read` does the same to every text of a body."""
    return _MACHINES.sub("", text)


def _kept(found: re.Match[bytes]) -> bytes:
    return found[1] or b""  # a stroke that is itself escaped begins no escape


def _unless_unseen(found: re.Match[bytes]) -> bytes:
    """A text of which nothing can be seen is left empty: it counts as none, whatever it is asked for."""
    try:
        said = msgspec.json.decode(found[0], type=str)
    except UNREADABLE:
        return found[0]
    return found[0] if shows(said) or not said.strip() else b'""'


def _decoded[T](raw: bytes, form: type[T]) -> T:
    """The body; half an emoji, where a phone cut one, and the mark of UTF-8 spoil nothing."""
    try:
        return msgspec.json.decode(raw, type=form)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        return msgspec.json.decode(_whole(raw), type=form)


def _whole(raw: bytes) -> bytes:
    said = raw.decode("utf-8-sig")
    return _HALF.sub(lambda half: half[1] + r"\ufffd", said).encode()


def long_enough(field: str, text: str, least: int = 1) -> str:
    """The text without blanks around it. Refuses what shows less than `least` characters."""
    text = text.strip()
    if len(seen(text)) < least or not speaks(text):
        raise invalid(
            field, "too_short", f"请至少填写 {least} 个字", f"needs at least {least} characters"
        )
    return text


def name_of(text: str, field: str = "name") -> str:
    """What something is called: one line of what can be seen. Refuses a name that shows nothing."""
    return long_enough(field, one_line(text))


def is_name(text: str) -> bool:
    """Whether something can be called so: it shows and says something."""
    return not is_unseen(text) and speaks(text)


def in_lines[T](form: T, *, texts: Collection[str] = ()) -> T:
    """The form with all that it says in single lines, at any depth; but for the `texts`, which have several."""
    if type(form) is str:
        return one_line(form)  # type: ignore[return-value, arg-type]
    if isinstance(form, tuple):
        return tuple(in_lines(each, texts=texts) for each in form)  # type: ignore[return-value]
    if isinstance(form, dict):
        return {name: in_lines(each, texts=texts) for name, each in form.items()}  # type: ignore[return-value]
    if not isinstance(form, Struct):
        return form
    said = {name: getattr(form, name) for name in form.__struct_fields__ if name not in texts}
    return replace(form, **{name: in_lines(each, texts=texts) for name, each in said.items()})


def one_line(text: str) -> str:
    """The text in one line, without control characters and those that turn or hide what is beside them."""
    shown = (c for c in text if c.isspace() or unicodedata.category(c) not in _UNSEEN)
    return " ".join("".join(shown).split())


def seen(text: str) -> str:
    """What of a text can be seen: without blanks, control characters and those of no width."""
    return visible(text)


def is_unseen(text: str) -> bool:
    """Whether nothing of a text can be seen."""
    return not shows(text)


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
