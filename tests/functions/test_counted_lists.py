"""No list that a person of the desk sends grows what is stored beyond what can be stored and answered."""

import pytest
from msgspec import inspect

from functions.desk.acts import VERBS
from functions.desk.dispatch import CO_UNITS_AT_MOST
from tests.functions.telling import item, told

LISTS = inspect.ListType | inspect.SetType | inspect.VarTupleType | inspect.DictType


@pytest.mark.parametrize("action", VERBS)
def test_every_list_of_an_act_has_an_end(action):
    fields = inspect.type_info(VERBS[action].form).fields
    assert all(f.type.max_length for f in fields if isinstance(f.type, LISTS))


@pytest.mark.parametrize("many", [CO_UNITS_AT_MOST + 1, 60_000])
def test_a_unit_that_is_named_too_often_is_refused_by_its_field(http, deliver, many):
    no = told(http, deliver, "小区有点吵闹的样子不太好")

    status, problem = http.act("dora", no, "dispatch", unit="heat", co_units=["lights"] * many)

    assert (status, problem["errors"][0]["field"]) == (422, "co_units")


def test_who_helps_is_named_once_and_is_not_who_has_it(http, deliver):
    no = told(http, deliver, "小区有点吵闹的样子不太好")

    assert (
        http.act("dora", no, "dispatch", unit="heat", co_units=["lights", "heat", "lights"])[0]
        == 200
    )

    assert [unit["id"] for unit in item(http, no)["co_units"]] == ["lights"]
