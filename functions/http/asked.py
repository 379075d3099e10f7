"""What a request may say outside its body, and how much of it: refused here, before anything is read.

A route declares its query (`Route.query`); the bounds and the OpenAPI document are made of that. What
a path names and does not fit is simply not there.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from functions.domain.refusals import Unknown, invalid

LONGEST_VALUE = 300  # characters of a query value, or of a part of the path
LONGEST_HEADER = 4096
_NAMES = {
    "tenant": re.compile(r"[A-Za-z0-9_.\-]{1,40}"),
    "id": re.compile(r"[A-Za-z0-9_.\-]{1,64}"),
}
_CONTROL = re.compile("[\0-\x1f\x7f\ud800-\udfff]")


class Parameter(NamedTuple):
    """One parameter of a query, with what its value must be."""

    name: str
    schema: dict[str, Any]
    default: int = 0

    def check(self, value: str) -> None:
        """Refuse a value that the declaration does not hold."""
        if self.schema["type"] == "integer":
            self._check_number(value)
        elif "enum" in self.schema and value not in self.schema["enum"]:
            raise invalid(self.name, "choice", "没有这个选项", "is none of the choices")
        elif "pattern" in self.schema and not re.fullmatch(self.schema["pattern"], value):
            raise invalid(self.name, "format", "格式不对", "has the wrong format")

    def _check_number(self, value: str) -> None:
        most = self.schema["maximum"]
        is_number = value.isascii() and value.isdigit() and len(value) < 10
        if not is_number or not 1 <= int(value) <= most:
            raise invalid(self.name, "range", f"应为 1–{most}", f"is 1 to {most}")


def number(name: str, default: int, most: int) -> Parameter:
    """A whole number from 1 on."""
    schema = {"type": "integer", "minimum": 1, "maximum": most}
    return Parameter(name, schema | ({"default": default} if default else {}), default)


def choice(name: str, among: Iterable[str]) -> Parameter:
    """One of some words; an empty value is none."""
    return Parameter(name, {"type": "string", "enum": ["", *among]})


def text(name: str) -> Parameter:
    """A few words."""
    return Parameter(name, {"type": "string", "maxLength": LONGEST_VALUE})


def moment(name: str) -> Parameter:
    """A moment (RFC 3339), read by `Request.moment`."""
    return Parameter(name, {"type": "string", "format": "date-time", "maxLength": 40})


def matching(name: str, pattern: str) -> Parameter:
    """A word of one shape; an empty value is none."""
    return Parameter(name, {"type": "string", "pattern": f"({pattern})?"})


def cursor(pattern: str) -> Parameter:
    """Where a list goes on, as its `next` gave it."""
    return Parameter("cursor", {"type": "string", "pattern": pattern})


CURSOR = cursor(r"[0-9]{1,9}\.[ -~]{0,190}")  # of what is all in memory (`domain/paging.py`)
BY_NO = cursor(r"[0-9]{18}")  # of what a search found: the last one's number
BY_CODE = cursor(r"[0-9A-Z]{1,40}")
BY_DUE = cursor(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\.[0-9]{6}Z#[0-9A-Za-z#:._-]{1,120}")
BY_TIME = cursor(r"[0-9]{10}\.[0-9]{6}#[0-9A-Za-z#.]{1,80}")


def page(default: int, most: int, after: Parameter = CURSOR) -> tuple[Parameter, ...]:
    """What every list can be asked: where to go on, and how far."""
    return after, number("limit", default, most)


def check(
    params: Mapping[str, str], query: Mapping[str, str], headers: Mapping[str, str],
    asked: Iterable[Parameter],
) -> None:  # fmt: skip
    """Refuse what no view should have to read: too long, of control characters, out of its bounds."""
    for name, value in params.items():
        pattern = _NAMES.get(name)
        if _strange(value) or (pattern and not pattern.fullmatch(value)):
            raise Unknown("没有找到，请核对网址", "Not found; check the address")
    for name, value in query.items():
        if _strange(value) or _strange(name):
            raise invalid(
                name[:40], "too_long", "太长，或含有不能用的字符", "is too long, or garbled"
            )
    for name in ("idempotency-key", "authorization", "cookie"):
        if len(headers.get(name, "")) > LONGEST_HEADER:
            raise invalid(name, "too_long", "太长", "is too long")
    for each in asked:
        if query.get(each.name):
            each.check(query[each.name])


def _strange(value: str) -> bool:
    return len(value) > LONGEST_VALUE or bool(_CONTROL.search(value))
