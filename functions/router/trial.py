"""Try rules on past appeals before they go live: what would go where, and how much of it is right."""

from itertools import islice

from msgspec import Struct

from functions.domain.county.county import County
from functions.domain.county.roles import Scope
from functions.domain.county.rule import Rule
from functions.domain.items.appeal import Appeal
from functions.domain.items.status import Status
from functions.domain.items.verdict import standing
from functions.domain.triage.routing import Suggestion
from functions.router.route import ground, suggest
from functions.store import indexes, tree

LOOKED_AT = 300


class Trial(Struct, frozen=True):
    """An appeal, and what is proposed for it under the present rules and under the drafted ones."""

    appeal: Appeal
    now: Suggestion
    then: Suggestion

    @property
    def settled(self) -> str | None:
        """The unit that has it for good: it signed for the appeal and asked for no return."""
        state = self.appeal.state
        return state.unit if state.signed_at and not state.return_pending else None

    @property
    def moved(self) -> bool:
        """Whether the drafted rules would do something else with it."""
        return (self.now.unit, self.now.level) != (self.then.unit, self.then.level)


def trial(county: County, rules: tuple[Rule, ...]) -> dict[str, object]:
    """The newest appeals under the present rules and under these. No content leaves this."""
    rows = indexes.select(county.id, Scope(None), Status, newest_first=True)
    tried = [_try(county, rules, appeal) for _, appeal in islice(rows, LOOKED_AT)]
    settled = [one for one in tried if one.settled]
    return {
        "looked_at": len(tried),
        "to_person": {
            "now": sum(not one.now.sure for one in tried),
            "then": sum(not one.then.sure for one in tried),
        },
        "right": {
            "now": sum(one.now.unit == one.settled for one in settled),
            "then": sum(one.then.unit == one.settled for one in settled),
            "of": len(settled),
        },
        "wrong": {
            "now": sum(one.now.sure and one.now.unit != one.settled for one in settled),
            "then": sum(one.then.sure and one.then.unit != one.settled for one in settled),
        },
        "changed": [_change(one) for one in tried if one.moved],
    }


def _try(county: County, rules: tuple[Rule, ...], appeal: Appeal) -> Trial:
    on = ground(county, appeal, tree.place_of(appeal), standing(appeal.state, ()))
    return Trial(appeal, suggest(county.rules, on), suggest(rules, on))


def _change(one: Trial) -> dict[str, object]:
    return {
        "no": one.appeal.no,
        "now": one.now.unit,
        "then": one.then.unit,
        "actual": one.appeal.state.unit,
        "submitted_at": one.appeal.submitted_at,
    }
