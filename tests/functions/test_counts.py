"""What waits is counted as its list shows it, up to a bound; what few of a status stand in is found by itself."""

import pytest

from functions.desk import counts
from functions.domain.codes import id_of
from functions.domain.county.roles import Scope
from functions.store import appeals, marked
from functions.store.tables import AppealRow
from tests.county import WALL

LAMP = "小区门口的路灯坏了半个月了"
SPAM = "专业代办各类证件刻章 无抵押当天放款 正规发票 需要的老板加V"
PEOPLE = ("dora", "gwen", "hans", "heidi", "rita", "vito", "lena")


def counted(http, user):
    return {q["id"]: (q["count"], q["more"]) for q in http.as_(user, "GET", "/me")[1]["queues"]}


def shown(http, user, queue):
    path = f"/desk/appeals?limit=100&queue={queue}"
    return sorted(item["no"] for item in http.as_(user, "GET", path)[1]["items"])


@pytest.fixture
def mixed(http, deliver):
    """Lamps at their unit, an advertisement, a report, danger, and one with two requests at once."""
    texts = [f"{LAMP}，第{n}盏" for n in range(3)] + [
        SPAM, SPAM + "！", "举报城管局的王某收了商户的钱", "楼下煤气味很大，怕要爆炸了", "小区有点吵闹的样子不太好",
    ]  # fmt: skip
    for n, text in enumerate(texts):
        http.submit(WALL, text, key=f"mixed-{n:02}-0123456789")
    no = http.submit(
        WALL, LAMP + "，请保密", confidential=True, contact={"phone": "19900000061"},
        key="mixed-secret-0123456789",
    )["no"]  # fmt: skip
    deliver()
    http.act("hans", no, "request-return", reason="not_our_duty", basis="权责清单第三条")
    http.act("hans", no, "request-call", question="请问具体哪一盏灯？")
    deliver()
    return no


@pytest.mark.parametrize("user", PEOPLE)
def test_each_list_holds_as_many_as_it_says(http, mixed, user):
    for queue, (count, more) in counted(http, user).items():
        assert (len(shown(http, user, queue)), more) == (count, False), queue


def test_what_stands_in_two_lists_of_few_is_found_in_both(http, mixed):
    requests = shown(http, "dora", "requests")
    assert requests == shown(http, "dora", "to_relay") == [mixed]
    assert (
        http.act(
            "dora", mixed, "decide-return", decision="refuse", note="经核实，路灯由你单位管养"
        )[0]
        == 200
    )
    assert shown(http, "dora", "requests") == []
    assert shown(http, "dora", "to_relay") == [mixed]


@pytest.mark.parametrize("many", [2, 3, 4])
def test_beyond_its_bound_a_count_says_that_there_is_more(http, monkeypatch, many):
    monkeypatch.setattr(counts, "MOST", 3)
    for n in range(many):
        http.submit(WALL, f"{LAMP}，第{n}盏", key=f"many-{n:02}-0123456789")

    assert counted(http, "dora")["to_dispatch"] == (min(many, 3), many > 3)


@pytest.mark.parametrize("flood", [0, 1, 5])
def test_a_flood_of_advertisements_hides_nothing_that_waits(http, deliver, monkeypatch, flood):
    monkeypatch.setattr(counts, "MOST", 2)
    for n in range(flood):
        http.submit(WALL, SPAM + "！" * n, key=f"flood-{n:02}-0123456789")
    deliver()
    http.submit(WALL, LAMP, key="waits-0123456789012")

    found = counted(http, "dora")
    assert found["to_dispatch"] == (1, False)
    assert found["quarantine"] == (min(flood, 2), flood > 2)


def test_a_head_of_before_the_index_takes_its_place_there(http, mixed):
    tenant, identity = "north", id_of(mixed)
    row = AppealRow.get(f"{tenant}#{identity}", "head")
    row.update([AppealRow.mark_key.remove(), AppealRow.marks.remove()])
    assert not list(marked.select(tenant, Scope(None), "requests"))

    appeals.place(appeals.load(tenant, identity))

    assert [a.no for _, a in marked.select(tenant, Scope(None), "requests")] == [mixed]
