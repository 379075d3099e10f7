"""No number that a county may set stops the county: generated over every number there is."""

from datetime import UTC, datetime, timedelta
from functools import partial

import msgspec
import pytest
from msgspec import inspect
from msgspec.structs import replace

import app as product
from functions.domain.county.bounds import LIMITS, MEASURES
from functions.domain.county.county import Settings, Shift
from functions.domain.county.limits import Limits, WorkingDays
from functions.domain.county.purposes import Purpose, PurposeLimit
from functions.domain.county.rule import Rule
from functions.domain.county.settings_check import LISTS, faults
from functions.store import registry
from functions.timers.sweep import sweep
from tests.county import WALL, settle

EXTREMES = sorted({s * 10**n + d for n in range(31) for s in (1, -1) for d in (-1, 0, 1)})
LEVELS = (1, 2, 3, 4)


def numbers(form):
    """The names of a form's fields that hold numbers, whatever they are wrapped in."""
    return {field.encode_name for field in inspect.type_info(form).fields if _holds(field.type)}


def _holds(kind):
    inner = [getattr(kind, n) for n in ("item_type", "key_type", "value_type") if hasattr(kind, n)]
    inner += getattr(kind, "types", ())
    if isinstance(kind, inspect.StructType):
        return any(_holds(field.type) for field in kind.fields)
    return isinstance(kind, inspect.IntType | inspect.FloatType) or any(map(_holds, inner))


def within(field, value, level=1):
    limits = {n: {"sign": 1, "finish": LIMITS["finish"].most} for n in LEVELS}
    if field in LIMITS:
        limits[level][field] = value
        return {"limits": limits}
    return {field: value}


def ends(field, level=1):
    """The smallest and the largest value of all extremes that are accepted."""
    bounds = (MEASURES | LIMITS)[field]
    tried = (*EXTREMES, bounds.least, bounds.most)
    accepted = [v for v in tried if not faults(meant(within(field, v, level)), (), ())]
    return min(accepted), max(accepted)


def meant(changes):
    return msgspec.convert({"name": "北县", **dict.fromkeys(LISTS, ())} | changes, Settings)


def put(http, **changed):
    return http.as_("adam", "PUT", "/settings", http.as_("adam", "GET", "/settings")[1] | changed)


def test_every_number_of_the_settings_and_the_rules_has_bounds():
    spans = {"limits", "window_limits", "purpose_limits", "decide_return", "grid_contact"}
    assert numbers(Settings) == {*MEASURES, *spans, "roster"}
    assert numbers(PurposeLimit) == {"level", "finish"}
    assert numbers(Limits) == set(LIMITS)
    assert numbers(Shift) == {"weekdays"}
    assert numbers(Rule) == {"level"}


def goes_on(http, deliver, n):
    """A county works: told, dispatched, swept then and in years, looked at."""
    for text in ("小区门口的路灯坏了", "楼道着火了快来人"):
        status, receipt = http.call(
            "POST", "/api/appeals", {"code": WALL, "content": text}, Idempotency_Key=f"{n}-{hash(text)}".ljust(20, "k")[:40],
        )  # fmt: skip
        assert status in {201, 429}, receipt
    deliver()
    for later in (timedelta(0), timedelta(days=40), timedelta(days=5000)):
        at = datetime.now(UTC) + later
        sweep(partial(product.dispatch, at=at), at=at)
    deliver()
    for user, path in (("lena", "/overview"), ("lena", "/hot"), ("dora", "/me"), ("adam", "/settings"), ("dora", "/desk/appeals")):  # fmt: skip
        assert http.as_(user, "GET", path)[0] == 200, path


@pytest.mark.parametrize("field", [*MEASURES, *LIMITS])
def test_whatever_number_is_accepted_the_county_goes_on(http, deliver, field):
    least, most = ends(field)

    assert (least, most) == ((MEASURES | LIMITS)[field].least, (MEASURES | LIMITS)[field].most)
    for value in (least, most):
        assert put(http, **within(field, value))[0] == 200
        goes_on(http, deliver, f"{field}-{value}")


def test_all_at_once_at_either_end_the_county_goes_on(http, deliver):
    for end in ("least", "most"):
        limits = {n: {f: getattr(b, end) for f, b in LIMITS.items()} for n in LEVELS}
        numbers = {field: getattr(bounds, end) for field, bounds in MEASURES.items()}
        assert put(http, **numbers, limits=limits)[0] == 200
        goes_on(http, deliver, end)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("field", LIMITS)
def test_a_limit_beyond_its_bounds_is_named_by_its_level(http, field, level):
    status, problem = put(http, **within(field, 10**10, level))

    assert (status, problem["errors"][0]["field"]) == (422, f"limits[{level}].{field}")


def strange(value):
    return {
        "grid_contact": value, "decide_return": value, "window_limits": Limits(value, value),
        "purpose_limits": (PurposeLimit(Purpose.CONSULT, value, WorkingDays(value)),),
    }  # fmt: skip


SPANS = {
    "decide_return": ({"decide_return": 10**10}, "range"),
    "grid_contact": ({"grid_contact": {"days": -1}}, "range"),
    "window_limits.finish": ({"window_limits": {"sign": 1, "finish": 10**10}}, "range"),
    "window_limits.sign": ({"window_limits": {"sign": {"days": 9}, "finish": {"days": 2}}}, "order"),
    "purpose_limits[0].finish": ({"purpose_limits": [{"purpose": "help", "level": 3, "finish": 0}]}, "range"),
    "purpose_limits[0].level": ({"purpose_limits": [{"purpose": "help", "level": 5, "finish": 9}]}, "choice"),
    "purpose_limits[0].purpose": ({"purpose_limits": [{"purpose": "", "level": 3, "finish": 9}]}, "required"),
    "purpose_limits[1].purpose": ({"purpose_limits": [{"purpose": "help", "level": 3, "finish": 9}] * 2}, "repeated"),
    "yellow_percent": ({"yellow_percent": 100}, "range"),
}  # fmt: skip


@pytest.mark.parametrize("field", SPANS)
def test_a_time_that_cannot_be_is_refused_by_its_field(http, field):
    changed, code = SPANS[field]
    status, problem = put(http, **changed)

    assert status == 422
    assert [(e["field"], e["code"]) for e in problem["errors"]] == [(field, code)]
    assert all(e["message"] for e in problem["errors"])


@pytest.mark.parametrize("value", [10**10, -10, 0, 2**63 - 1])
def test_numbers_that_were_stored_without_bounds_are_read_within_them(http, deliver, value):
    settle(
        **dict.fromkeys(MEASURES, value),
        limits={1: Limits(value, value), 9: Limits(1, 1)},
        **strange(value),
    )
    registry.change_county(
        "north", lambda c: replace(c, rules=tuple(replace(r, level=value) for r in c.rules))
    )
    registry.forget_kept()

    goes_on(http, deliver, value)

    shown = http.as_("adam", "GET", "/settings")[1]
    assert all(bounds.hold(shown[field]) for field, bounds in MEASURES.items())
    assert http.as_("adam", "PUT", "/settings", shown)[0] == 200


@pytest.mark.parametrize("raw", ["1e400", "9" * 5000, "1.5", '"7"', "true", "null", "[]", "NaN"])
@pytest.mark.parametrize("field", MEASURES)
def test_what_is_no_number_is_refused(http, field, raw):
    settings = msgspec.json.encode(http.as_("adam", "GET", "/settings")[1] | {field: 0}).decode()
    answer = http.client.http.put(
        "/api/t/north/settings",
        headers={"Content-Type": "application/json", "Authorization": f"Bearer {http.tokens['adam']}"},
        body=settings.replace(f'"{field}":0', f'"{field}":{raw}').encode(),
    )  # fmt: skip

    assert answer.status_code == 422
