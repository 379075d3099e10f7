"""Filter patterns let through what Lambda lets through."""

import pytest

from functions.domain.items.status import Action
from functions.domain.kinds.appeal import FLOW
from infra import template
from infra.local import filters


def lets_through(pattern, event):
    return filters.compiled(pattern)(event)


@pytest.mark.parametrize(
    ("pattern", "through", "held"),
    [
        ({"a": ["x", "y"]}, {"a": "y"}, {"a": "z"}),
        ({"a": [None]}, {"a": None}, {}),
        ({"a": [{"exists": True}]}, {"a": None}, {}),
        ({"a": [{"exists": False}]}, {}, {"a": 1}),
        ({"a": [{"prefix": "ev"}]}, {"a": "event"}, {"a": 7}),
        ({"a": [{"suffix": "nt"}]}, {"a": "event"}, {"a": "ever"}),
        ({"a": [{"equals-ignore-case": "X"}]}, {"a": "x"}, {"a": "y"}),
        ({"a": [{"anything-but": ["x"]}]}, {"a": "y"}, {"a": "x"}),
        ({"a": [{"anything-but": ["x"]}]}, {"a": "y"}, {}),
        ({"a": [{"numeric": [">", 1, "<=", 3]}]}, {"a": 3}, {"a": 1}),
        ({"a": {"b": ["x"]}}, {"a": {"b": "x"}}, {"a": "x"}),
        ({"$or": [{"a": [1]}, {"b": [1]}]}, {"b": 1}, {"a": 2}),
        ({"a": ["x"], "b": ["y"]}, {"a": "x", "b": "y"}, {"a": "x"}),
    ],
)
def test_a_pattern_tells_events_apart(pattern, through, held):
    assert lets_through(pattern, through)
    assert not lets_through(pattern, held)


def test_a_rule_that_is_not_understood_is_refused_before_any_event():
    with pytest.raises(filters.UnknownPatternError):
        filters.compiled({"a": {"b": [{"cidr": "10.0.0.0/8"}]}})


def test_without_filters_everything_goes_through():
    assert filters.any_of([])({"any": "thing"})


def inserted(sk, **image):
    keys = {"pk": {"S": "p"}, "sk": {"S": sk}}
    typed = {name: {"S": value} for name, value in image.items()}
    return {"eventName": "INSERT", "dynamodb": {"Keys": keys, "NewImage": keys | typed}}


def test_the_router_hears_of_what_it_follows_and_not_of_heads():
    wanted = filters.any_of(filters.patterns_of(template.mapping("route_appeals")))

    assert wanted(inserted("event#0001", action="submit"))
    assert wanted(
        inserted("event#0003", action="sign")
    )  # who signs says that it came to the right unit
    assert not wanted(inserted("event#0004", action="contact"))
    assert not wanted(inserted("head", action="submit"))


def test_the_router_hears_of_each_step_whose_row_says_so_and_of_no_other():
    wanted = filters.any_of(filters.patterns_of(template.mapping("route_appeals")))

    heard = {action for action in Action if wanted(inserted("event#0002", action=action))}
    assert heard == {action for action, move in FLOW.moves.items() if move.routed}


def test_every_mapping_of_the_template_is_understood():
    for handler in ("route_appeals", "notify_people", "send_notices", "reencode_photos"):
        filters.patterns_of(template.mapping(handler))
