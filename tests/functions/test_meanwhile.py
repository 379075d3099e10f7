"""What a citizen does is done, though the matter moved on between the reading and the writing."""

import pytest

from functions.domain import codes
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
