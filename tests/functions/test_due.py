"""The next step that is due has one colour, wherever it is shown, counted, sorted or filtered."""

from datetime import UTC, datetime, timedelta

import pytest
from botocore.client import BaseClient
from msgspec.structs import replace

import app as product
from functions.domain.codes import id_of
from functions.domain.items.runs import Clock
from functions.store import appeals
from functions.store.tables import AppealRow
from tests.conftest import Desk
from tests.county import WALL

LAMP = "小区门口的路灯坏了半个月了"
GAS = "急急急！！楼道里好大一股煤气味，我妈一个人在家"


@pytest.fixture
def clock(monkeypatch):
    """The product's one clock, moved by hand; who was signed in signs in again."""

    def move(desk, **by):
        at = datetime.now(UTC) + timedelta(**by)
        monkeypatch.setattr(product, "now", lambda: at)
        desk.tokens.clear()
        return at

    return move


def told(http, deliver, content, key="due-0123456789abc"):
    receipt = http.submit(WALL, content, key=key)
    deliver()
    return receipt


def in_lists(http: Desk, user: str, no: str, asked: str = "") -> list[dict]:
    _, found = http.as_(user, "GET", f"/desk/appeals?{asked}")
    return [item for item in found["items"] if item["no"] == no]


def count(http: Desk, user: str, queue: str) -> int:
    return {q["id"]: q["count"] for q in http.as_(user, "GET", "/me")[1]["queues"]}[queue]


def unsigned(http, deliver):
    return told(http, deliver, GAS)


def waiting_for_dispatch(http, deliver):
    return told(http, deliver, "那里有问题，你们管管")


def sent_elsewhere_unsigned(http, deliver):
    receipt = told(http, deliver, LAMP)
    http.act("dora", receipt["no"], "dispatch", unit="heat", level=1, note="有危险")
    return receipt


def in_hand(http, deliver):
    receipt = told(http, deliver, LAMP)
    http.act("hans", receipt["no"], "sign")
    return receipt


def in_review(http, deliver):
    receipt = in_hand(http, deliver)
    http.act(
        "hans", receipt["no"], "resolve", result="solved", reply_public="路灯已修好。",
        contacted=False,
    )  # fmt: skip
    return receipt


def asked_to_return(http, deliver):
    receipt = told(http, deliver, LAMP)
    no = receipt["no"]
    http.act("hans", no, "request-return", reason="not_our_duty", basis="权责清单第三条")
    return receipt


@pytest.mark.parametrize(
    "what",
    [
        (unsigned, "sign", {"minutes": 16}),
        (sent_elsewhere_unsigned, "sign", {"minutes": 16}),
        (asked_to_return, "sign", {"days": 1, "minutes": 1}),
        (waiting_for_dispatch, "accept", {"days": 1, "minutes": 1}),
        (in_hand, "answer", {"days": 5, "minutes": 1}),
        (in_review, "answer", {"days": 5, "minutes": 1}),
    ],
)
def test_what_is_late_is_red_in_every_list_and_count_alike(http, deliver, clock, what):
    life, step, late = what
    receipt = life(http, deliver)
    no = receipt["no"]
    before = http.as_("lena", "GET", "/overview")[1]
    (calm,) = in_lists(http, "dora", no)
    assert (calm["colour"], calm["due_step"]["id"], count(http, "dora", "overdue")) == (
        "green", step, 0,
    )  # fmt: skip
    assert (before["open"]["red"], in_lists(http, "dora", no, "queue=overdue")) == (0, [])

    clock(http, **late)

    seen = [
        *in_lists(http, "dora", no),
        *in_lists(http, "dora", no, "queue=overdue"),
        *in_lists(http, "dora", no, "colour=red"),
        http.as_("dora", "GET", f"/desk/appeals/{no}")[1],
        *http.as_("lena", "GET", "/overview")[1]["oldest"],
    ]
    assert [(i["no"], i["colour"], "overdue" in i["flags"]) for i in seen] == [
        (no, "red", True)
    ] * 5
    assert {i["due_step"]["id"] for i in seen} == {step}
    assert len({i["due_at"] for i in seen}) == 1
    assert not in_lists(http, "dora", no, "colour=green")
    assert count(http, "dora", "overdue") == 1
    board = http.as_("lena", "GET", "/overview")[1]
    assert board["open"]["red"] == 1
    assert sum(row["red"] for row in board["by_unit"]) == (step != "accept")
    assert http.call("GET", f"/api/appeals/{receipt['query_code']}")[1]["colour"] == "red"


def test_the_queue_of_the_unit_begins_with_what_must_be_signed_first(http, deliver):
    lamp, pole = (told(http, deliver, LAMP, key=f"{n}-0123456789abcdef")["no"] for n in (1, 2))
    http.act("dora", pole, "dispatch", unit="lights", level=1, note="有危险")

    _, found = http.as_("hans", "GET", "/desk/appeals?queue=to_sign")

    assert [i["no"] for i in found["items"]] == [pole, lamp]


def test_what_hangs_on_a_main_matter_waits_for_it_and_is_never_late_itself(http, deliver, clock):
    main = told(http, deliver, LAMP, key="1-0123456789abcdef")["no"]
    other = told(http, deliver, LAMP, key="2-0123456789abcdef")["no"]
    http.act("hans", main, "sign")
    http.act("dora", other, "merge", into=main)

    clock(http, days=6)

    assert [i["colour"] for i in in_lists(http, "dora", other)] == [None]
    assert [
        i["no"] for i in http.as_("dora", "GET", "/desk/appeals?queue=overdue")[1]["items"]
    ] == [main]
    assert count(http, "dora", "overdue") == 1
    assert http.as_("lena", "GET", "/overview")[1]["open"]["red"] == 1


def test_what_the_citizen_must_answer_or_judge_is_late_for_nobody(http, deliver, clock):
    asked = told(http, deliver, "那里有问题，你们管管", key="1-0123456789abcdef")["no"]
    http.act("dora", asked, "ask", question="请问在哪里？")
    answered = told(http, deliver, "想问一下图书馆几点开门", key="2-0123456789abcdef")["no"]
    http.act("dora", answered, "answer", reply_public="早上八点。")

    clock(http, days=6)

    assert [in_lists(http, "dora", no)[0]["colour"] for no in (asked, answered)] == [None, None]
    assert count(http, "dora", "overdue") == 0


def test_danger_that_is_told_later_gives_its_own_time_to_sign(http, deliver, clock):
    receipt = told(http, deliver, LAMP)
    no = receipt["no"]
    clock(http, hours=3)
    http.call(
        "POST", f"/api/appeals/{receipt['query_code']}/supplement", {"content": "电线着火了，快来"}
    )
    assert [(i["colour"], i["level"]) for i in in_lists(http, "dora", no)] == [("green", 1)]

    clock(http, hours=3, minutes=16)

    assert [i["colour"] for i in in_lists(http, "dora", no)] == ["red"]


def test_a_new_unit_is_warned_anew_and_has_its_own_time_to_sign(http, deliver, clock):
    no = told(http, deliver, LAMP)["no"]
    clock(http, days=2)
    http.act("dora", no, "dispatch", unit="heat")

    state = appeals.load("north", id_of(no)).state

    assert in_lists(http, "dora", no)[0]["colour"] == "green"
    assert [state.clocks[clock].told for clock in (Clock.SIGN, Clock.FINISH)] == [0, 0]


def calls_of(http, path):
    """How many calls of AWS an answer to the leader costs."""
    asked, call = [], BaseClient._make_api_call
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseClient, "_make_api_call", lambda *a: asked.append(a) or call(*a))
        status, answer = http.as_("lena", "GET", path)
    assert status == 200
    return len(asked), answer


def test_the_board_reads_hundreds_of_open_matters_in_as_many_calls_as_a_few(http, deliver):
    lamp = appeals.load("north", id_of(told(http, deliver, LAMP)["no"]))
    http.as_("lena", "GET", "/me")
    few, _ = calls_of(http, "/overview")
    with AppealRow.batch_write() as batch:
        for n in range(1, 200):
            another = replace(lamp, id=f"{int(lamp.id) + n}", no=f"{int(lamp.no) + n}")
            batch.save(appeals.head_row(another, key_digest="", body_digest=""))

    many, board = calls_of(http, "/overview")

    assert board["open"]["total"] == 200
    assert many == few
