"""What is closed says how it closed (已办结 · 按时, 超时 n 天), in the colour that it closed with (field.md §2.7)."""

from datetime import UTC, datetime, timedelta

import pytest

import app as product
from functions.store import registry
from tests.county import WALL

START = datetime(2026, 3, 2, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "how"),
    [
        (1, ("green", "按时")), (4, ("yellow", "按时")),
        (5.5, ("red", "超时 1 天")), (8, ("red", "超时 3 天")),
    ],
)  # fmt: skip
def test_it_keeps_the_colour_that_it_closed_with_whatever_comes_later(
    http, deliver, monkeypatch, days, how
):
    colour, said = how

    def at(moment):
        monkeypatch.setattr(product, "now", lambda: moment)
        http.tokens.clear()

    at(START)
    receipt = http.submit(WALL, "小区门口的路灯坏了半个月了")
    no = receipt["no"]
    deliver()
    at(START + timedelta(days=days))
    http.act("hans", no, "sign")
    http.act("hans", no, "resolve", result="solved", reply_public="路灯已修好。", contacted=False)
    before = http.as_("rita", "GET", f"/desk/appeals/{no}")[1]["colour"]
    http.act("rita", no, "review", decision="approve")

    def ended():
        shown = http.as_("rita", "GET", f"/desk/appeals/{no}")[1]
        assert shown["colour"] is None
        return shown["ended"]

    assert (ended(), before) == ({"colour": colour, "label": f"已答复 · {said}"}, colour)
    settings = http.as_("adam", "GET", "/settings")[1]
    assert http.as_("adam", "PUT", "/settings", settings | {"yellow_percent": 90})[0] == 200
    registry.forget_kept()
    at(START + timedelta(days=days + 3))
    code, said_of_it = receipt["query_code"], {"level": 5, "solved": True}
    assert http.call("POST", f"/api/appeals/{code}/rating", said_of_it)[0] == 200

    assert ended() == {"colour": colour, "label": f"已办结 · {said}"}
