"""Events of before their facts were typed: words by name, with JSON in some of them, read as what they say."""

import msgspec
from msgspec.structs import fields

from functions.domain.items.facts import CALLED, JOINTS, Facts
from functions.domain.items.runs import Clock

_YES = {"yes": True, "no": False}
_FLAGS = {f.name for f in fields(Facts) if f.type in {bool, bool | None}}
_NAMES = {CALLED.get(f.name, f.name): f for f in fields(Facts) if f.name != "report_heard"}
_ONCE_JOINED = "、"  # the words that spoke, before they were a list


def of_old(said: dict[str, str]) -> Facts:
    """What an event said by name; names that nobody says any more are left out."""
    told = {f.encode_name: _value(f.name, said[name]) for name, f in _NAMES.items() if name in said}
    if (
        said.get("report", "yes") not in _YES
    ):  # what was heard, and what was decided of it, had one name
        told["report_heard"] = told.pop("report")
    return msgspec.convert(told | {"moved": _moves(said)}, Facts, strict=False)


def _value(name: str, said: str) -> object:
    if name in _FLAGS:
        return _YES.get(said, said.split("、"))
    if name in {"why", "choices"} and said.startswith("["):
        return msgspec.json.decode(said)
    joint = JOINTS.get(name, _ONCE_JOINED if name == "why" else "")
    return [word for word in said.split(joint) if word] if joint else said


def _moves(said: dict[str, str]) -> dict[str, dict[str, str]]:
    """The old and the new date of each promise that moved."""
    return {
        clock: {"to": said[clock], "was": said[f"{clock}_was"]}
        for clock in map(str, Clock)
        if f"{clock}_was" in said
    }
