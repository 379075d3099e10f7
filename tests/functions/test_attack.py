"""What somebody who means harm tries with what they hold: another's photo, cursor, key, name, or a right they had."""

import logging
import re
from functools import partial
from html import unescape
from xml.etree import ElementTree as ET

import pytest

from functions.domain.codes import id_of
from functions.http.routes import ROUTES
from functions.store import appeals, claims, registry
from functions.store.transaction import commit
from tests.county import PASSWORD, VILLAGE, WALL
from tests.fields import ACT, fields
from tests.functions.scenes import SCENES

LAMP = "小区门口的路灯坏了半个月了"
OTHERS = f"north/{'a' * 32}"
OF_PHOTOS = {f.action for f in fields() if f.path == ACT and f.name in {"photos", "evidence"}}


def others(http):
    """Another's appeal, with a photo whose address somebody saw."""
    return http.submit(WALL, LAMP + "，有照片", key="o" * 20, photos=[OTHERS])


def test_the_address_of_anothers_photo_opens_it_at_no_door(http, deliver):
    others(http)
    own = http.submit(WALL, LAMP, key="m" * 20)
    deliver()
    code = own["query_code"]
    doors = [
        http.call("POST", "/api/appeals", {"code": WALL, "content": LAMP, "photos": [OTHERS]}, Idempotency_Key="n" * 20),
        http.call("POST", f"/api/appeals/{code}/supplement", {"content": "还有照片", "photos": [OTHERS]}),
        http.as_("adam", "POST", f"/places/{WALL}/posted", {"photo": OTHERS}),
    ]  # fmt: skip
    assert [(status, answer["errors"][0]["code"]) for status, answer in doors] == [
        (422, "unknown")
    ] * 3


@pytest.mark.parametrize("action", sorted(OF_PHOTOS))
def test_nor_does_it_in_an_act_of_staff_and_the_own_one_may_be_shown_again(http, deliver, action):
    others(http)
    scene = SCENES[action]()
    no = http.submit(scene.place, scene.told, key="m" * 20)["no"]
    deliver()
    for user, before, body in scene.before:
        http.act(user, no, before, **body)

    status, answer = http.act(scene.user, no, action, **scene.body, evidence=[OTHERS])
    assert (status, answer["errors"][0]["field"]) == (422, "evidence")

    own = f"north/{'b' * 32}"
    at = appeals.load("north", id_of(no)).submitted_at
    assert not commit(partial(claims.claim, "north", [own], id_of(no), at))
    assert http.act(scene.user, no, action, **scene.body, evidence=[own])[0] == 200


def test_a_telling_that_is_sent_again_keeps_its_own_photo(http):
    body = {"code": WALL, "content": LAMP, "photos": [OTHERS]}
    first = http.call("POST", "/api/appeals", body, Idempotency_Key="t" * 20)
    again = http.call("POST", "/api/appeals", body, Idempotency_Key="t" * 20)

    assert (first[0], again[0]) == (201, 200)
    assert first[1]["no"] == again[1]["no"]


# --- rights that somebody had ----------------------------------------------------------------

LOST = {
    "another role": ("dora", {"roles": ["leader"]}, "/checks"),
    "no admin any more": ("boss", {"roles": ["handler"]}, "/people"),
    "another unit": ("hans", {"unit": "heat"}, "/desk/appeals/{no}"),
    "no right to reports": ("gwen", {"guarded": False}, "/desk/appeals/{report}"),
    "a closed account": ("rita", {"active": False}, "/desk/appeals/{no}"),
    "a new password": ("vito", {"password": "Lantern-47-brook"}, "/me"),
}


@pytest.mark.parametrize("what", LOST)
def test_a_right_that_was_taken_away_is_gone_at_the_next_call(http, deliver, what):
    user, change, path = LOST[what]
    if what == "no admin any more":
        assert http.as_("adam", "POST", "/people/boss", {"roles": ["handler", "admin"]})[0] == 200
    nos = {
        "no": http.submit(WALL, LAMP)["no"],
        "report": http.submit(VILLAGE, "举报村支书贪污修路款", key="r" * 20)["no"],
    }
    deliver()
    address = path.format(**nos)
    assert http.as_(user, "GET", address)[0] == 200

    assert http.as_("adam", "POST", f"/people/{user}", change)[0] == 200

    assert http.as_(user, "GET", address)[0] in {401, 403, 404}
    if "unit" in change:
        assert http.as_(user, "POST", f"/desk/appeals/{nos['no']}/sign", {"step": 2})[0] == 404


def test_a_session_opens_its_own_county_alone_whatever_the_path_says(http):
    http.as_("adam", "GET", "/me")
    token = {"Authorization": f"Bearer {http.tokens['adam']}"}
    for tenant in (
        "south",
        "NORTH",
        "north%20",
        "north%2F..%2Fnorth",
        "",
        ".",
        "north%00",
        "ｎｏｒｔｈ",
    ):
        assert http.call("GET", f"/api/t/{tenant}/me", **token)[0] in {401, 404}, tenant


# --- cursors and keys of others --------------------------------------------------------------


def test_a_cursor_that_another_was_given_shows_nobody_a_line_more(http, deliver):
    for n in range(2):
        http.submit(WALL, f"{LAMP}，第{n}盏", key=f"k{n:019}")
        http.submit(VILLAGE, f"举报村支书贪污修路款第{n}笔", key=f"r{n:019}")
    deliver()
    lists = (
        "/desk/appeals",
        "/desk/appeals?queue=to_sign",
        "/inbox",
        "/desk/search?q=路灯",
        "/checks",
        "/filters",
    )
    people = ("gwen", "hans", "heidi", "lena", "cora")
    for path in lists:
        join = "&" if "?" in path else "?"
        whole = {user: http.as_(user, "GET", f"{path}{join}limit=50") for user in people}
        cursors = {
            page["next"] for user in people
            if (page := http.as_(user, "GET", f"{path}{join}limit=1")[1]).get("next")
        }  # fmt: skip
        for user in people:
            known = whole[user][1].get("items", [])
            for cursor in cursors:
                status, page = http.as_(user, "GET", f"{path}{join}cursor={cursor}")
                assert all(line in known for line in page.get("items", ())), (user, path, cursor)
                assert status == whole[user][0] or status == 422, (user, path, status)


def test_an_idempotency_key_of_another_gives_away_nothing_and_bars_nobody(http, deliver):
    key = {"Idempotency_Key": "shared-0123456789abcdef"}
    first = http.call("POST", "/api/appeals", {"code": WALL, "content": LAMP}, **key)[1]
    deliver()
    for user in ("hans", "boss", "dora"):
        http.as_(user, "GET", "/me")
    step = http.as_("hans", "GET", f"/desk/appeals/{first['no']}")[1]["step"]
    path = f"/api/t/north/desk/appeals/{first['no']}"
    bearer = lambda user: {"Authorization": f"Bearer {http.tokens[user]}"} | key  # noqa: E731

    assert http.call("POST", f"{path}/sign", {"step": step}, **bearer("hans"))[0] == 200
    status, answer = http.call("POST", f"{path}/sign", {"step": step}, **bearer("boss"))
    assert (status, answer["type"].rsplit(":", 1)[1]) == (409, "StaleAppeal"), answer
    assert http.call("POST", f"{path}/sign", {"step": step}, **bearer("dora"))[0] in {403, 409}
    body = {"method": "phone", "result": "已联系"}
    status, answer = http.call(
        "POST", f"{path}/resolve", {"step": step + 1} | body, **bearer("hans")
    )
    assert status in {409, 422}, answer
    other = http.call("POST", "/api/appeals", {"code": VILLAGE, "content": LAMP}, **key)
    assert other[0] in {409, 422}
    assert "query_code" not in other[1]


# --- names that are no names -----------------------------------------------------------------

HOSTILE = (
    "</text><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "';alert(1)//", "<!--甲", "]]><a/>", "&lt;b&gt;&#60;i&#62;",
    "{{7*7}}${7*7}", "%0d%0aSet-Cookie:a=1", "..\\..\\etc", "(甲) Tj ET /JS (app.alert(1))", "javascript:alert(1)",
)  # fmt: skip


def test_no_name_of_a_place_or_county_becomes_part_of_a_page_or_a_print(http):
    form = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "*/*"}
    for name in HOSTILE:
        registry.change_place("north", WALL, lambda old, name=name: type(old)(WALL, name, "lights"))
        registry.forget_kept()
        assert (
            http.as_(
                "adam",
                "PUT",
                "/settings",
                http.as_("adam", "GET", "/settings")[1] | {"name": name[:60]},
            )[0]
            == 200
        )
        drawn = http.client.http.get(
            f"/api/t/north/places/{WALL}/qr.svg", headers={"Accept": "*/*"}
        )
        tags = {each.tag.rsplit("}", 1)[-1] for each in ET.fromstring(drawn.body.decode()).iter()}
        assert tags <= {"svg", "path", "rect", "g", "title"}, (name, tags)
        assert http.client.http.get(
            f"/api/t/north/places/{WALL}/qr.pdf", headers={"Accept": "*/*"}
        ).status_code in {200, 422}
        page = http.client.http.post(
            f"/q/{WALL}", headers=form, body=f"content={LAMP}".encode()
        ).body.decode()
        code = re.search(r"NTH[0-9A-Z]{9}", page.replace("-", "").replace(" ", ""))
        followed = http.client.http.post(
            "/api/plain", headers=form, body=f"code={code[0]}".encode()
        ).body.decode()
        for shown in (page, followed):
            assert name not in shown or (
                name == unescape(name) and not set("<>\"'&") & set(name)
            ), (name,)
            assert "<script>alert" not in shown, name
            assert "<img src=x" not in shown, name


def test_no_link_and_no_redirect_is_made_of_what_a_header_says(http):
    evil = {"Host": "evil.example", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "http", "Origin": "https://evil.example", "Forwarded": "host=evil.example", "Referer": "https://evil.example/"}  # fmt: skip
    http.as_("adam", "GET", "/me")
    for route in ROUTES:
        if route.method != "GET" or "{" in route.path.replace("{tenant}", ""):
            continue
        headers = evil | {"Authorization": f"Bearer {http.tokens['adam']}", "Accept": "*/*"}
        answer = http.client.http.get(route.path.replace("{tenant}", "north"), headers=headers)
        assert b"evil.example" not in answer.body, route.path
        assert "evil.example" not in str(answer.headers), route.path


# --- what the logs hold ----------------------------------------------------------------------

SECRETS = (
    "陈大爷",
    "13876543219",
    "翠竹苑3栋2单元502",
    "路灯坏了半个月",
    "Lantern-47-brook",
    PASSWORD,
    "受贿",
)


def test_no_log_holds_a_word_a_number_or_a_code_of_anybody(http, deliver, caplog, monkeypatch):
    caplog.set_level(logging.INFO)
    told = {"contact": {"name": "陈大爷", "phone": "13876543219"}, "address": "翠竹苑3栋2单元502"}
    receipt = http.submit(WALL, LAMP + "，局长受贿", **told)
    deliver()
    plain = http.submit(WALL, LAMP, key="p" * 20, **told)
    deliver()
    http.call("POST", "/api/t/north/session", {"user": "hans", "password": "Lantern-47-brook"})
    http.act("hans", plain["no"], "sign")
    broken = {"code": WALL, "content": LAMP} | told
    with monkeypatch.context() as fault:
        fault.setattr(registry, "county_of", None, raising=False)
        fault.setattr(appeals, "load", None)
        http.call("POST", "/api/appeals", broken, Idempotency_Key="q" * 20)
        http.call("GET", f"/api/appeals/{plain['query_code']}")
        http.as_("hans", "GET", f"/desk/appeals/{plain['no']}")
        http.as_("hans", "GET", "/desk/search?q=13876543219")
    said = caplog.text
    for secret in (*SECRETS, receipt["query_code"], plain["query_code"], *http.tokens.values()):
        assert secret not in said, (secret, said[:2000])
