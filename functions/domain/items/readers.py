"""Who may read a protected report where it lies, and whether anybody may."""

from collections.abc import Iterable

from msgspec.structs import replace

from functions.domain.county.roles import Person, Role, Unit, scope_of
from functions.domain.items.accused import about
from functions.domain.items.appeal import may_see
from functions.domain.items.state import State
from functions.domain.refusals import FieldError, Words

DESIGNATED = "县里指定的专人"  # as citizens are told of the dispatchers with the right
UNREAD = Words("该单位没有可以看举报的承办人，请先在“人员”中指定", "has nobody who may read reports: give somebody the right first")  # fmt: skip
_ACCUSED = Words("该单位与被反映对象有关，不能派给它", "may not have this report")


def readers(
    people: Iterable[Person], units: dict[str, Unit], state: State, unit: str | None, *told: str
) -> list[Person]:
    """Those of a unit, and above it, who could read and handle a protected report that it had."""
    if unit is None:
        return []
    there = replace(state, guarded=True, unit=unit, tasks=())
    return [
        person for person in people
        if person.active and Role.HANDLER in person.roles
        and unit in (scope_of(handler(person), units).units or ())
        and may_see(there, scope_of(person, units), *told)
    ]  # fmt: skip


def handler(person: Person) -> Person:
    """The person as somebody of the own unit alone, whatever else they may do."""
    return replace(person, roles=frozenset({Role.HANDLER}))


def taker(
    given: str | None, people: Iterable[Person], units: dict[str, Unit], state: State, *told: str
) -> str | None:
    """The unit that is given reports, where it is not accused itself and somebody there can read this one."""
    return given if readers(people, units, state, given, *told) else None


def unfit(
    field: str, unit: str, people: Iterable[Person], units: dict[str, Unit], state: State, *told: str
) -> FieldError | None:  # fmt: skip
    """Why a unit can't be given a protected report: it is accused, or nobody there may read it."""
    if unit in about(units, state, told):
        return FieldError(field, "accused", _ACCUSED)
    if not readers(people, units, state, unit, *told):
        return FieldError(field, "unread", UNREAD)
    return None


def appointed(people: Iterable[Person], units: dict[str, Unit], unit: str | None) -> bool:
    """Whether a unit that is given reports has somebody who may read them; true where none is."""
    return unit is None or any(
        person.active and person.guarded and Role.HANDLER in person.roles
        and unit in (scope_of(handler(person), units).units or ())
        for person in people
    )  # fmt: skip
