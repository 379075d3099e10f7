"""Every POST that the document says takes an Idempotency-Key is done once under it; every other leaves nothing twice."""

import json
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import boto3
import pytest

import app as product
from functions.desk.acts import VERBS
from functions.domain.county.roles import Unit
from functions.domain.items.status import Action
from functions.domain.words.dictionaries import EXCLUDE
from functions.http.routes import ROUTES
from functions.store import registry
from tests import standing
from tests.conftest import Desk
from tests.county import PASSWORD, VILLAGE, WALL, open_north
from tests.functions.test_checks import DANGER
from tests.functions.test_refused_acts import BODIES

LAMP = "小区门口的路灯坏了半个月了"
KEY = "every-0123456789abcdef"
REGION = "431103001"
T = "/api/t/{tenant}"
KEYED = {route.path for route in ROUTES if route.method == "POST" and route.keyed}
UNKEYED = {route.path for route in ROUTES if route.method == "POST" and not route.keyed}


class Post(NamedTuple):
    """Who sends what to a route, what fills its path, and another body that its key may not be used for."""

    user: str
    body: dict
    other: dict
    named: str = ""


def all_signed_in():
    """The county with all its staff signed in."""
    open_north()
    http = Desk()
    for user in (*STAFF, "adam"):
        http.as_(user, "GET", "/me")
    return http


@pytest.fixture
def http(tables):
    http = standing.again(all_signed_in)
    registry.forget_kept()
    return http


def told(http, deliver):
    receipt = http.submit(WALL, LAMP, contact={"name": "张大山", "phone": "19900000061"})
    deliver()
    return receipt


def edition(http, path, name="version"):
    return http.as_("adam", "GET", path)[1][name]


def listed(http, path, name):
    return next(i for i in http.as_("adam", "GET", path)[1]["items"] if name in i.values())[
        "version"
    ]


def region(http):
    body = {"code": REGION, "name": "青竹镇", "kind": "town"}
    assert http.as_("adam", "POST", "/regions", body)[0] == 201


def sheet(text, other):
    return lambda _http, _deliver: Post("adam", {"csv": text}, {"csv": text + other})


def new(body, **other):
    return lambda _http, _deliver: Post("adam", body, body | other)


def submission(_http, _deliver):
    body = {"code": WALL, "content": LAMP}
    return Post("", body, body | {"content": LAMP + "！快来"})


def of_citizen(body, **other):
    return lambda http, deliver: Post(
        "", body, body | other, told(http, deliver)["query_code"]
    )  # fmt: skip


def rating(http, deliver):
    receipt = http.submit(WALL, "想问一下图书馆几点开门")
    deliver()
    http.act("dora", receipt["no"], "answer", reply_public="早上八点。")
    body = {"level": 1, "solved": False, "tags": ["slow"]}
    return Post("", body, body | {"level": 2}, receipt["query_code"])


def urging(http, deliver):
    """A day after it was told."""
    with pytest.MonkeyPatch.context() as before:
        before.setattr(product, "now", lambda: datetime.now(UTC) - timedelta(hours=25))
        receipt = told(http, deliver)
    return Post("", {}, {}, receipt["query_code"])


def act(user, verb, **body):
    return lambda http, deliver: Post(
        user, {"step": 2} | body, {"step": 2, "x": 1} | body, f"{told(http, deliver)['no']} {verb}"
    )


def bulk(http, deliver):
    no = told(http, deliver)["no"]
    body = {"action": "dispatch", "items": [{"no": no, "step": 2}], "common": {"unit": "heat"}}
    return Post("dora", body, body | {"common": {"unit": "lights"}})


def unit_change(http, _deliver):
    version = listed(http, "/units", "heat")
    body = {"name": "县住房局", "version": version}
    return Post("adam", body, body | {"name": "住房局"}, "heat")


def person_change(http, _deliver):
    version = listed(http, "/people", "heidi")
    body = {"name": "海迪", "version": version}
    return Post("adam", body, body | {"name": "另一人"}, "heidi")


def place_change(http, _deliver):
    version = listed(http, "/places", VILLAGE)
    body = {"name": "青竹村·新村部", "version": version}
    return Post("adam", body, body | {"name": "青竹村"}, VILLAGE)


def region_change(http, _deliver):
    region(http)
    body = {"name": "长河镇", "version": edition(http, f"/regions/{REGION}")}
    return Post("adam", body, body | {"name": "河镇"}, REGION)


def posts(http, _deliver):
    region(http)
    node = f"r{REGION}"
    body = {"posts": [{"duty": "网格员", "person": "vera"}]}
    body["version"] = edition(http, f"/posts/{node}")
    return Post("adam", body, body | {"posts": []}, node)


def posts_of(http, deliver):
    """Somebody who stands somewhere."""
    first = posts(http, deliver)
    assert http.as_("adam", "POST", f"/posts/{first.named}", first.body)[0] == 200
    return first


def work(http, deliver):
    posts_of(http, deliver)
    return Post("adam", {"new": "hans"}, {"new": "heidi"}, "vera")


def handover(http, deliver):
    posts_of(http, deliver)
    return Post("adam", {"old": "vera", "new": "hans"}, {"old": "vera", "new": "heidi"})


def staff(http, deliver):
    region(http)
    text = f"区划代码,岗位,用户名\n{REGION},网格员,vera\n"
    return sheet(text, f"{REGION},平安员,hans\n")(http, deliver)


def upload(_http, _deliver):
    body = {"code": WALL, "type": "image/jpeg", "size": 1000}
    return Post("", body, body | {"size": 2000})


PERSON = {"id": "nina", "name": "新承办", "roles": ["handler"], "unit": "heat", "password": "Lantern-47-brook"}  # fmt: skip
POSTS = {
    "/api/appeals": submission,
    "/api/appeals/{query_code}/supplement": of_citizen({"content": "三号楼"}, content="五号楼"),
    "/api/appeals/{query_code}/withdraw": of_citizen({}),
    "/api/appeals/{query_code}/contact": of_citizen({"phone": "19900000062"}, phone="19900000063"),
    "/api/appeals/{query_code}/rating": rating,
    "/api/appeals/{query_code}/urge": urging,
    "/api/uploads": upload,
    f"{T}/desk/appeals/{{no}}/{{action}}": act("dora", "dispatch", unit="heat"),
    f"{T}/desk/appeals/{{no}}/contact": act("hans", "contact", method="phone", result="已电话联系"),
    f"{T}/desk/bulk": bulk,
    f"{T}/desk/filed": lambda _http, _deliver: Post(
        "dora", {"code": WALL, "content": LAMP}, {"code": WALL, "content": f"{LAMP}！"}
    ),
    f"{T}/exports": lambda _http, _deliver: Post(
        "dora", {"source": "list"}, {"source": "list", "asked": {"queue": "to_sign"}}
    ),
    f"{T}/units": new({"id": "parks", "name": "园林中心", "parent": "gov"}, name="园林所"),
    f"{T}/units/{{id}}": unit_change,
    f"{T}/units/import": sheet("单位名称,上级单位\n园林所,北县人民政府\n", "水利站,\n"),
    f"{T}/people": new(PERSON, unit="lights"),
    f"{T}/people/{{id}}": person_change,
    f"{T}/people/{{id}}/handover": work,
    f"{T}/people/import": sheet(
        "姓名,用户名,角色,所属单位,初始密码\n周一,zhouyi,承办人,县城管局,quiet-lantern-7\n",
        "吴二,wuer,审核员,,brown-kettle-31\n",
    ),
    f"{T}/places": new({"name": "北门广场", "unit": "lights"}, name="南门广场"),
    f"{T}/places/{{code}}": place_change,
    f"{T}/places/{{code}}/posted": lambda _http, _deliver: Post(
        "adam", {}, {"photo": f"north/{'a' * 32}"}, VILLAGE
    ),
    f"{T}/places/import": sheet("name,unit\n北门广场,lights\n", "西门广场,lights\n"),
    f"{T}/duties/import": sheet("事项,单位\n井盖破损,县城管局\n", "油烟扰民,县住建局\n"),
    f"{T}/regions": new({"code": REGION, "name": "青竹镇", "kind": "town"}, name="长河镇"),
    f"{T}/regions/{{code}}": region_change,
    f"{T}/regions/import": sheet("区划代码,区划名称\n431103,北县\n", f"{REGION},青竹镇\n"),
    f"{T}/posts/{{id}}": posts,
    f"{T}/posts/handover": handover,
    f"{T}/posts/import": staff,
    f"{T}/switches": new({"feature": "window_issues", "on": False}, on=True),
}  # fmt: skip


def stored(*apart: str) -> list[str]:
    """Every row of the appeals and the registry, apart from some of its fields; who looked is a row each time."""
    dynamodb = boto3.client("dynamodb")
    rows = [r for name in ("appeals", "registry") for r in dynamodb.scan(TableName=name)["Items"]]
    kept = [
        {n: v for n, v in row.items() if n not in apart}
        for row in rows
        if row["sk"]["S"][:5] != "read#"
    ]
    return sorted(json.dumps(row, sort_keys=True) for row in kept)


def sent(http, path, post, body):
    """The request, with what its path names filled in."""
    parts = iter(post.named.split())
    address = "/".join(
        "north" if part == "{tenant}" else next(parts) if part.startswith("{") else part
        for part in path.split("/")
    )
    if post.user:
        http.as_(post.user, "GET", "/me")
    token = {"Authorization": f"Bearer {http.tokens[post.user]}"} if post.user else {}
    return http.call("POST", address, body, Idempotency_Key=KEY, **token)


def test_every_post_of_the_document_is_tried_here():
    assert set(POSTS) == KEYED
    assert set(TWICE) == UNKEYED


@pytest.mark.parametrize("path", POSTS)
def test_the_same_again_is_done_once_and_answered_as_the_first_time(http, deliver, path):
    post = POSTS[path](http, deliver)
    status, first = sent(http, path, post, post.body)
    assert status in {200, 201, 204}, first
    once = stored()

    again, answer = sent(http, path, post, post.body)

    assert (again in {200, 201, 204}, stored()) == (True, once), answer
    if path != "/api/uploads":  # a grant is signed anew
        assert answer == first
    if post.other != post.body:
        status, answer = sent(http, path, post, post.other)
        each = [item["status"] for item in answer["items"]] if path.endswith("bulk") else [status]
        assert set(each) <= {409, 422}
        assert stored() == once


@pytest.mark.parametrize("verb", VERBS)
def test_every_act_that_is_sent_again_is_done_once(http, deliver, verb):
    no = matter(http, deliver, verb)
    body = BODIES.get(verb, {}) | SAID.get(verb, {}) | {"step": seen(http, no)["step"]}
    body = {n: another(http) if v == "{other}" else v for n, v in body.items()}
    user, (status, first) = next(
        (user, answer) for user in STAFF
        if (answer := posted(http, user, no, verb, body))[0] in {200, 204}
    )  # fmt: skip
    once = stored()

    again, answer = posted(http, user, no, verb, body)

    assert (again, answer, stored()) == (status, first, once)


STAFF = ("hans", "rita", "dora", "gwen", "lena", "vito")
SIGNED = (("hans", Action.SIGN),)
HANDED_IN = (*SIGNED, ("hans", Action.RESOLVE))
JUDGED = (*HANDED_IN, ("rita", Action.REVIEW), ("vito", Action.VISIT))
ASKED = (("lena", Action.INSTRUCT),)
BEFORE = {  # what is done to a matter at its unit before the act can be
    Action.DECIDE_RETURN: (("hans", Action.REQUEST_RETURN),),
    Action.TRANSFER: (("gwen", Action.PROTECT),),
    Action.REQUEST_EXTENSION: SIGNED,
    Action.DECIDE_EXTENSION: (*SIGNED, ("hans", Action.REQUEST_EXTENSION)),
    Action.PAUSE: SIGNED,
    Action.REVISIT: (*SIGNED, ("rita", Action.PAUSE)),
    Action.RESUME: (*SIGNED, ("rita", Action.PAUSE)),
    Action.RESOLVE: SIGNED,
    Action.REVIEW: HANDED_IN,
    Action.VISIT: (*HANDED_IN, ("rita", Action.REVIEW)),
    Action.SPLIT: (("dora", Action.MERGE),),
    Action("exclude"): JUDGED,
    Action("panel"): JUDGED * 3,
    Action.RELAY: (("hans", Action.REQUEST_CALL),),
    Action.SIGN_TASK: ASKED,
    Action.ANSWER_TASK: ASKED,
    Action.CLOSE_TASK: (*ASKED, ("hans", Action.ANSWER_TASK)),
}
SAID = {
    Action.DECIDE_RETURN: {"decision": "refuse", "note": "由你单位管养"},
    Action.REQUEST_EXTENSION: {"due_at": f"{datetime.now(UTC) + timedelta(days=8):%Y-%m-%dT%H:%M:%SZ}"},
    Action.CHECK: {"danger": False},
    Action.VISIT: {"reached": True, "level": 1, "solved": False},
    Action("exclude"): {"round": 1, "reason": next(iter(EXCLUDE)), "note": "误点了一星"},
    Action("panel"): {"decision": "rework", "note": "现场没修好"},
    Action("escalate"): {"text": "请领导定夺"},
    Action.MERGE: {"into": "{other}"},
    Action.DELEGATE: {"unit": "lamps", "due_at": f"{datetime.now(UTC) + timedelta(days=2):%Y-%m-%dT%H:%M:%SZ}"},
    Action.REQUEST_CALL: {"question": "请问是哪一盏灯？"},
    Action.RELAY: {"reached": True, "text": "是东边那一盏"},
    Action.RESEND_CODE: {"phone": "19900000061"},
}  # fmt: skip
NOT_DISPATCHED = {Action.ANSWER, Action.ASK, Action.REJECT}
SECRET = {Action.REQUEST_CALL, Action.RELAY}


def matter(http, deliver, verb):
    """A matter to which this can be done."""
    registry.add_unit("north", Unit("lamps", "路灯所", "lights"))
    text = (
        "图书馆几点开门呢" if verb in NOT_DISPATCHED else DANGER if verb is Action.CHECK else LAMP
    )
    contact = {"name": "张大山", "phone": "19900000061"}
    no = http.submit(WALL, text, confidential=verb in SECRET, contact=contact)["no"]
    deliver()
    for user, act in BEFORE.get(verb, ()):
        body = BODIES.get(act, {}) | SAID.get(act, {}) | {"step": seen(http, no)["step"]}
        body = {n: another(http) if v == "{other}" else v for n, v in body.items()}
        status, answer = http.as_(user, "POST", f"/desk/appeals/{no}/{act}", body)
        assert status in {200, 204} or act is Action.SIGN, (
            act,
            answer,
        )  # a new round may be signed for
    return no


def another(http):
    """The number of a matter that others can be merged into."""
    no = http.submit(WALL, LAMP + "，还有一盏", key="another-0123456789")["no"]
    if seen(http, no)["status"] == "submitted":
        http.act("dora", no, "dispatch", unit="lights")
    return no


def seen(http, no):
    return http.as_("gwen", "GET", f"/desk/appeals/{no}")[1]


def posted(http, user, no, verb, body):
    http.as_(user, "GET", "/me")
    token = f"Bearer {http.tokens[user]}"
    path = f"/api/t/north/desk/appeals/{no}/{verb}"
    return http.call("POST", path, body, Idempotency_Key=KEY, Authorization=token)


TWICE = {  # with what, and by whom
    f"{T}/session": ("", {"user": "hans", "password": PASSWORD}),
    f"{T}/password": ("hans", {"old": PASSWORD, "new": "Lantern-47-brook"}),
    f"{T}/replies": ("adam", {"title": "已修好", "text": "路灯已修好。"}),
    f"{T}/filters": ("dora", {"name": "我的", "queue": "all"}),
    f"{T}/inbox/read": ("hans", {"upto": "1"}),
    f"{T}/inbox/matters/read": ("hans", {"seen": {"1": "1"}}),
    f"{T}/rules/trial": ("adam", {"rules": []}),
    f"{T}/calendar/notice": ("adam", {"text": "一、元旦：1月1日放假，共1天。", "year": 2027}),
    f"{T}/exports/{{id}}/next": ("dora", {}),
    f"{T}/desk/appeals/{{no}}/open": ("dora", {}),
    f"{T}/desk/appeals/{{no}}/reply-check": ("hans", {"reply_public": "路灯已修好。"}),
    "/api/plain": ("", "code={query_code}"),
    "/api/plain/photo": ("", "code={query_code}"),
    "/q/{code}": ("", "content=路灯坏了，晚上看不见"),
    "/Q/{code}": ("", "content=路灯坏了，晚上看不见"),
}


@pytest.mark.parametrize("path", TWICE)
def test_what_takes_no_key_leaves_nothing_twice_all_the_same(http, deliver, path):
    user, body = TWICE[path]
    receipt = told(http, deliver)
    named = {"tenant": "north", "code": WALL} | receipt
    if "exports" in path:
        named["id"] = http.as_("dora", "POST", "/exports", {})[1]["id"]
    address = path.format(**named)
    kind = "application/json" if isinstance(body, dict) else "application/x-www-form-urlencoded"
    raw = json.dumps(body) if isinstance(body, dict) else body.format(**named)
    headers = {"Content-Type": kind}
    if user:
        http.as_(user, "GET", "/me")
        headers["Authorization"] = f"Bearer {http.tokens[user]}"

    def send():
        answer = http.client.http.post(address, headers=headers, body=raw.encode())
        assert answer.status_code < 300 or path.endswith("/password"), answer.body

    send()
    once = stored("version")
    send()
    assert stored("version") == once
