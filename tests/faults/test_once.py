"""What carries an Idempotency-Key is done once: sent again, answered late, or with its answer lost."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import boto3
import pytest

from functions.store import registry
from tests.conftest import Desk
from tests.county import WALL
from tests.faults.faults import DEADLY, Fault, Injector, Killed, Strike

LAMP = "小区门口的路灯坏了半个月了"
KEY, OTHER = "once-0123456789abcdef", "else-0123456789abcdef"


@dataclass
class Posted:
    """A POST that creates something, as whom, and with what else its body could have been."""

    path: str
    body: dict[str, Any]
    other: dict[str, Any]
    user: str = ""

    def send(self, http: Desk, key: str = KEY, body: dict[str, Any] | None = None) -> Any:
        headers = {"Idempotency_Key": key}
        if self.user:
            headers["Authorization"] = f"Bearer {http.tokens[self.user]}"
        return http.call("POST", self.path, self.body if body is None else body, **headers)


def told(http: Desk, deliver: Any) -> dict[str, Any]:
    receipt = http.submit(WALL, LAMP, contact={"name": "张大山", "phone": "19900000061"})
    deliver()
    return receipt


def answered(http: Desk, deliver: Any) -> dict[str, Any]:
    receipt = http.submit(WALL, "想问一下图书馆几点开门")
    deliver()
    http.act("dora", receipt["no"], "answer", reply_public="早上八点。")
    return receipt


def desk(no: str, verb: str) -> str:
    return f"/api/t/north/desk/appeals/{no}/{verb}"


def submission(_http, _deliver):
    body = {"code": WALL, "content": LAMP}
    return Posted("/api/appeals", body, body | {"content": LAMP + "！快来"})


def supplement(http, deliver):
    path = f"/api/appeals/{told(http, deliver)['query_code']}/supplement"
    return Posted(path, {"content": "是三号楼门口"}, {"content": "是五号楼门口"})


def withdrawal(http, deliver):
    receipt = told(http, deliver)
    return Posted(f"/api/appeals/{receipt['query_code']}/withdraw", {}, {"x": 1})


def rating(http, deliver):
    path = f"/api/appeals/{answered(http, deliver)['query_code']}/rating"
    return Posted(path, {"level": 5, "solved": True}, {"level": 4, "solved": True})


def bad_rating(http, deliver):
    path = f"/api/appeals/{answered(http, deliver)['query_code']}/rating"
    body = {"level": 1, "solved": False, "tags": ["slow"]}
    return Posted(path, body, body | {"level": 2})


def contact_record(http, deliver):
    no = told(http, deliver)["no"]
    body = {"step": 2, "method": "phone", "result": "已电话联系"}
    return Posted(desk(no, "contact"), body, body | {"result": "没有联系上"}, "hans")


def instruction(http, deliver):
    no = told(http, deliver)["no"]
    body = {"step": 2, "text": "请抓紧办理。"}
    return Posted(desk(no, "instruct"), body, body | {"text": "请三天内办结。"}, "lena")


def dispatch(http, deliver):
    no = told(http, deliver)["no"]
    body = {"step": 2, "unit": "heat"}
    return Posted(desk(no, "dispatch"), body, body | {"unit": "lights"}, "dora")


def protection(http, deliver):
    no = told(http, deliver)["no"]
    return Posted(desk(no, "protect"), {"step": 2}, {"step": 2, "note": "另一说明"}, "dora")


def held(http, deliver):
    path = f"/api/appeals/{told(http, deliver)['query_code']}/contact"
    return Posted(path, {"phone": "19900000062"}, {"phone": "19900000063"})


def places(_http, _deliver):
    sheet = "name,unit\n北门广场,lights\n南门广场,lights\n"
    other = {"csv": sheet + "西门广场,lights\n"}
    return Posted("/api/t/north/places/import", {"csv": sheet}, other, "adam")


def new_place(_http, _deliver):
    body = {"name": "北门广场", "unit": "lights"}
    return Posted("/api/t/north/places", body, {"name": "南门广场"}, "adam")


def new_unit(_http, _deliver):
    body = {"id": "parks", "name": "园林中心", "parent": "gov"}
    return Posted("/api/t/north/units", body, body | {"name": "园林所"}, "adam")


def new_person(_http, _deliver):
    body = {"id": "nina", "name": "新承办", "roles": ["handler"], "unit": "heat"}
    body |= {"password": "Lantern-47-brook"}
    return Posted("/api/t/north/people", body, body | {"unit": "lights"}, "adam")


def duties(_http, _deliver):
    sheet = "事项,单位\n井盖破损,县城管局\n"
    other = {"csv": sheet + "油烟扰民,县住建局\n"}
    return Posted("/api/t/north/duties/import", {"csv": sheet}, other, "adam")


POSTS: list[Callable[[Desk, Any], Posted]] = [
    submission, supplement, withdrawal, rating, bad_rating,
    contact_record, instruction, dispatch, protection, new_place, new_unit, new_person, duties,
    held, places,
]  # fmt: skip


@pytest.fixture
def injector() -> Iterator[Injector]:
    with Injector().installed() as injector:
        yield injector


def effects() -> list[tuple[str, str]]:
    """Which rows there are of appeals and the registry: what was done twice shows here."""
    dynamodb = boto3.client("dynamodb")
    rows = [
        row for name in ("appeals", "registry") for row in dynamodb.scan(TableName=name)["Items"]
    ]
    keys = [(row["pk"]["S"], row["sk"]["S"]) for row in rows]
    return sorted(key for key in keys if not key[1].startswith("read#"))  # who looked, each time


@pytest.fixture
def posted(request, http, deliver) -> Posted:
    made: Posted = request.param(http, deliver)
    for user in ("dora", "hans", "lena", "adam"):
        http.as_(user, "GET", "/me")
    return made


every = pytest.mark.parametrize("posted", POSTS, indirect=True, ids=lambda post: post.__name__)


@every
def test_the_same_again_is_the_first_answer_and_no_second_effect(http, posted):
    status, first = posted.send(http)
    assert status in {200, 201, 204}, first
    once = effects()

    again, answer = posted.send(http)

    assert (again in {200, 201, 204}, answer, effects()) == (True, first, once)


@every
def test_the_same_key_with_another_body_is_refused_and_does_nothing(http, posted):
    posted.send(http)
    once = effects()

    status, problem = posted.send(http, body=posted.other)

    assert status in {409, 422}, problem
    assert status == 409 or posted.path.endswith("/withdraw")
    assert effects() == once


@every
@pytest.mark.parametrize("fault", [Fault.TIMEOUT_AFTER, Fault.KILLED_AFTER])
def test_an_answer_that_was_lost_after_the_effect_is_found_again(http, posted, injector, fault):
    before = effects()
    lose_the_answer(http, posted, injector, fault)
    done = effects()

    status, answer = posted.send(http)

    assert status in {200, 201, 204}, answer
    assert before != done == effects()


def lose_the_answer(http: Desk, posted: Posted, injector: Injector, fault: Fault) -> None:
    """Send it, with the answer of the call that has the effect lost, and of all its retries."""
    before = effects()
    for call in range(20):
        registry.forget_kept()  # each time the same calls
        injector.begin(Strike(call, fault, always=fault not in DEADLY))
        with suppress(Killed):
            posted.send(http)
        injector.watching = False
        if effects() != before:
            assert injector.struck, injector.calls
            return
    raise AssertionError(injector.calls)


def test_a_photo_that_is_asked_for_again_has_the_same_name_and_counts_once(http):
    body = {"code": WALL, "type": "image/jpeg", "size": 1000}

    grants = [http.call("POST", "/api/uploads", body, Idempotency_Key=KEY)[1] for _ in range(3)]
    other = http.call("POST", "/api/uploads", body | {"size": 2000}, Idempotency_Key=KEY)

    counted = [
        row for row in boto3.client("dynamodb").scan(TableName="aux")["Items"]
        if "#rate#upload" in row["pk"]["S"]
    ]  # fmt: skip
    assert len({grant["key"] for grant in grants}) == 1
    assert [row["tally"]["N"] for row in counted] == ["1"]
    assert other[0] == 409
