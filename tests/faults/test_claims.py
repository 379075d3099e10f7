"""Whatever fails, a photo belongs to what names it: written in one transaction, or not at all."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, NamedTuple

import boto3
import pytest

from functions.domain.codes import id_of
from functions.store import claims, registry
from tests.conftest import Desk
from tests.county import WALL
from tests.faults.faults import Fault, Injector, Killed, Strike
from tests.functions.scenes import SCENES
from tests.functions.test_attack import OF_PHOTOS

LAMP = "小区门口的路灯坏了半个月了"
CALLS = 40  # more than any of these makes


class Named(NamedTuple):
    """A request that names a photo, and whose the photo is then."""

    send: Callable[[str, str], Any]
    owner: str


def told(http: Desk, _deliver: Any) -> Named:
    def send(photo: str, key: str) -> Any:
        body = {"code": WALL, "content": LAMP, "photos": [photo]}
        return http.call("POST", "/api/appeals", body, Idempotency_Key=key)

    return Named(send, "")


def added(http: Desk, deliver: Any) -> Named:
    receipt = http.submit(WALL, LAMP, key="o" * 20)
    deliver()
    path = f"/api/appeals/{receipt['query_code']}/supplement"

    def send(photo: str, key: str) -> Any:
        return http.call(
            "POST", path, {"content": "有照片", "photos": [photo]}, Idempotency_Key=key
        )

    return Named(send, str(id_of(receipt["no"])))


def hung_up(http: Desk, _deliver: Any) -> Named:
    http.as_("adam", "GET", "/me")
    headers = {"Authorization": f"Bearer {http.tokens['adam']}"}

    def send(photo: str, key: str) -> Any:
        path = f"/api/t/north/places/{WALL}/posted"
        return http.call("POST", path, {"photo": photo}, Idempotency_Key=key, **headers)

    return Named(send, f"place#{WALL}")


def acted(action: str) -> Callable[[Desk, Any], Named]:
    def made(http: Desk, deliver: Any) -> Named:
        scene = SCENES[action]()
        no = http.submit(scene.place, scene.told, key="o" * 20)["no"]
        deliver()
        for user, before, body in scene.before:
            assert http.act(user, no, before, **body)[0] == 200
        step = http.as_(scene.user, "GET", f"/desk/appeals/{no}")[1]["step"]
        headers = {"Authorization": f"Bearer {http.tokens[scene.user]}"}

        def send(photo: str, key: str) -> Any:
            body = {"step": step, **scene.body, "evidence": [photo]}
            path = f"/api/t/north/desk/appeals/{no}/{action}"
            return http.call("POST", path, body, Idempotency_Key=key, **headers)

        return Named(send, str(id_of(no)))

    made.__name__ = action
    return made


DOORS = [told, added, hung_up, *map(acted, sorted(OF_PHOTOS))]


def names(photo: str) -> set[str]:
    """The rows that name a photo, by what they belong to."""
    dynamodb = boto3.client("dynamodb")
    rows = [
        row for table in ("appeals", "registry") for row in dynamodb.scan(TableName=table)["Items"]
    ]
    return {row["pk"]["S"] for row in rows if photo in row["body"]["S"]}


def owner(photo: str) -> str | None:
    """Whose it is, as it is written down."""
    key = {"pk": {"S": "north#photo"}, "sk": {"S": photo}}
    row = boto3.client("dynamodb").get_item(TableName="aux", Key=key).get("Item")
    return row["owner"]["S"] if row else None


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
@pytest.mark.parametrize("fault", [Fault.KILLED, Fault.KILLED_AFTER])
def test_wherever_it_is_killed_a_photo_is_owned_where_it_is_named_and_only_there(
    http, deliver, door, fault
):
    asked = door(http, deliver)
    with Injector().installed() as injector:
        for call in range(CALLS):
            photo, key = f"north/{call:032x}", f"killed-{call:013}"
            registry.forget_kept()
            injector.begin(Strike(call, fault))
            with suppress(Killed):
                asked.send(photo, key)
            injector.watching = False
            assert bool(names(photo)) == bool(owner(photo)), injector.calls
            if names(photo):
                break
    assert owner(photo) == (asked.owner or owner(photo))
    assert asked.send(photo, key)[0] in {200, 201}, "sent again it is the same one's"


def test_of_two_who_name_one_photo_at_once_the_second_is_refused(http, deliver, monkeypatch):
    photo = f"north/{'a' * 32}"
    free = claims.own

    def late(tenant, field, keys, *mine):
        """Another names it between the look at it and the write."""
        free(tenant, field, keys, *mine)
        monkeypatch.setattr(claims, "own", free)
        http.submit(WALL, LAMP + "，别人", key="o" * 20, photos=[photo])
        return keys

    monkeypatch.setattr(claims, "own", late)
    status, answer = told(http, deliver).send(photo, "second-0123456789")

    assert (status, answer["errors"][0]["field"]) == (422, "photos")
    assert len(names(photo)) == 1
