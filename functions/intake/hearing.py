"""Whatever is refused of a text in which the nets hear something, the numbers to call go with it.

A text that cannot be read as what it should be is still listened to: JSON that was cut off, another
encoding, a form in place of JSON, a cry where a code is asked for.
"""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from contextlib import suppress
from html import unescape
from urllib.parse import parse_qsl, unquote_plus

import msgspec

from functions.domain import codes
from functions.domain.county.county import Settings
from functions.domain.forms import UNREADABLE, Form
from functions.domain.refusals import InvalidInput, Refusal, Unknown
from functions.domain.safety import Heard, Tier
from functions.domain.sheets import encoding
from functions.intake.forms import (
    OF_KINDS,
    Challenged,
    ContactForm,
    Rating,
    Submission,
    Supplement,
    UploadForm,
)
from functions.intake.listening import listened, parts
from functions.store import registry

# The names of what citizens send: nothing that somebody said.
_FORMS: tuple[type[Form], ...] = (
    Submission, ContactForm, Challenged, Rating, Supplement, UploadForm, *OF_KINDS.values(),
)  # fmt: skip
_NAMES = frozenset(field.encode_name for form in _FORMS for field in msgspec.structs.fields(form))
_FORM = re.compile(r"[\w.%+\-]{1,60}=")
MANY = 100  # pieces of a body that are listened to one by one
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_CODE = re.compile(rb"\bcode[\"']?\s*[:=]\s*[\"']?([^\"'&,}]{4,400})")


def is_heard(body: bytes, code: str) -> bool:
    """Whether a county's nets hear a body as it was sent."""
    return heard_in(body, code=code)[0].anything


def put_numbers(refusal: Refusal, body: bytes, *said: str, code: str = "") -> None:
    """Put a county's numbers beside a refusal, where its nets hear the body, or what else was said."""
    heard, settings = heard_in(body, *said, code=code)
    if heard.anything:
        refusal.sure = heard.danger is Tier.CERTAIN
        refusal.numbers = _to_call(settings, *said, *_texts(body))


def numbers_of_all(body: bytes) -> tuple[tuple[str, str], ...]:
    """The numbers that every county starts with, where a fault of ours met a cry; nothing is looked up."""
    usual = Settings("")
    texts = _texts(body)
    return _to_call(usual, *texts) if listened(usual, *texts).anything else ()


def _to_call(settings: Settings, *texts: str) -> tuple[tuple[str, str], ...]:
    return settings.to_call(*parts(*texts))


def heard_in(body: bytes, *said: str, code: str = "") -> tuple[Heard, Settings]:
    """What the nets of a code's county hear in a request as it was sent, with its settings."""
    settings = _settings(code or _code_in(body))
    return listened(settings, *said, *_texts(body)), settings


def _texts(body: bytes) -> Iterable[str]:
    """All that a body says, keys too, in whatever form it was sent; of very many pieces one text."""
    try:
        found = list(dict.fromkeys(_walked(msgspec.json.decode(body))))
    except UNREADABLE:
        readings = (said for text in _spellings(body) for said in _readings(text))
        return list(dict.fromkeys(readings))
    return found if len(found) < MANY else ["\n".join(found)]


def _walked(said: object) -> Iterator[str]:
    left = [said]
    while left:
        match left.pop():
            case str(text):
                yield text
            case dict(pairs):
                left += [*pairs.values(), *(key for key in pairs if key not in _NAMES)]
            case list(parts):
                left += parts


def _readings(text: str) -> Iterator[str]:
    """A body that is no JSON, as the fields of a form; where it is none, as it stands and without its escapes too."""
    if _FORM.match(text) and text.isascii():
        yield from _fields(text)
        return
    yield text
    yield unescape(_ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text))
    yield from (unescape(said) for _, said in parse_qsl(text))
    if "%" in text:
        yield unquote_plus(text, encoding="gb18030")


def _fields(text: str) -> Iterator[str]:
    """What a form says, and what its fields are called; in another encoding only where it is no UTF-8."""
    said = [word for pair in parse_qsl(text, keep_blank_values=True) for word in pair]
    yield from (unescape(word) for word in said if word not in _NAMES)
    if any("\ufffd" in word for word in said):
        yield unquote_plus(text, encoding="gb18030")


def _spellings(body: bytes) -> Iterator[str]:
    """The body as text: as UTF-8, whatever is garbled in it, unless it says itself that it is none; and as
    what else it may be.
    """
    said = body.decode(errors="replace")
    if not body.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        yield said
    if "\0" not in said and "\ufffd" not in said:
        return
    with suppress(InvalidInput, UnicodeDecodeError):
        yield encoding.text_of(body)


def _code_in(body: bytes) -> str:
    """The code that a body names, even where it is cut off or no JSON."""
    named = _CODE.search(body)
    return named[1].decode(errors="replace") if named else ""


def _settings(code: str) -> Settings:
    """The county's own, where the code names one; what every county starts with else."""
    known = codes.normal(code)
    try:
        return registry.county_of_tag(codes.tag_of(known)).settings if known else Settings("")
    except Unknown:
        return Settings("")
