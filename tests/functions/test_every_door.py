"""Every door at which a citizen says something, at every limit: what the nets hear is taken, or refused with the
right numbers. A form's check, a sum, a full matter, a busy place stand before no cry.
"""

import json
from functools import partial
from itertools import count
from urllib.parse import urlencode

import pytest

from functions.domain.kinds import KINDS
from functions.intake import held, limits, supplement
from tests.county import TAG, WALL, settle
from tests.functions.telling import item

LAMP = "小区门口的路灯坏了半个月了"
LONG = "路灯坏了，请来修一修。" * 1_000  # 11,000 characters
CRIES = {
    "救命": "110",
    "我不想活了，在县一中门口": "12356",
    "校长摸我胸": "12355",
    "老公拿刀砍人，还打我": "12338",
    "村主任贪污了修路款三十万，还打举报的人": "",
}
SIZES = ("{}", f"{{}}。{LONG}", f"{LONG}{{}}")
KEYS = count()


def key():
    return f"door-{next(KEYS):020}"


def send_json(http, path, body):
    return http.call("POST", path, body, Idempotency_Key=key())


# Every line that a kind of work asks for beside the words, and an answer to the others.
ASKED = {
    kind: {question.name: "办卡" for question in flow.asks.lines()}
    for kind, flow in KINDS.items()
    if flow.asks
}
LINES = tuple(f"{kind}.{name}" for kind, answers in ASKED.items() for name in answers)


def telling(field, text):
    """The body in which a field holds the text, and the words are about a lamp else."""
    outer, _, inner = field.partition(".")
    body = {"code": WALL, "content": LAMP}
    return body | {outer: ASKED.get(outer, {}) | {inner: text} if inner else text}


def tells(field, http, text):
    return send_json(http, "/api/appeals", telling(field, text))


def writes(field, http, text):
    """The same without a script: what the page says, as far as a test asks."""
    said = {"content": LAMP, field: text}
    answer = http.client.http.post(
        f"/q/{WALL}", headers={"Content-Type": "application/x-www-form-urlencoded"},
        body=urlencode(said).encode(),
    )  # fmt: skip
    page = answer.body.decode()
    numbers = [part.split('"')[0] for part in page.split("tel:")[1:]]
    shown = [n for n in numbers if n != "12345"]
    is_report = "能看到" in page
    return answer.status_code, {
        "emergency": [{"number": n} for n in shown],
        "danger": "shown" if shown else None,
        "protected": is_report or None,
    }


NEW = (
    "content",
    "address",
    "service",
    "contact.name",
    "contact.phone",
    *LINES,
)
PLAIN = ("content", "address", "service", "name", "phone")
FIRST = {f"tells {f}": partial(tells, f) for f in NEW} | {f"writes {f}": partial(writes, f) for f in PLAIN}  # fmt: skip


def answered(http, deliver):
    """A matter that somebody may add to, rate and correct."""
    receipt = send_json(
        http, "/api/appeals", {"code": WALL, "content": "图书馆几点开门呢", "contact": {"phone": "19900000061"}}
    )[1]  # fmt: skip
    deliver()
    assert http.act("dora", receipt["no"], "answer", reply_public="早上八点。")[0] == 200
    return receipt["query_code"]


def open_matter(http, deliver):
    return send_json(http, "/api/appeals", {"code": WALL, "content": LAMP})[1]["query_code"]


def says(where, http, code, text):
    path, field, more = (*where, {})[:3]
    return send_json(http, f"/api/appeals/{code}/{path}", more | {field: text})


ADDS, NAMES = ("supplement", "content"), ("contact", "name")
BAD = ("rating", "text", {"level": 1, "solved": False})
GOOD = ("rating", "text", {"level": 5, "solved": True})
LATER = {
    "adds": (open_matter, partial(says, ADDS)),
    "rates badly": (answered, partial(says, BAD)),
    "rates well": (answered, partial(says, GOOD)),
    "corrects a name": (open_matter, partial(says, NAMES)),
    "corrects a number": (open_matter, partial(says, ("contact", "phone"))),
}
# All limits as tight as they can be, of what is new and of what is said later.
NO_ROOM = {"rate_per_place": 1, "rate_per_address": 1}
NO_MORE = (
    (limits, "ADDITIONS", 0),
    (limits, "MISSES", 0),  # whoever asks is guessing at codes
    (supplement, "ADDED_AT_MOST", 0),
    (supplement, "LONGEST_LOG", 0),
    (held, "LONGEST_LOG", 0),
)


def sized():
    """Each cry, and two of them at any length."""
    yield from CRIES.items()
    for size, cry in zip(SIZES[1:], CRIES, strict=False):
        yield size.format(cry), ""


def is_taken(status, page, number):
    """Taken, heard, and told whom to call."""
    assert status in {200, 201}, page
    assert page["danger"] or page["protected"], page
    if page["danger"]:
        assert {"110", "119", "120"} <= {n["number"] for n in page["emergency"]}
        assert not number or number in {n["number"] for n in page["emergency"]}, page


@pytest.mark.parametrize("door", FIRST)
def test_what_is_heard_in_any_field_is_taken_at_any_length_where_there_is_no_room(http, door):
    settle(**NO_ROOM)
    tells("content", http, LAMP)
    assert tells("content", http, LAMP)[0] == 429
    for cry, number in sized():
        is_taken(*FIRST[door](http, cry), number)


@pytest.mark.parametrize("door", LATER)
def test_what_is_heard_later_is_taken_too(http, deliver, monkeypatch, door):
    stands, say = LATER[door]
    for cry, number in sized():
        code = stands(http, deliver)
        with monkeypatch.context() as tight:
            for room, name, most in NO_MORE:
                tight.setattr(room, name, most)
            is_taken(*say(http, code, cry), number)


def test_each_limit_does_stand_before_a_calm_text(http, deliver, monkeypatch):
    for full in NO_ROOM:
        settle(**dict.fromkeys(NO_ROOM, 100) | {full: 1})
        assert [tells("content", http, LAMP)[0] for _ in range(2)][-1] == 429
    settle(**dict.fromkeys(NO_ROOM, 100))
    code = open_matter(http, deliver)
    for room, name, most in NO_MORE:
        field = ("contact", "name") if room is held else ("supplement", "content")
        with monkeypatch.context() as tight:
            tight.setattr(room, name, most)
            said = [says(field, http, code, f"还是黑的{n}")[0] for n in range(2)]
        assert said[-1] == 429, name


@pytest.mark.parametrize("door", FIRST)
def test_a_calm_text_that_is_too_long_is_refused_by_its_field(http, door):
    status, page = FIRST[door](http, LONG)

    assert (status, page.get("emergency") or []) == (422, [])
    if "errors" in page:
        assert (page["errors"][0]["field"], page["errors"][0]["code"]) == (
            door.split()[1],
            "too_long",
        )


def test_no_word_of_a_long_cry_in_a_short_field_is_lost(http, deliver):
    text = "救命，" + "我被锁在屋里，窗户是三楼东边的那个，" * 20 + "钥匙在门口花盆下面"
    for field in NEW[1:]:
        no = send_json(http, "/api/appeals", telling(field, text))[1]["no"]
        deliver()
        seen = item(http, no, "gwen")
        assert "钥匙在门口花盆下面" in seen["content"], (field, seen)
        assert LAMP in seen["content"]
    code = open_matter(http, deliver)
    page = says(NAMES, http, code, text)[1]
    assert "钥匙在门口花盆下面" in json.dumps(page["timeline"], ensure_ascii=False)


# --- what is refused all the same ------------------------------------------------------------


def unknown(http, deliver, text):
    return send_json(http, "/api/appeals", {"code": f"{TAG}00000000Z", "content": text})


def retired(http, deliver, text):
    assert http.as_("adam", "POST", f"/places/{WALL}", {"active": False})[0] == 200
    return tells("content", http, text)


def wrong_photo(http, deliver, text):
    return send_json(http, "/api/appeals", telling("content", text) | {"photos": ["south/1"]})


def keyless(http, deliver, text):
    return http.call("POST", "/api/appeals", telling("content", text))


def taken_back(where, http, deliver, text):
    code = open_matter(http, deliver)
    assert send_json(http, f"/api/appeals/{code}/withdraw", {})[0] == 200
    return says(where, http, code, text)


def not_yet_answered(http, deliver, text):
    code = open_matter(http, deliver)
    return says(GOOD, http, code, text)


REFUSED = {
    "an unknown place": unknown,
    "a retired code": retired,
    "a wrong photo": wrong_photo,
    "no key": keyless,
    "an addition to what was taken back": partial(taken_back, ADDS),
    "a name for what was taken back": partial(taken_back, NAMES),
    "a rating before the answer": not_yet_answered,
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_carries_the_numbers_that_help_with_it(http, deliver, case):
    for cry, number in CRIES.items():
        status, page = REFUSED[case](http, deliver, cry)

        assert 400 <= status < 500
        numbers = [n["number"] for n in page["emergency"]]
        assert numbers[:3] == ["110", "119", "120"]
        assert not number or number in numbers


@pytest.mark.parametrize(("cry", "number"), list(CRIES.items())[:4])
def test_receipt_progress_and_refusal_tell_the_same_numbers_with_and_without_a_script(
    http, deliver, cry, number
):
    receipt = tells("content", http, cry)[1]
    deliver()
    code = receipt["query_code"]
    followed = http.call("GET", f"/api/appeals/{code}")[1]
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    paper = http.client.http.post("/api/plain", headers=form, body=f"code={code}".encode())
    missed = http.client.http.post(
        "/api/plain", headers=form, body=urlencode({"code": cry}).encode()
    )

    told = [n["number"] for n in receipt["emergency"]]
    assert number in told
    assert [n["number"] for n in followed["emergency"]] == told
    for page in (paper.body.decode(), missed.body.decode(), writes("content", http, cry)):
        assert all(f"tel:{n}" in page if isinstance(page, str) else True for n in told)
    assert [n["number"] for n in writes("content", http, cry)[1]["emergency"]] == told


def test_who_reads_english_is_told_what_each_number_is(http):
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    said = urlencode({"content": "校长摸我胸，我不想活了"}).encode()

    page = http.client.http.post(f"/q/{WALL}", headers=form, body=said).body.decode()

    assert all(name in page for name in ("Police", "Youth line", "Crisis line"))
