"""Who waits may ask for haste once a day; who has the matter hears of it, and no promise moves."""

from datetime import UTC, datetime, timedelta

import pytest

import app as product
from tests.county import WALL

LAMP = "路灯坏了半个月了"


@pytest.fixture
def waits(http, deliver, monkeypatch):
    """A matter at the lamps' unit, and the clock that is moved on."""
    told = http.submit(WALL, LAMP)
    deliver()

    def later(**by):
        at = datetime.now(UTC) + timedelta(**by)
        monkeypatch.setattr(product, "now", lambda: at)
        http.tokens.clear()
        return told

    return later


def urge(http, told, key="u" * 20):
    return http.call("POST", f"/api/appeals/{told['query_code']}/urge", {}, Idempotency_Key=key)


def test_once_a_day_from_a_day_after_it_was_told(http, waits):
    told = waits(hours=23)
    assert urge(http, told)[0] == 429
    assert "urge" not in http.call("GET", f"/api/appeals/{told['query_code']}")[1]["can"]

    waits(hours=25)
    assert "urge" in http.call("GET", f"/api/appeals/{told['query_code']}")[1]["can"]
    status, shown = urge(http, told)
    assert (status, shown["timeline"][-1]["label"]) == (200, "您催办了")
    assert "urge" not in shown["can"]
    assert urge(http, told)[0] == 200  # the same request, sent again
    assert urge(http, told, "v" * 20)[0] == 429

    waits(hours=50)
    assert urge(http, told, "w" * 20)[0] == 200


def test_its_unit_hears_of_it_and_sees_it_in_the_list_and_no_promise_moves(http, waits, deliver):
    told = waits(hours=25)
    _, before = http.as_("hans", "GET", f"/desk/appeals/{told['no']}")

    urge(http, told)
    deliver()

    _, after = http.as_("hans", "GET", f"/desk/appeals/{told['no']}")
    assert after["due_at"] == before["due_at"]
    assert "urged" in after["flags"]
    assert "群众催办" in str(http.as_("hans", "GET", "/inbox")[1])
    assert "群众催办" not in str(http.as_("heidi", "GET", "/inbox")[1])
