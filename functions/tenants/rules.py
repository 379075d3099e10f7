"""A county's routing rules (归口规则): what can't be understood is refused when it is saved."""

from collections.abc import Collection
from typing import Annotated

import msgspec
from msgspec import Meta
from msgspec.structs import replace

from functions.domain.county.county import County
from functions.domain.county.rule import Rule
from functions.domain.editions import Edit, edition, expect
from functions.domain.forms import Edition, Form
from functions.domain.refusals import InvalidInput, Unknown, invalid
from functions.domain.triage.rulebook import Known, faults, tidied
from functions.store import registry
from functions.store.versions import Hand

PART = "rules"
SIZE_AT_MOST = 300_000  # bytes; they lie in the county's own row


class Rules(Form):
    """The routing rules, first match first, and the `version` of them that they were made from."""

    rules: Annotated[tuple[Rule, ...], Meta(max_length=500)]
    version: Edition | None = None


def checked(county: County, form: Rules, *, kinds: Collection[str]) -> tuple[Rule, ...]:
    """The rules, where each can be understood; else each fault by its field."""
    rules = tuple(map(tidied, form.rules))
    named = {code for rule in rules for code in rule.places}
    places = {code for code in named if _is_place(county, code)}
    found = faults(rules, Known(registry.units(county.id, fresh=True), places, kinds))
    if found:
        raise InvalidInput(*found[:20])
    if len(msgspec.json.encode(rules)) > SIZE_AT_MOST:
        raise invalid("rules", "too_long", "规则太多、太长", "are too many and too long")
    return rules


def set_rules(
    county: County, form: Rules, *, kinds: Collection[str], hand: Hand
) -> tuple[Rule, ...]:
    """Replace the rules that the caller saw; they apply from the next appeal on (field.md C05)."""
    seen = form.version or edition(registry.county(county.id, fresh=True).rules)
    rules = checked(county, form, kinds=kinds)

    def change(now: County) -> County:
        expect(seen, now.rules, now.edits.get(PART, Edit()))
        return replace(now, rules=rules, edits=now.edits | {PART: hand.edit})

    return registry.change_county(county.id, change).rules


def _is_place(county: County, code: str) -> bool:
    try:
        return bool(registry.place(county.id, code))
    except Unknown:
        return False
