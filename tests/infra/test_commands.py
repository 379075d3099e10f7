"""The ops team's commands: open a county, replay what a handler gave up on."""

import io

import pytest

from functions.domain.codes import id_of
from functions.store import accounts, appeals, registry
from functions.store.tables import AppealRow
from infra import counties, recount, reindex, replay_events
from tests.county import WALL

LAMP = "小区门口的路灯坏了半个月了"


@pytest.fixture
def opening(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("first-2026\n"))
    monkeypatch.setattr(
        "sys.argv", ["counties", "open", "--id", "south", "--name", "南县", "--admin", "root"]
    )


def test_a_county_is_opened_with_an_admin_who_must_change_the_password(tables, opening, capsys):
    assert counties.main() == 0

    county = registry.county("south")
    assert county.name == "南县"
    assert registry.county_of_tag(county.tag) == county
    assert registry.person("south", "root").must_change_password
    assert "/desk/?t=south" in capsys.readouterr().out


def test_a_county_is_not_opened_twice(tables, opening, monkeypatch, capsys):
    counties.main()
    monkeypatch.setattr("sys.stdin", io.StringIO("other-2026\n"))

    assert counties.main() == 1
    assert "已存在" in capsys.readouterr().err


def test_a_weak_password_opens_no_county(tables, opening, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("12345678\n"))

    assert counties.main() == 1
    assert registry.counties() == []


def test_what_the_stream_gave_up_on_is_dispatched_by_a_replay(http, capsys):
    no = http.submit(WALL, LAMP)["no"]  # and no stream

    replay_events.main(["route", f"north:{no}"])
    replay_events.main(["route", f"north:{no}"])

    assert appeals.load("north", id_of(no)).status == "dispatched"
    assert capsys.readouterr().out.splitlines() == [
        f"north:{no}\tnow dispatched",
        f"north:{no}\twas dispatched or queued before",
    ]


def test_telling_again_tells_nobody_twice(http, deliver):
    no = http.submit(WALL, LAMP)["no"]
    deliver()
    before = http.as_("hans", "GET", "/inbox")[1]["items"]

    replay_events.main(["notify", f"north:{no}"])

    assert http.as_("hans", "GET", "/inbox")[1]["items"] == before


def test_a_head_is_compared_with_its_log(http, deliver, capsys):
    no = http.submit(WALL, LAMP)["no"]
    deliver()

    replay_events.main(["rebuild", f"north:{no}"])

    assert capsys.readouterr().out == f"north:{no}\thead equals log\n"


def test_after_an_update_a_whole_county_is_put_where_its_lists_look_for_it(http, deliver, capsys):
    nos = [http.submit(WALL, f"{LAMP}，第{n}盏", key=f"again-{n}-0123456789")["no"] for n in (1, 2)]
    deliver()
    http.act("hans", nos[0], "request-return", reason="not_our_duty", basis="不归我们管，见清单")
    row = AppealRow.get(f"north#{id_of(nos[0])}", "head")
    row.update([AppealRow.mark_key.remove(), AppealRow.marks.remove()])
    assert http.as_("dora", "GET", "/desk/appeals?queue=requests")[1]["items"] == []

    replay_events.main(["rebuild", "north"])

    assert "2 heads compared" in capsys.readouterr().out
    (asked,) = http.as_("dora", "GET", "/desk/appeals?queue=requests")[1]["items"]
    assert asked["no"] == nos[0]


def test_who_takes_a_step_meanwhile_is_first(http, deliver):
    no = http.submit(WALL, LAMP)["no"]
    deliver()
    read = appeals.load("north", id_of(no))
    http.act("hans", no, "sign")

    appeals.place(read)

    assert appeals.load("north", id_of(no)).status == "processing"


def test_counting_again_tells_what_was_amiss_and_looks_for_hot_issues(http, capsys):
    no = http.submit(WALL, LAMP)["no"]
    replay_events.main(["route", f"north:{no}"])  # and no stream counted it
    capsys.readouterr()

    assert (recount.main(["north"]), recount.main(["north"])) == (1, 0)
    assert capsys.readouterr().out.splitlines()[:2] == [
        "north\t1 first dispatches, 1 were counted amiss",
        "north\t1 appeals of two months, 0 hot issues",
    ]
    assert http.as_("lena", "GET", "/hot")[1]["read"] == 1


def test_a_county_that_nobody_can_administer_gets_an_admin_again(http, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("teapot-river-9\n"))
    monkeypatch.setattr("sys.argv", ["counties", "admin", "--id", "north", "--user", "lena"])

    assert counties.main() == 0

    lena = accounts.account("north", "lena").person
    assert (lena.administers, lena.must_change_password) == (True, True)
    assert lena.roles == {"leader", "admin"}
    body = {"user": "lena", "password": "teapot-river-9"}
    assert http.call("POST", "/api/t/north/session", body)[0] == 200


def test_an_admin_who_never_was_is_made(http, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("teapot-river-9\n"))
    monkeypatch.setattr("sys.argv", ["counties", "admin", "--id", "north", "--user", "rescue"])

    assert counties.main() == 0
    assert accounts.account("north", "rescue").person.administers


def test_what_was_there_before_the_search_is_found_after_it_was_built(http, capsys):
    no = http.submit(WALL, LAMP)["no"]  # and no stream
    http.submit(WALL, "举报青竹村村支书贪污低保款，路灯钱也贪", key="report-0123456789")
    assert http.as_("dora", "GET", "/desk/search?q=%E8%B7%AF%E7%81%AF")[1]["items"] == []

    assert (reindex.main(["north"]), reindex.main(["north"]), reindex.main([f"north:{no}"])) == (
        0,
        0,
        0,
    )

    (hit,) = http.as_("dora", "GET", "/desk/search?q=%E8%B7%AF%E7%81%AF")[1]["items"]
    assert hit["no"] == no
    assert capsys.readouterr().out.splitlines() == [
        "north\t1 appeals can be found", "north\t1 appeals can be found",
        f"north:{no}\tis found as it stands now",
    ]  # fmt: skip
