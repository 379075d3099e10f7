"""What is done with each addition, in a copy of the product that has it: `python -m tests.touched.stories action`."""

import sys
from collections.abc import Callable
from typing import Any

import msgspec

import tests.conftest as world
from functions.notify import channels
from functions.notify.robot import Message, Response, Robot, Verdict
from tests.county import WALL, open_north

SAID = "小区门口的路灯坏了半个月了，晚上看不清路"


def action(http: Any, no: str, _code: str) -> None:
    """A leader does it; the item offers it, and its log says it."""
    assert "applaud" in http.as_("lena", "GET", f"/desk/appeals/{no}")[1]["can"]
    status, item = http.act("lena", no, "applaud", text="办得好")
    assert (status, item["events"][-1]["label"]) == (200, "点赞"), item
    assert http.act("hans", no, "applaud", text="办得好")[0] == 403
    assert http.act("lena", no, "applaud", text="")[0] == 422
    acts = http.call("GET", "/api/openapi.json")[1]["paths"]
    assert (
        "applaud" in acts["/api/t/{tenant}/desk/appeals/{no}/{action}"]["post"]["x-body-of-action"]
    )
    _deliver()
    told = http.as_("hans", "GET", "/inbox")[1]["items"]
    assert [t["text"] for t in told if t["kind"] == "applaud"] == ["领导点赞"], told


def kind(http: Any, _no: str, _code: str) -> None:
    """A citizen is asked it, tells it, reads it back; a unit reads it; what is not of it can't be done."""
    asks = http.call("GET", f"/api/places/{WALL}")[1]["asks"]
    assert [f["name"] for ask in asks for f in ask["fields"]] == ["thing", "many"], asks
    told = http.submit(WALL, SAID, key="2" * 20, lost_thing={"thing": "雨伞", "many": 2})
    page = http.call("GET", f"/api/appeals/{told['query_code']}")[1]
    assert (page["kind"], page["detail"][0]) == ("失物", {"label": "丢了什么", "text": "雨伞"})
    assert http.act("dora", told["no"], "answer", reply_public="您可以来领")[0] == 409
    _deliver()
    item = http.as_("hans", "GET", f"/desk/appeals/{told['no']}")[1]
    assert (item["kind"]["id"], item["detail"][1]["text"]) == ("lost_thing", "2")
    (row,) = [
        r for r in http.as_("lena", "GET", "/overview")[1]["by_kind"] if r["id"] == "lost_thing"
    ]
    assert row["open"] == 1
    wrong = {"code": WALL, "content": SAID, "lost_thing": {"thing": "", "many": 2}}
    status, problem = http.call("POST", "/api/appeals", wrong, Idempotency_Key="3" * 20)
    assert (status, problem["errors"][0]["field"]) == (422, "lost_thing.thing")


def field(http: Any, _no: str, _code: str) -> None:
    """It is asked, sent, kept, heard by the nets, and read on the citizen's page and the item."""
    kept = http.as_("adam", "GET", "/settings")[1]
    http.as_("adam", "PUT", "/settings", kept | {"window_unit": "heat"})
    asks = http.call("GET", f"/api/places/{WALL}")[1]["asks"][0]["fields"]
    assert asks[-1] == {"name": "clerk", "label": "工号", "most": 20, "least": None}
    issue = {"window": "三号", "matter": "社保", "visits": 2, "clerk": "0712"}
    told = http.submit(WALL, SAID, key="2" * 20, window_issue=issue)
    page = http.call("GET", f"/api/appeals/{told['query_code']}")[1]
    assert page["detail"][-1] == {"label": "工号", "text": "0712"}
    cry = http.submit(WALL, SAID, key="3" * 20, window_issue=issue | {"clerk": "着火了快救命"})
    assert cry["emergency"]


def main_field(http: Any, _no: str, _code: str) -> None:
    """Everybody is asked it and may leave it out; it is sent, kept, heard, bounded, and read by all who read the words."""
    (ask,) = http.call("GET", f"/api/places/{WALL}")[1]["asks"]
    assert (ask["kind"], ask["offer"], ask["fields"][0]["label"]) == (
        "appeal",
        None,
        "从什么时候起",
    )
    told = http.submit(WALL, SAID, key="2" * 20, appeal={"since": "上个月"})
    shown = {"label": "从什么时候起", "text": "上个月"}
    page = http.call("GET", f"/api/appeals/{told['query_code']}")[1]
    assert (page["kind"], page["detail"]) == ("诉求", [shown])
    _deliver()
    assert http.as_("hans", "GET", f"/desk/appeals/{told['no']}")[1]["detail"] == [shown]
    assert http.submit(WALL, SAID, key="3" * 20, appeal={"since": "着火了快救命"})["emergency"]
    assert not http.submit(WALL, SAID, key="4" * 20)["emergency"]
    long = {"code": WALL, "content": SAID, "appeal": {"since": "很久" * 20}}
    status, problem = http.call("POST", "/api/appeals", long, Idempotency_Key="5" * 20)
    assert (status, problem["errors"][0]["field"]) == (422, "appeal.since")


def channel(http: Any, no: str, _code: str) -> None:
    """An admin gives a unit such a robot, and it is spoken to as it wants it."""
    assert {"code": "pigeon", "label": "信鸽"} in http.as_("adam", "GET", "/dictionaries")[1][
        "robots"
    ]
    robot = {"kind": "pigeon", "key": "abcd-1234"}
    status, unit = http.as_("adam", "POST", "/units/lights", {"robots": [robot]})
    assert status == 200, unit
    sent: list[Any] = []
    channels.http.post = lambda post: (sent.append(post), Response(200, b'{"code":0}'))[1]
    told = channels.send(
        Robot(**robot), Message("请签收", no, 3, "https://x"), at=world.product.now()
    )
    assert told.verdict is Verdict.DELIVERED
    assert sent[0].url == "https://pigeon.example/fly/abcd-1234"
    assert no in msgspec.json.decode(sent[0].body)["lines"][1]


STORIES: dict[str, Callable[[Any, str, str], None]] = {
    "action": action, "kind": kind, "field": field, "main_field": main_field, "channel": channel,
}  # fmt: skip


def _deliver() -> None:
    """Hand the stream to both of its followers; what they did before changes nothing."""
    events = [
        r for r in world.stream_records() if r["dynamodb"]["Keys"]["sk"]["S"].startswith("event#")
    ]
    for follower in (world.product.route_appeals, world.product.notify_people):
        follower({"Records": events}, None)


def main() -> None:
    """Play one story to its end."""
    with world.standing_tables():
        open_north()
        http = world.Desk()
        receipt = http.submit(WALL, SAID)
        _deliver()
        STORIES[sys.argv[1]](http, receipt["no"], receipt["query_code"])


if __name__ == "__main__":
    main()
