"""What must hold whatever failed: the promises of docs/engine.md and docs/store.md, each with its name."""

from collections import Counter
from typing import Any

import msgspec

from functions.domain.items.appeal import Appeal, Event, fold

Trace = dict[str, Any]


def broken(trace: Trace, clean: Trace) -> list[str]:
    """The promises that a life did not keep, beside one in which nothing failed."""
    return [name for name, kept in PROMISES.items() if not kept(trace, clean)]


def _heads(trace: Trace) -> list[Appeal]:
    rows = [row for row in trace["appeals"] if row["sk"]["S"] == "head"]
    return [msgspec.json.decode(row["body"]["S"], type=Appeal) for row in rows]


def _events(trace: Trace) -> list[Event]:
    rows = [row for row in trace["appeals"] if row["sk"]["S"].startswith("event#")]
    return [msgspec.json.decode(row["body"]["S"], type=Event) for row in rows]


def _is_one_appeal(trace: Trace, _clean: Trace) -> bool:
    return len(_heads(trace)) == 1


def _has_no_gap(trace: Trace, _clean: Trace) -> bool:
    steps = [event.step for event in _events(trace)]
    return steps == list(range(1, len(steps) + 1))


def _head_is_the_fold(trace: Trace, _clean: Trace) -> bool:
    events = _events(trace)
    return all(fold(head, events) == head and head.step == len(events) for head in _heads(trace))


def _is_dispatched_once(trace: Trace, _clean: Trace) -> bool:
    return Counter(event.action for event in _events(trace))["dispatch"] == 1


def _is_the_same_story(trace: Trace, clean: Trace) -> bool:
    """Not a word, a contact, a clock or an index key differs."""
    return bool(trace["appeals"] == clean["appeals"])


def _everybody_is_told_once(trace: Trace, clean: Trace) -> bool:
    return bool(trace["told"] == clean["told"])


def _no_robot_speaks_twice(trace: Trace, _clean: Trace) -> bool:
    return all(times == 1 for times in Counter(trace["heard"]).values())


def _silence_is_visible(trace: Trace, clean: Trace) -> bool:
    """A notice that was not heard stands on the list of what did not arrive."""
    missing = len(clean["heard"]) - len(set(trace["heard"]))
    return missing <= len(trace["undelivered"])


def _is_counted_once(trace: Trace, clean: Trace) -> bool:
    return bool(trace["buckets"] == clean["buckets"])


def _is_learned_once(trace: Trace, clean: Trace) -> bool:
    return bool(trace["taught"] == clean["taught"])


PROMISES = {
    "one appeal, none lost": _is_one_appeal,
    "steps without a gap": _has_no_gap,
    "the head is the fold of its log": _head_is_the_fold,
    "dispatched exactly once": _is_dispatched_once,
    "the same story": _is_the_same_story,
    "everybody is told once": _everybody_is_told_once,
    "no robot speaks twice": _no_robot_speaks_twice,
    "what did not arrive is visible": _silence_is_visible,
    "counted once": _is_counted_once,
    "learned once": _is_learned_once,
}
