"""Whom a report is about is looked for anew at each look; what cannot be placed fails closed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from functions.domain.county.roles import Person, Role, Unit, scope_of
from functions.domain.items.accused import about, meant, named
from functions.domain.items.appeal import may_see
from functions.domain.items.readers import readers, taker, unfit
from tests.county import PEOPLE, UNITS
from tests.domain.test_appeal import an_appeal

TREE = {unit.id: unit for unit in UNITS}
STAFF = {person.id: person for person in PEOPLE}
REPORT = an_appeal(guarded=True, no_forward=("gov", "town", "village"), unit="ccdi").state
HEADS = frozenset({Role.REVIEWER})  # of the whole county, whichever unit they belong to


def sees(person, told="", state=REPORT, units=TREE):
    return may_see(state, scope_of(person, units), told)


def guardian(unit=None, **more):
    return Person("new", more.pop("name", "钱大山"), HEADS, unit, guarded=True, **more)


def test_a_unit_that_is_placed_above_the_accused_later_may_not_read_it():
    office = guardian("office")
    apart = TREE | {"office": Unit("office", "片区办事处")}
    above = apart | {"gov": replace(TREE["gov"], parent="office")}

    assert sees(office, units=apart)
    assert not sees(office, units=above)


@pytest.mark.parametrize(
    ("told", "unit"),
    [
        ("县城管局的人收了摊贩的钱", "lights"),
        ("城管局副局长受贿", "lights"),
        ("城管收摊贩的钱", "lights"),
        ("住建的人要好处费", "heat"),
        ("青竹镇干部私分补偿款", "town"),
        ("县纪委监委包庇村主任", "ccdi"),
        ("纪委书记收了村主任的钱", "ccdi"),
        ("监委的人跟他串通", "ccdi"),
        ("县政府领导包庇", "gov"),
        ("纪委收好处", "ccdi"),
        ("包庇他的就是县纪委，收了两万", "ccdi"),
        ("举报县纪\u200b委工作人员收礼", "ccdi"),
        ("舉報縣紀委工作人員收禮", "ccdi"),
        ("我向县纪委反映过，结果纪委的人把信给了村主任", "ccdi"),
    ],
)
def test_a_unit_that_a_text_speaks_of_is_found_in_any_writing(told, unit):
    assert unit in named(TREE, told)


@pytest.mark.parametrize(
    "told",
    [
        "村主任贪污，请县纪委查处",
        "我到县纪委监委举报过村主任，没有下文",
        "县纪委监委领导您好，村主任贪污",
        "县纪委：村主任贪污",
        "县纪委领导，我举报村主任",
        "希望县纪委监委严查村主任",
        "村主任贪污修路款",
        "村主任在应急演练的时候收红包",
    ],
)
def test_a_unit_that_is_only_turned_to_is_not_meant(told):
    assert not {"ccdi", "duty"} & set(named(TREE, told))


def test_what_names_a_unit_is_kept_from_it_from_those_above_and_those_below():
    state = replace(REPORT, no_forward=())
    inside = {unit: guardian(unit) for unit in ("town", "village", "gov")}

    assert all(sees(person, state=state) for person in inside.values())
    assert not any(sees(p, "青竹镇干部私分补偿款", state) for p in inside.values())
    assert about(TREE, state, ("青竹镇干部私分",)) == {"gov", "town", "village"}


@pytest.mark.parametrize(
    ("user", "told"),
    [
        ("gwen", "举报专办把我的信给了村主任"),
        ("gwen", "派单的人把举报信泄露给村主任"),
        ("cora", "纪检承办收了村主任的钱"),
        ("cora", "县纪委的人收了钱"),
    ],
)
def test_a_report_never_goes_to_exactly_those_whom_it_names(user, told):
    assert sees(STAFF[user])
    assert not sees(STAFF[user], told)


def test_the_platforms_admin_is_meant_by_post_too():
    assert "adam" in meant(PEOPLE, "平台的管理员把举报内容卖给村主任")


@given(st.sampled_from(["office", "gone", "nowhere"]))
def test_who_belongs_to_a_unit_that_is_not_known_sees_no_report(unit):
    assert not sees(guardian(unit))


def test_where_the_accused_unit_is_not_known_yet_nobody_of_a_unit_sees_the_report():
    state = replace(REPORT, no_forward=("just-added",))

    assert not sees(STAFF["cora"], state=state)
    assert sees(STAFF["gwen"], state=state)


def test_the_unit_for_reports_is_given_none_that_names_it_and_none_that_nobody_there_could_read():
    def given(told, people=PEOPLE):
        return taker("ccdi", people, TREE, REPORT, told)

    assert given("村主任贪污") == "ccdi"
    assert given("县纪委监委收钱") is None
    assert given("纪检承办收钱") is None
    assert given("村主任贪污", [p for p in PEOPLE if p.id != "cora"]) is None
    assert given("村主任贪污", [replace(p, active=False) for p in PEOPLE]) is None


def test_why_a_unit_is_unfit_is_told():
    refused = {
        unit: fault.code
        for unit in TREE
        if (fault := unfit("unit", unit, PEOPLE, TREE, REPORT, "村主任贪污"))
    }

    assert refused.pop("town") == refused.pop("village") == refused.pop("gov") == "accused"
    assert refused == {"lights": "unread", "heat": "unread", "duty": "unread"}
    assert [p.id for p in readers(PEOPLE, TREE, REPORT, "ccdi")] == ["cora"]
