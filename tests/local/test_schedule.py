"""Schedules fire when EventBridge would fire them."""

from datetime import UTC, datetime

import pytest

from infra.local.schedule import next_time

NOON = datetime(2026, 3, 4, 12, 0, 30, tzinfo=UTC)  # a Wednesday


@pytest.mark.parametrize(
    ("expression", "next_one"),
    [
        ("rate(1 minute)", "2026-03-04T12:01:30"),
        ("rate(2 hours)", "2026-03-04T14:00:30"),
        ("cron(5 12 * * ? *)", "2026-03-04T12:05:00"),
        ("cron(0/15 * * * ? *)", "2026-03-04T12:15:00"),
        ("cron(0 18 ? * MON-FRI *)", "2026-03-04T18:00:00"),
        ("cron(30 1 ? * SUN *)", "2026-03-08T01:30:00"),
        ("cron(0 8 1 JAN,JUL ? *)", "2026-07-01T08:00:00"),
    ],
)
def test_an_expression_names_its_next_time(expression, next_one):
    assert next_time(expression, NOON) == datetime.fromisoformat(f"{next_one}+00:00")


@pytest.mark.parametrize("expression", ["every day", "rate(1 fortnight)", "cron(* * *)"])
def test_what_is_no_schedule_is_refused(expression):
    with pytest.raises(ValueError, match="not a schedule"):
        next_time(expression, NOON)


def test_a_time_that_never_comes_is_refused():
    with pytest.raises(ValueError, match="no time"):
        next_time("cron(0 0 1 1 ? 2001)", NOON)
