"""What triage proposed for an appeal, and what it offered instead: read from the event by which it spoke."""

from functions.desk.case import Case
from functions.desk.entries import Json, read, unit_view
from functions.domain.county.roles import Role
from functions.domain.items.facts import Choice
from functions.domain.items.status import Action


def suggested(case: Case) -> Json | None:
    """What triage proposed, read from the event by which it spoke."""
    spoke = next(
        (e for e in case.events if e.action in {Action.QUEUE, Action.DISPATCH}
         and e.actor.role is Role.SYSTEM), None,
    )  # fmt: skip
    if spoke is None:
        return None
    return {
        "unit": unit_view(spoke.state.unit, case.units),
        "category": spoke.facts.category,
        "level": spoke.state.level,
        "complexity": spoke.state.complexity or None,
        "co_units": [unit_view(u, case.units) for u in spoke.state.co_units],
        "why": read(spoke.facts.why, case),
        "mixed": spoke.facts.mixed,
        "choices": [_choice(choice, case) for choice in spoke.facts.choices],
    }


def _choice(choice: Choice, case: Case) -> Json:
    units = case.units
    return {
        "unit": unit_view(choice.unit or None, units),
        "co_units": [unit_view(u, units) for u in choice.co_units],
        "category": choice.category,
        "level": choice.level,
        "complexity": choice.complexity or None,
        "likely": choice.likely,
        "why": read(choice.why, case),
    }
