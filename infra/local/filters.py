"""Lambda's event filtering: the patterns of FilterCriteria.

https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
"""

import json
import operator
from collections.abc import Callable, Iterable
from typing import Any

Filter = Callable[[Any], bool]

_ABSENT = object()
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class UnknownPatternError(ValueError):
    """A pattern that this runner does not understand, and therefore does not guess at."""


def patterns_of(mapping: dict[str, Any]) -> list[str]:
    """The patterns of a mapping, each of which has been understood."""
    found = [each["Pattern"] for each in mapping.get("FilterCriteria", {}).get("Filters", [])]
    any_of(found)
    return found


def any_of(patterns: list[str]) -> Filter:
    """One question for all patterns of a mapping: what any of them lets through goes through."""
    if not patterns:
        return lambda _: True
    return _any(compiled(json.loads(pattern)) for pattern in patterns)


def compiled(pattern: dict[str, Any]) -> Filter:
    """Whether every field that the pattern names is as the pattern wants it."""
    fields = [_field(name, wanted) for name, wanted in pattern.items()]
    return lambda event: all(field(event) for field in fields)


def _field(name: str, wanted: Any) -> Filter:
    if name == "$or":
        return _any(compiled(choice) for choice in wanted)
    inner = compiled(wanted) if isinstance(wanted, dict) else _any(_rule(rule) for rule in wanted)
    return lambda event: inner(event.get(name, _ABSENT) if isinstance(event, dict) else _ABSENT)


def _any(filters: Iterable[Filter]) -> Filter:
    choices = list(filters)
    return lambda value: any(choice(value) for choice in choices)


def _rule(rule: Any) -> Filter:
    if not isinstance(rule, dict):
        return lambda value: value is not _ABSENT and value == rule
    ((kind, operand),) = rule.items()
    if kind not in _RULES or (kind == "anything-but" and isinstance(operand, dict)):
        raise UnknownPatternError(json.dumps(rule))
    return _RULES[kind](operand)


def _exists(operand: bool) -> Filter:  # noqa: FBT001 - it is a rule's operand
    return lambda value: (value is not _ABSENT) is operand


def _prefix(operand: str) -> Filter:
    return lambda value: isinstance(value, str) and value.startswith(operand)


def _suffix(operand: str) -> Filter:
    return lambda value: isinstance(value, str) and value.endswith(operand)


def _ignoring_case(operand: str) -> Filter:
    return lambda value: isinstance(value, str) and value.casefold() == operand.casefold()


def _anything_but(operand: Any) -> Filter:
    unwanted = operand if isinstance(operand, list) else [operand]
    return lambda value: value is not _ABSENT and value not in unwanted


def _numeric(operand: list[Any]) -> Filter:
    bounds = [
        (_COMPARE[sign], bound) for sign, bound in zip(operand[::2], operand[1::2], strict=True)
    ]
    return lambda value: (
        isinstance(value, int | float) and all(holds(value, bound) for holds, bound in bounds)
    )


_RULES: dict[str, Callable[[Any], Filter]] = {
    "exists": _exists,
    "prefix": _prefix,
    "suffix": _suffix,
    "equals-ignore-case": _ignoring_case,
    "anything-but": _anything_but,
    "numeric": _numeric,
}
