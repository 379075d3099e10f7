"""What was told, by matter; and many matters of which the same was told as one line (汇总)."""

from collections.abc import Iterable

from msgspec import Struct

from functions.store.inbox import InboxLine, Reading, matter

FEW = 3  # matters that are told one by one
URGENT = 1  # the level that is never told among others


class DigestLine(Struct, frozen=True):
    """One line: the newest that was told, how often, and of which matters (the newest message of each)."""

    newest: InboxLine
    read: bool
    level: int
    times: int
    seen: dict[str, str]


def by_matter(told: Iterable[InboxLine], reading: Reading) -> list[DigestLine]:
    """A line for each matter, the newest first."""
    found: dict[str, list[InboxLine]] = {}
    for message in told:
        found.setdefault(matter(message.id), []).append(message)
    return [_entry(name, messages, reading) for name, messages in found.items()]


def _entry(name: str, messages: list[InboxLine], reading: Reading) -> DigestLine:
    newest, level = messages[0], min(m.level for m in messages)
    return DigestLine(newest, reading.has(newest.id), level, len(messages), {name: newest.id})


def digest(entries: list[DigestLine]) -> list[DigestLine]:
    """Where the same was told of more than a few that were not read, one line, at the newest's place."""
    alike: dict[object, list[DigestLine]] = {}
    for entry in entries:
        alike.setdefault(_sort(entry), []).append(entry)
    return [line for group in alike.values() for line in _told(group)]


def _sort(entry: DigestLine) -> object:
    """What may be told as one."""
    if entry.read or entry.level == URGENT or not entry.newest.no:
        return entry.newest.id
    return entry.newest.kind, *entry.newest.text.values()


def _told(group: list[DigestLine]) -> list[DigestLine]:
    if len(group) <= FEW:
        return group
    seen = {name: upto for entry in group for name, upto in entry.seen.items()}
    times, level = sum(e.times for e in group), min(e.level for e in group)
    return [DigestLine(group[0].newest, group[0].read, level, times, seen)]
