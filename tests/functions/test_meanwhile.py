"""What a citizen does is done, though the matter moved on between the reading and the writing."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from functions.domain import codes
from functions.domain.refusals import StaleAppeal
from functions.store import appeals
from tests.county import WALL

LAMP = "大门口那个路灯坏了快半个月了，黑灯瞎火的"


@pytest.fixture
def meanwhile(monkeypatch):
    """Have something done just before the next write."""

    def before(do):
        save = appeals.save

        def late(*args, **kwargs):
            monkeypatch.setattr(appeals, "save", save)
            do()
            return save(*args, **kwargs)

        monkeypatch.setattr(appeals, "save", late)

    return before


@pytest.mark.parametrize(
    ("deed", "body", "action"),
    [
        ("supplement", {"content": "是大门口右边那盏"}, "supplement"),
        ("contact", {"phone": "13900000019"}, "correct"),
        ("withdraw", {}, "withdraw"),
    ],
)
def test_a_citizen_need_not_look_again_because_a_unit_was_found_meanwhile(
    http, meanwhile, deed, body, action
):
    told = http.submit(WALL, LAMP)
    meanwhile(lambda: http.act("dora", told["no"], "dispatch", unit="lights"))

    status, _ = http.call("POST", f"/api/appeals/{told['query_code']}/{deed}", body)

    assert status == 200
    _, log = appeals.with_log("north", codes.id_of(told["no"]))
    assert [event.action for event in log] == ["submit", "dispatch", action]


def test_what_can_no_longer_be_done_after_the_move_is_refused_as_such(http, meanwhile):
    told = http.submit(WALL, LAMP)
    meanwhile(
        lambda: http.act(
            "dora", told["no"], "reject", reason="litigation", guidance="请向物业公司反映。"
        )
    )

    status, refusal = http.call("POST", f"/api/appeals/{told['query_code']}/withdraw", {})

    assert (status, refusal["type"]) == (409, "urn:mashangban:ActionNotAllowed")


def test_many_additions_at_once_are_all_kept(http):
    """Six phones of one building hold the same code."""
    told = http.submit(WALL, LAMP)
    path = f"/api/appeals/{told['query_code']}/supplement"
    held = threading.Barrier(6)

    def add(n):
        held.wait()
        body = {"content": f"第{n}盏也不亮"}
        return http.call("POST", path, body, Idempotency_Key=f"phone-{n:014}")[0]

    with ThreadPoolExecutor(6) as phones:
        answers = list(phones.map(add, range(6)))

    _, log = appeals.with_log("north", codes.id_of(told["no"]))
    assert answers == [200] * 6
    assert {event.public for event in log[1:]} == {f"第{n}盏也不亮" for n in range(6)}


def test_what_never_stands_still_is_busy_and_the_page_sends_it_again(http, monkeypatch):
    told = http.submit(WALL, LAMP)

    def moved(*_args, **_kwargs):
        raise StaleAppeal("事项已被他人更新，请刷新后重试", "The appeal has changed; reload")

    monkeypatch.setattr(appeals, "save", moved)
    path = f"/api/appeals/{told['query_code']}/supplement"

    assert http.call("POST", path, {"content": "还是不亮"})[0] == 503
