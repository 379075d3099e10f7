"""The demo county: everything in it holds together, and it exists on a local runner only."""

import pytest

from functions import settings
from functions.domain.county.county import Settings
from functions.domain.safety import Tier
from functions.intake.nets import listened
from functions.store import registry
from infra.local import demo
from infra.local.play import tales_told


def test_the_demo_county_refuses_to_exist_outside_the_local_runner(tables):
    with pytest.raises(demo.NotLocal):
        demo.open_demo()


def test_the_demo_county_holds_together(tables, monkeypatch):
    monkeypatch.setattr(settings, "IS_LOCAL", True)

    opened = demo.open_demo()

    units = registry.units("demo")
    rules = registry.county("demo").rules
    assert {u for r in rules for u in (r.unit, *r.co_units)} <= set(units)
    assert {p.unit for p in registry.people("demo").values() if p.unit} <= set(units)
    assert len({code for code, _ in opened.places}) == len(opened.places) == 22


def test_opening_the_demo_twice_changes_nothing(tables, monkeypatch):
    monkeypatch.setattr(settings, "IS_LOCAL", True)

    assert demo.open_demo() == demo.open_demo()


@pytest.mark.parametrize("tale", list(tales_told()), ids=lambda tale: tale.name)
def test_what_the_nets_only_may_have_heard_is_checked_before_anything_else_of_its_tale(tale):
    heard = listened(Settings(name="演示县"), tale.text)
    is_sure = Tier.MAYBE not in (heard.danger, heard.report)

    assert is_sure or not tale.steps or tale.steps[0]["do"] == "check"
