"""Who is told, through what, and at most once (F9, F10 of the engine)."""

import json
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import boto3
import pytest

import app as product
from functions import settings
from functions.domain.county.roles import Person, Role
from functions.notify import http as product_http
from functions.store import accounts, registry
from functions.timers.sweep import sweep
from tests.county import DIGEST, VILLAGE, WALL

LAMP = "小区门口的路灯坏了半个月了，电话19900000061"


@pytest.fixture
def wecom(monkeypatch):
    """A group robot's service that remembers what it was told, and answers as it is bidden."""
    said, answers = [], []

    class Service(BaseHTTPRequestHandler):
        def do_POST(self):
            said.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            status, body = answers.pop(0) if answers else (200, {"errcode": 0})
            content = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Service)
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    monkeypatch.setattr(settings, "ROBOT_BASES", f"wecom=http://127.0.0.1:{server.server_port}")
    server.said, server.answers = said, answers
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def robot(http):
    http.as_("adam", "POST", "/units/lights", {"robots": [{"kind": "wecom", "key": "key-0001"}]})


def waiting():
    """What waits in the queue, as Lambda is handed it: another process, which remembers nothing."""
    registry.forget_kept()
    found = (
        boto3.client("sqs")
        .receive_message(QueueUrl=settings.NOTICES_QUEUE_URL, MaxNumberOfMessages=10)
        .get("Messages", [])
    )
    return [{"messageId": m["MessageId"], "body": m["Body"]} for m in found]


def undelivered(http):
    return http.as_("lena", "GET", "/overview")[1]["failures"]["notices"]


def test_a_units_group_is_told_number_level_and_link_and_nothing_that_was_said(
    http, deliver, wecom, robot
):
    no = http.submit(WALL, LAMP)["no"]
    deliver()

    assert product.send_notices({"Records": waiting()}, None) == {"batchItemFailures": []}

    (said,) = wecom.said
    assert no in said
    assert f"https://demo.example/desk/?t=north#/item/{no}" in said
    assert "路灯" not in said
    assert "19900000061" not in said


def test_a_notice_that_is_delivered_twice_by_the_queue_is_sent_once(http, deliver, wecom, robot):
    http.submit(WALL, LAMP)
    deliver()
    messages = waiting()

    product.send_notices({"Records": messages}, None)
    product.send_notices({"Records": messages}, None)

    assert len(wecom.said) == 1


def test_a_refusal_is_visible_and_not_repeated(http, deliver, wecom, robot):
    wecom.answers.append((200, {"errcode": 93000, "errmsg": "invalid webhook url"}))
    http.submit(WALL, LAMP)
    deliver()
    messages = waiting()

    assert product.send_notices({"Records": messages}, None) == {"batchItemFailures": []}
    product.send_notices({"Records": messages}, None)

    assert (len(wecom.said), undelivered(http)) == (1, 1)


def test_a_passing_failure_goes_back_to_the_queue_and_arrives_later(http, deliver, wecom, robot):
    wecom.answers.append((200, {"errcode": 45009, "errmsg": "freq out of limit"}))
    http.submit(WALL, LAMP)
    deliver()
    messages = waiting()

    first = product.send_notices({"Records": messages}, None)
    visible = undelivered(http)
    second = product.send_notices({"Records": messages}, None)

    assert first == {"batchItemFailures": [{"itemIdentifier": messages[0]["messageId"]}]}
    assert (visible, second, undelivered(http)) == (1, {"batchItemFailures": []}, 0)


def robots(http, *keys):
    listed = [{"kind": "wecom", "key": key} for key in keys]
    assert http.as_("adam", "POST", "/units/lights", {"robots": listed})[0] == 200


@pytest.fixture
def keys(wecom, monkeypatch):
    """The keys of the robots that were asked to speak."""
    asked = []
    post = product_http.post
    monkeypatch.setattr(
        product_http, "post", lambda p: (asked.append(p.url.partition("key=")[2]), post(p))[1]
    )
    return asked


def test_what_waits_for_a_robot_that_is_gone_is_told_to_no_other(http, deliver, keys, caplog):
    robots(http, "key-0001", "key-0002")
    http.submit(WALL, LAMP)
    deliver()
    robots(http, "key-0002")

    assert product.send_notices({"Records": waiting()}, None) == {"batchItemFailures": []}

    assert (keys, undelivered(http)) == (["key-0002"], 0)  # F10
    assert "robot is gone" in caplog.text


def test_robots_that_change_places_meanwhile_are_told_once_each(http, deliver, keys):
    robots(http, "key-0001", "key-0002")
    http.submit(WALL, LAMP)
    deliver()
    first, second = waiting()

    product.send_notices({"Records": [first]}, None)
    robots(http, "key-0002", "key-0001")
    registry.forget_kept()
    product.send_notices({"Records": [second]}, None)

    assert sorted(keys) == ["key-0001", "key-0002"]  # F10


def test_a_notice_does_not_show_the_key_of_its_robot(http, deliver, robot):
    http.submit(WALL, LAMP)
    deliver()

    (message,) = waiting()
    assert "key-0001" not in message["body"]


def test_a_notice_that_waits_since_robots_were_numbered_is_still_sent(http, keys):
    robots(http, "key-0001", "key-0002")
    body = {
        "tenant": "north", "id": "1#0002#lights#1", "unit": "lights", "robot": 1, "no": "1",
        "level": 3, "text": "有新事项待签收",
    }  # fmt: skip
    record = {"messageId": "1", "body": json.dumps(body)}

    assert product.send_notices({"Records": [record]}, None) == {"batchItemFailures": []}
    assert keys == ["key-0002"]


def test_of_a_protected_report_no_group_is_told(http, deliver, wecom):
    robot = {"robots": [{"kind": "wecom", "key": "key-0001"}]}
    http.as_("adam", "POST", "/units/ccdi", robot)
    http.submit(WALL, "举报村支书贪污公款")
    deliver()

    assert waiting() == []


def test_an_event_that_the_stream_delivers_twice_is_one_message(http, deliver):
    http.submit(WALL, LAMP)
    deliver()
    before = http.as_("hans", "GET", "/inbox")[1]["items"]
    events = [
        {"eventName": "INSERT", "dynamodb": {"SequenceNumber": "1", "NewImage": row}}
        for row in boto3.client("dynamodb").scan(TableName="appeals")["Items"]
        if row["sk"]["S"].startswith("event#")
    ]

    product.notify_people({"Records": events}, None)

    assert http.as_("hans", "GET", "/inbox")[1]["items"] == before
    assert len(before) == 1


def test_the_unread_are_counted_until_they_are_read(http, deliver):
    http.submit(WALL, LAMP)
    deliver()
    newest = http.as_("hans", "GET", "/inbox")[1]["items"][0]["id"]

    before = http.as_("hans", "GET", "/me")[1]["unread"]
    http.as_("hans", "POST", "/inbox/read", {"upto": newest})

    assert (before, http.as_("hans", "GET", "/me")[1]["unread"]) == (1, 0)


def test_a_bad_record_is_reported_and_its_neighbours_are_done(http, deliver):
    http.submit(WALL, LAMP)
    rows = boto3.client("dynamodb").scan(TableName="appeals")["Items"]
    good = next(r for r in rows if r["sk"]["S"].startswith("event#"))
    records = [
        {"dynamodb": {"SequenceNumber": "1", "NewImage": {"body": {"S": "broken"}}}},
        {"dynamodb": {"SequenceNumber": "2", "NewImage": good}},
    ]

    answer = product.route_appeals({"Records": records}, None)

    assert answer == {"batchItemFailures": [{"itemIdentifier": "1"}]}
    assert [i["status"] for i in http.as_("hans", "GET", "/desk/appeals")[1]["items"]] == [
        "dispatched"
    ]
    assert registry.county("north").name == "北县"


def test_who_is_on_duty_is_told_of_an_emergency_at_any_hour(http, deliver, monkeypatch):
    monkeypatch.setattr(
        product, "now", lambda: datetime(2026, 3, 2, 2, tzinfo=UTC)
    )  # in the office
    http.tokens.clear()
    settings = http.as_("adam", "GET", "/settings")[1]
    roster = [
        {"hours": "00:00-23:59", "people": ["rita"]},
        {"hours": "23:59-00:00", "people": ["lena"]},
    ]
    assert http.as_("adam", "PUT", "/settings", settings | {"roster": roster})[0] == 200

    urgent = http.submit(WALL, "楼道里好大一股煤气味", key="urgent-0123456789")["no"]
    http.submit(WALL, LAMP, key="usual-0123456789")
    deliver()

    assert [m["no"] for m in http.as_("rita", "GET", "/inbox")[1]["items"]] == [urgent]
    assert http.as_("lena", "GET", "/inbox")[1]["items"] == []


def inbox(http, user):
    return [m["no"] for m in http.as_(user, "GET", "/inbox")[1]["items"]]


def test_an_emergency_outside_all_shifts_tells_the_duty_unit(http, deliver):
    dirk = Person("dirk", "值守", frozenset({Role.HANDLER}), "duty", must_change_password=False)
    accounts.add_person("north", dirk, DIGEST)
    registry.forget_kept()
    no = http.submit(WALL, "小区门口的路灯杆着火了")["no"]
    deliver()

    assert [inbox(http, user) for user in ("hans", "dirk", "dora")] == [[no], [no], []]


def test_an_emergency_finds_a_dispatcher_where_the_duty_unit_has_nobody(http, deliver):
    no = http.submit(WALL, "小区门口的路灯杆着火了")["no"]
    deliver()

    assert (inbox(http, "hans"), inbox(http, "dora")) == ([no], [no])


def on_duty(http, *people):
    settings = http.as_("adam", "GET", "/settings")[1]
    roster = [
        {"hours": "00:00-23:59", "people": people},
        {"hours": "23:59-00:00", "people": people},
    ]
    assert http.as_("adam", "PUT", "/settings", settings | {"roster": roster})[0] == 200


def test_who_is_on_duty_but_may_not_see_it_does_not_keep_others_from_being_told(http, deliver):
    on_duty(http, "vera")
    no = http.submit(WALL, "楼道里好大一股煤气味")["no"]
    deliver()

    assert (inbox(http, "vera"), inbox(http, "dora")) == ([no], [no])


def test_who_is_on_duty_and_may_not_open_it_learns_number_and_level_alone(http, deliver):
    on_duty(http, "vera", "adam")
    no = http.submit(WALL, "楼道里好大一股煤气味")["no"]
    deliver()

    for user in ("vera", "adam"):
        (told,) = http.as_(user, "GET", "/inbox")[1]["items"]
        assert (told["no"], told["level"]) == (no, 1)  # F9
        assert told["text"] == "值班提醒：有紧急事项，请联系平台"
    assert http.as_("vera", "GET", f"/desk/appeals/{no}")[0] == 404


def test_of_a_protected_report_who_is_on_duty_and_may_not_see_it_is_told_nothing(http, deliver):
    on_duty(http, "dora", "vera", "hans")
    http.submit(WALL, "举报村主任侵占低保，他今天拿刀要杀我")
    deliver()

    assert [inbox(http, user) for user in ("dora", "vera", "hans")] == [[]] * 3


def test_a_protected_emergency_is_told_to_those_who_may_know_of_it_only(http, deliver):
    no = http.submit(WALL, "举报村主任侵占低保，他今天拿刀要杀我")["no"]
    deliver()

    assert (inbox(http, "cora"), inbox(http, "gwen")) == ([no], [no])
    assert [inbox(http, user) for user in ("dora", "vera", "lena", "hans")] == [[]] * 4


def test_a_roster_that_names_nobody_known_is_refused(http):
    settings = http.as_("adam", "GET", "/settings")[1]
    roster = [{"hours": "18:00-08:00", "people": ["nobody"]}]

    status, problem = http.as_("adam", "PUT", "/settings", settings | {"roster": roster})

    assert (status, problem["errors"][0]["field"]) == (422, "roster[0].people")


def test_what_came_overnight_is_one_notice_in_the_morning(http, deliver, monkeypatch):
    at = datetime(2026, 11, 26, 2, tzinfo=UTC)  # ten in the morning
    monkeypatch.setattr(product, "now", lambda: at)
    http.tokens.clear()
    kept = http.as_("adam", "GET", "/settings")[1]
    kept["limits"]["3"] = {"sign": 13 * 60, "finish": 7200, "contact": 1440}
    http.as_("adam", "PUT", "/settings", kept | {"quiet_hours": "22:00-07:00"})
    for n in range(3):
        http.submit(WALL, f"{n}号楼门口的路灯坏了", key=f"overnight-{n}-0123456789")
    deliver()
    before = len(http.as_("hans", "GET", "/inbox")[1]["items"])

    for hours in (14, 20, 21, 21.1):  # to be signed for by eleven at night
        at = datetime(2026, 11, 26, 2, tzinfo=UTC) + timedelta(hours=hours)
        sweep(lambda *_: None, at=at)
        deliver()
        if hours == 20:
            http.tokens.clear()
            assert len(http.as_("hans", "GET", "/inbox")[1]["items"]) == before

    http.tokens.clear()
    told = http.as_("hans", "GET", "/inbox")[1]["items"][: -before or None]
    assert [(m["text"][:4], m["no"]) for m in told] == [("早间汇总", "")]


def test_a_towns_group_never_hears_of_another_town(http, deliver):
    http.as_("adam", "POST", "/units", {"id": "river", "name": "长河街道", "parent": "gov"})
    for unit in ("town", "river"):
        http.as_(
            "adam", "POST", f"/units/{unit}", {"robots": [{"kind": "wecom", "key": f"key-{unit}"}]}
        )
    of_town, of_river = (http.submit(VILLAGE, LAMP, key=f"town-{n:015}")["no"] for n in range(2))
    deliver()
    waiting()
    for no, unit in ((of_town, "town"), (of_river, "river")):
        assert http.act("dora", no, "dispatch", unit=unit, level=3)[0] == 200
    deliver()
    sweep(lambda *_: None, at=datetime.now(UTC) + timedelta(days=20))
    deliver()

    told = [json.loads(message["body"]) for message in waiting()]

    assert {(notice["unit"], notice["no"]) for notice in told} == {
        ("town", of_town),
        ("river", of_river),
    }
