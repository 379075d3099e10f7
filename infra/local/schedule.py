"""EventBridge schedules → a handler: `rate(…)` and `cron(…)` expressions, in UTC.

https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cron-expressions.html
"""

import logging
import re
import threading
import uuid
from datetime import UTC, datetime, timedelta

from infra.local.invoke import Context, Event, Handler

logger = logging.getLogger(__name__)

_RATE = re.compile(r"rate\((\d+) (minute|hour|day)s?\)")
_DAYS = ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_FIELDS = ((0, 59), (0, 23), (1, 31), (1, 12), (1, 7), (1970, 2199))
_MINUTE, _DAY, _MINUTES_OF_A_DAY = timedelta(minutes=1), timedelta(days=1), 24 * 60


class Clock:
    """One schedule of a handler. A rate begins with the runner: what fell due before waits no longer."""

    def __init__(self, name: str, handler: Handler, expression: str) -> None:
        self._name, self._handler, self._expression = name, handler, expression
        self._stopping = threading.Event()

    def run(self) -> None:
        now = datetime.now(UTC)
        due = now if _RATE.fullmatch(self._expression) else next_time(self._expression, now)
        while not self._stopping.wait(max(0.0, (due - datetime.now(UTC)).total_seconds())):
            self._call(due)
            due = next_time(self._expression, max(due, datetime.now(UTC) - _MINUTE))

    def stop(self) -> None:
        self._stopping.set()

    def _call(self, at: datetime) -> None:
        try:
            self._handler(_event(self._name, at), Context(self._name))
        except Exception:
            logger.exception("%s failed", self._name)


def next_time(expression: str, after: datetime) -> datetime:
    """The first time after the given one that the expression names."""
    if rate := _RATE.fullmatch(expression):
        number, unit = rate.groups()
        return after + timedelta(**{f"{unit}s": int(number)})
    minutes, hours, *date = _cron(expression)
    at = after.replace(second=0, microsecond=0) + _MINUTE
    while not _is_on(date, at):
        at = at.replace(hour=0, minute=0) + _DAY
        if at.year > after.year + 5:
            raise ValueError(f"{expression} names no time in the next five years")
    times = (at + i * _MINUTE for i in range(_MINUTES_OF_A_DAY))
    found = next((t for t in times if t.minute in minutes and t.hour in hours), at)
    return found if _is_on(date, found) else next_time(expression, found - _MINUTE)


def _cron(expression: str) -> list[set[int]]:
    parts = expression.removeprefix("cron(").removesuffix(")").split()
    if not expression.startswith("cron(") or len(parts) != len(_FIELDS):
        raise ValueError(f"not a schedule: {expression}")
    names = [(), (), (), _MONTHS, _DAYS, ()]
    return [_values(*each) for each in zip(parts, _FIELDS, names, strict=True)]


def _values(part: str, span: tuple[int, int], names: tuple[str, ...]) -> set[int]:
    """The values of one field: `*`, `?`, `5`, `MON-FRI`, `0/15`, and lists of them."""
    values: set[int] = set()
    for choice in part.split(","):
        base, _, step = choice.partition("/")
        first, _, last = base.partition("-")
        low = span[0] if first in {"*", "?"} else _value(first, names)
        high = _value(last, names) if last else span[1] if first in {"*", "?"} or step else low
        values.update(range(low, high + 1, int(step or 1)))
    return values


def _value(text: str, names: tuple[str, ...]) -> int:
    return names.index(text.upper()) + 1 if text.upper() in names else int(text)


def _is_on(date: list[set[int]], at: datetime) -> bool:
    values = (at.day, at.month, at.isoweekday() % 7 + 1, at.year)
    return all(value in field for value, field in zip(values, date, strict=True))


def _event(name: str, at: datetime) -> Event:
    return {
        "version": "0",
        "id": str(uuid.uuid4()),
        "detail-type": "Scheduled Event",
        "source": "aws.events",
        "account": "000000000000",
        "time": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "region": "us-east-1",
        "resources": [f"arn:aws:events:us-east-1:000000000000:rule/{name}"],
        "detail": {},
    }
