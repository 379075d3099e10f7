"""Keep a matter with a person while doubts stand: what is suggested is shown, and goes nowhere."""

from collections.abc import Iterable

from msgspec.structs import replace

from functions.domain.county.roles import Person, Role, Unit, scope_of
from functions.domain.items.appeal import may_see
from functions.domain.items.state import Doubt, State
from functions.domain.triage.routing import Suggestion

URGENT = 2  # the level of what may be danger


def held(
    suggestion: Suggestion,
    state: State,
    people: dict[str, Person],
    units: dict[str, Unit],
    *told: str,
) -> Suggestion:
    """The suggestion, without sending anything out that a person must look at first."""
    if Doubt.DANGER in state.doubts:
        suggestion = replace(suggestion, level=min(URGENT, suggestion.level))
    if Doubt.REPORT in state.doubts:
        bare = replace(suggestion, category="")
        return _to_who_checks(bare, state, people.values(), units, *told)
    if suggestion.guarded or suggestion.unit is None:
        return suggestion  # a sure report goes to its unit at once, and is checked there
    return replace(suggestion, unit=None, co_units=(), choices=(suggestion.offered(),))


def _to_who_checks(
    suggestion: Suggestion,
    state: State,
    people: Iterable[Person],
    units: dict[str, Unit],
    *told: str,
) -> Suggestion:
    """A dispatcher or leader with the right; where the county has none, the unit for reports."""
    central = {Role.DISPATCHER, Role.LEADER}
    there = replace(state, unit=suggestion.unit)
    able = [p for p in people if p.active and may_see(there, scope_of(p, units), *told)]
    of_unit = any(Role.HANDLER in p.roles and p.unit == suggestion.unit for p in able)
    if any(p.roles & central for p in able) or not of_unit:
        return replace(suggestion, unit=None)
    return suggestion
