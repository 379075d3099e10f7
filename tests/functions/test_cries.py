"""What the nets hear is taken, whatever its length and the limit; what is refused of it carries the numbers."""

import json
import time
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import boto3
import pytest

from functions.intake import challenge
from functions.store import appeals, registry
from tests.county import TAG, VILLAGE, WALL, settle
from tests.functions.telling import item

LAMP = "小区门口的路灯坏了半个月了"
CRIES = ["救命", "我不想活了，在县一中门口", "有人要跳楼", "村主任贪污了修路款"]
LONG = "路灯坏了，请来修一修。" * 1_000  # 11,000 characters
HUGE = "路灯坏了，请来修一修。" * 14_000  # 154,000
UNKNOWN = f"{TAG}00000000Z"


def ask(http, body, key="k" * 20, **headers):
    return http.call("POST", "/api/appeals", body, Idempotency_Key=key, **headers)


def on_paper(http, body, code=WALL):
    answer = http.client.http.post(
        f"/q/{code}",
        headers={"Content-Type": "application/x-www-form-urlencoded"},
        body=urlencode(body).encode(),
    )
    return answer.status_code, answer.body.decode()


def full(http):
    """No room in the place's bucket."""
    settle(rate_per_place=1)
    http.submit(WALL, LAMP, key="f" * 20)


@pytest.mark.parametrize("text", [CRIES[0], "停电", "灯。坏", "OK"])
def test_two_characters_are_enough(http, text):
    assert ask(http, {"code": WALL, "content": text})[0] == 201
    assert on_paper(http, {"content": text + "！"})[0] == 201


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "灯",
        " 灯 ",
        "\u200b\u200c\u200d\u2060",
        "灯\u200b",
        "\u3164\u3164",
        "\ufe0f灯",
        "\u2800\u2800",
    ],
)
def test_less_than_two_characters_that_can_be_seen_say_nothing(http, text):
    assert ask(http, {"code": WALL, "content": text})[0] == 422
    assert on_paper(http, {"content": text})[0] == 422


def test_a_photo_says_enough(http, deliver):
    photo = {"photos": ["north/" + "0" * 32]}

    status, receipt = ask(http, {"code": WALL} | photo)
    deliver()

    assert status == 201
    seen = item(http, receipt["no"])
    assert (seen["status"], seen["content"]) == ("submitted", "")
    code = receipt["query_code"]
    added = http.call("POST", f"/api/appeals/{code}/supplement", {"photos": ["north/" + "1" * 32]})
    assert added[0] == 200


@pytest.mark.parametrize(
    ("cry", "place", "long"),
    [
        (CRIES[0], "{cry}。{long}", LONG), (CRIES[1], "{long}{cry}", LONG),
        (CRIES[2], "{cry}。{long}", HUGE), (CRIES[3], "{long}{cry}", HUGE),
    ],
)  # fmt: skip
def test_a_cry_is_taken_at_any_length_and_the_rest_of_it_kept(http, cry, place, long):
    text = place.format(cry=cry, long=long)

    status, receipt = ask(http, {"code": VILLAGE, "content": text})

    assert status == 201
    appeal, events = appeals.with_log("north", receipt["no"][6:])
    kept = appeal.told.content + "".join(event.public for event in events)
    assert cry in kept
    assert kept == text or "原文共" in kept
    assert len(text) > 60_000 or kept == text
    assert max(len(event.public) for event in events) <= 10_000 >= len(appeal.told.content)
    assert appeal.state.emergency or appeal.state.guarded


def test_what_is_long_and_no_cry_is_refused_by_both_doors_alike(http):
    for text in (LONG, HUGE, "灯" * 409_000):
        status, problem = ask(http, {"code": WALL, "content": text})
        assert (status, problem["errors"][0]["code"]) == (422, "too_long")
        assert "emergency" not in problem
        assert on_paper(http, {"content": text})[0] == 422


def test_what_goes_on_in_further_events_is_no_news_to_anybody(http, deliver):
    receipt = ask(http, {"code": WALL, "content": CRIES[2] + LONG * 4})[1]
    deliver()

    told = http.as_("dora", "GET", "/inbox")[1]["items"]
    assert [m["kind"] for m in told if m["no"] == receipt["no"]].count("supplement") == 0
    assert item(http, receipt["no"])["status"] == "dispatched"


@pytest.mark.parametrize("cry", CRIES[1:])
def test_no_limit_and_no_sum_stand_before_a_cry(http, cry):
    full(http)

    assert ask(http, {"code": WALL, "content": LAMP})[0] == 429
    assert ask(http, {"code": WALL, "content": cry}, key="c" * 20)[0] == 201
    assert on_paper(http, {"content": cry})[0] == 201


REFUSALS = {
    "no key": ({}, {"Idempotency_Key": ""}, 422),
    "an unknown place": ({"code": UNKNOWN}, {}, 404),
    "an unknown county": ({"code": "ZZZ000000001"}, {}, 404),
    "no code": ({"code": None}, {}, 422),
    "bad photo keys": ({"photos": ["south/1"]}, {}, 422),
    "too many photos": ({"photos": [f"north/{n:032}" for n in range(10)]}, {}, 422),
    "an unknown field": ({"status": "done"}, {}, 422),
    "a wrong type": ({"confidential": "yes"}, {}, 422),
    "a body that is too large": ({"service": "x" * 4_100_000}, {}, 413),
}


@pytest.mark.parametrize(("cry", "field"), [(CRIES[1], "content"), (CRIES[3], "address")])
@pytest.mark.parametrize("case", REFUSALS)
def test_every_refusal_of_a_cry_carries_the_numbers(http, cry, field, case):
    changed, headers, expected = REFUSALS[case]
    body = {"code": WALL, "content": LAMP, field: cry} | changed
    body[field] = cry + str(changed.get(field, ""))
    given = {"Idempotency_Key": "k" * 20} | headers

    status, problem = http.call("POST", "/api/appeals", body, **given)

    assert status == expected, problem
    assert [n["number"] for n in problem["emergency"]][:3] == ["110", "119", "120"]


@pytest.mark.parametrize("case", REFUSALS)
def test_the_refusal_of_a_calm_text_carries_none(http, case):
    changed, headers, expected = REFUSALS[case]
    given = {"Idempotency_Key": "k" * 20} | headers

    status, problem = http.call(
        "POST", "/api/appeals", {"code": WALL, "content": LAMP} | changed, **given
    )

    assert (status, "emergency" in problem) == (expected, False)


def test_a_key_that_was_used_for_another_text_carries_them_too(http):
    ask(http, {"code": WALL, "content": LAMP})

    status, problem = ask(http, {"code": WALL, "content": CRIES[0]})

    assert (status, bool(problem["emergency"])) == (409, True)


@pytest.mark.parametrize(
    ("said", "danger"), [(CRIES[0], "certain"), ("村主任贪污了修路款", "maybe")]
)
def test_a_refusal_says_whether_the_numbers_come_with_alarm(http, said, danger):
    status, problem = http.call(
        "POST", "/api/appeals", {"code": WALL, "content": said, "status": "done"},
        Idempotency_Key="k" * 20,
    )  # fmt: skip

    assert (status, problem["danger"]) == (422, danger)


def test_the_page_without_script_shows_the_numbers_beside_a_refusal(http):
    status, page = on_paper(http, {"content": CRIES[2]}, code=UNKNOWN)

    assert status == 404
    assert 'href="tel:110"' in page
    assert CRIES[2] in page


def test_the_page_without_script_asks_the_question_and_keeps_every_word(http):
    full(http)
    said = {"content": LAMP + "<b>", "address": '3 栋"', "name": "陈&山", "phone": "19900000061",
            "confidential": "true", "photo": "x.jpg"}  # fmt: skip
    county = registry.county("north")

    status, page = on_paper(http, said)

    assert status == 429
    assert "等于几？" in page
    assert "&lt;b&gt;" in page
    assert "3 栋&quot;" in page
    assert "陈&amp;山" in page
    assert "checked" in page
    token = page.split('name="challenge_token" value="')[1].split('"')[0]
    now = datetime.now(UTC) + timedelta(seconds=1)
    total = next(n for n in range(19) if challenge.is_answered(county.secret, token, str(n), now))
    wrong = on_paper(http, said | {"challenge_token": token, "challenge_answer": "一"})
    right = on_paper(http, said | {"challenge_token": token, "challenge_answer": f"等于{total}"})
    assert (wrong[0], right[0]) == (429, 201)


def test_the_same_form_sent_twice_is_one_appeal(http):
    pages = [on_paper(http, {"content": LAMP})[1] for _ in range(2)]

    codes = {page.split("<strong>")[1].split("</strong>")[0] for page in pages}
    assert len(codes) == 1


# --- additions -------------------------------------------------------------------------------


def at_unit(http, deliver):
    receipt = http.submit(WALL, LAMP)
    deliver()
    return receipt["no"], receipt["query_code"]


def add(http, code, content, Idempotency_Key=None, **more):  # noqa: N803 (a header's name)
    headers = {"Idempotency_Key": Idempotency_Key} if Idempotency_Key else {}
    said = {"content": content} | more
    return http.call("POST", f"/api/appeals/{code}/supplement", said, **headers)


@pytest.mark.parametrize("text", ["还黑", "停电"])
def test_an_addition_needs_two_characters(http, deliver, text):
    _, code = at_unit(http, deliver)

    assert add(http, code, text)[0] == 200
    assert add(http, code, "灯")[0] == 422


def test_additions_are_limited_softly_and_cries_are_not(http, deliver):
    _, code = at_unit(http, deliver)
    county = registry.county("north")

    answers = [add(http, code, f"第 {n} 次说") for n in range(11)]
    token = answers[-1][1]["challenge"]["token"]
    now = datetime.now(UTC) + timedelta(seconds=1)
    total = next(n for n in range(19) if challenge.is_answered(county.secret, token, str(n), now))

    assert [status for status, _ in answers] == [200] * 10 + [429]
    solved = {"challenge": {"token": token, "answer": str(total)}}
    assert add(http, code, "还有一句", **solved)[0] == 200
    assert add(http, code, "又说一句")[0] == 429
    status, page = add(http, code, CRIES[2])
    assert (status, bool(page["emergency"])) == (200, True)


def test_additions_of_one_address_are_limited_over_all_appeals(http, deliver):
    settle(rate_per_address=3)
    codes = []
    for n in range(4):
        receipt = http.submit(WALL, LAMP, key=f"{n}" * 20) if n < 3 else None
        codes += [receipt["query_code"]] if receipt else []

    statuses = [add(http, codes[n % 3], f"再说 {n}")[0] for n in range(4)]

    assert statuses == [200, 200, 200, 429]


@pytest.mark.parametrize("moved_on", [False, True])
@pytest.mark.parametrize("sent", [2, 5, 12])
def test_an_addition_that_is_sent_again_is_counted_once(http, deliver, monkeypatch, sent, moved_on):
    no, code = at_unit(http, deliver)
    if moved_on:
        save = appeals.save

        def late(*args, **more):
            monkeypatch.setattr(appeals, "save", save)
            assert http.act("hans", no, "sign")[0] == 200
            return save(*args, **more)

        monkeypatch.setattr(appeals, "save", late)

    again = [
        add(http, code, "右边那盏", Idempotency_Key="again-0123456789")[0] for _ in range(sent)
    ]
    fresh = [add(http, code, f"第 {n} 次说")[0] for n in range(10)]

    assert (set(again), fresh) == ({200}, [200] * 9 + [429])


def test_what_finds_no_room_in_one_limit_is_counted_in_none(http, deliver):
    settle(rate_per_address=2)
    _, code = at_unit(http, deliver)
    assert [add(http, code, f"第 {n} 次说")[0] for n in range(9)][-1] == 429
    settle(rate_per_address=1000)

    assert [add(http, code, f"又第 {n} 次说")[0] for n in range(9)] == [200] * 8 + [429]


def test_thirty_additions_in_a_minute_are_two_notices(http, deliver):
    no, code = at_unit(http, deliver)
    settle(rate_per_address=1000)
    for n in range(10):
        add(http, code, f"第 {n} 次说")
        deliver()

    told = [m for m in http.as_("hans", "GET", "/inbox")[1]["items"] if m["kind"] == "supplement"]

    assert [m["no"] for m in told] == [no, no]


def test_danger_within_that_minute_is_told_at_once(http, deliver):
    no, code = at_unit(http, deliver)
    for text in ("在三号楼门口", "灯杆编号是七", CRIES[2]):
        add(http, code, text)
        deliver()

    kinds = [m["text"] for m in http.as_("hans", "GET", "/inbox")[1]["items"] if m["no"] == no]

    assert sum("紧急" in text for text in kinds) == 1


def test_a_whole_life_of_additions_stays_what_one_answer_holds(http, deliver):
    settle(rate_per_address=10_000)
    _, code = at_unit(http, deliver)
    long = "路灯坏了，请来修一修。" * 900  # 9,900 characters

    statuses = []
    for n in range(24):
        boto3.client("dynamodb").delete_item(TableName="aux", Key=_bucket_of_additions())
        statuses.append(add(http, code, f"{n}{long}")[0])
    last = add(http, code, "还有一句" + long)[1]
    cry = add(http, code, CRIES[2] + long)

    assert set(statuses) == {200, 429}
    assert "12345" in last["detail"]
    assert cry[0] == 200
    assert len(json.dumps(cry[1], ensure_ascii=False).encode()) < 1_500_000


def _bucket_of_additions():
    rows = boto3.client("dynamodb").scan(TableName="aux")["Items"]
    keys = [{k: row[k] for k in ("pk", "sk")} for row in rows if "#rate#added#" in row["pk"]["S"]]
    return keys[0] if keys else {"pk": {"S": "none"}, "sk": {"S": "none"}}


def test_listening_takes_no_seconds(http):
    text = ("主任收了钱，孩子被打，" * 60_000)[:500_000]
    began = time.process_time()

    status, _ = ask(http, {"code": WALL, "content": text})

    assert status == 201
    assert time.process_time() - began < 15  # API Gateway waits 29 seconds


SCARED = [
    "救命，我被锁在屋里了",
    "我不想活了，要跳楼",
    "有人拿刀砍人，快来",
    "Help, there is a fire",
]


@pytest.mark.parametrize("cry", SCARED)
@pytest.mark.parametrize("line", ["name", "phone"])
@pytest.mark.parametrize("content", ["", LAMP])
def test_a_cry_is_heard_where_a_name_or_a_number_is_asked_for(http, cry, line, content):
    status, receipt = ask(http, {"code": WALL, "content": content, "contact": {line: cry}})

    assert (status, bool(receipt["danger"]), bool(receipt["emergency"])) == (201, True, True)
    written, page = on_paper(http, {"content": content, line: cry})
    assert (written, 'href="tel:110"' in page) == (201, True)


@pytest.mark.parametrize(
    "line", ["村支书", "王主任", "匿名", "刘警官", "一个老党员", "王火生", "0746-8322345转801", "陈大爷（晚上打）"]
)  # fmt: skip
def test_what_a_person_is_called_is_neither_danger_nor_a_report(http, line):
    receipt = http.submit(WALL, LAMP, contact={"name": line, "phone": line})

    assert (receipt["danger"], receipt["protected"]) == (None, None)


def test_a_sure_report_in_place_of_a_name_is_protected(http):
    receipt = http.submit(VILLAGE, LAMP, contact={"name": "村主任贪污修路款三十万还打举报的人"})

    assert receipt["protected"]


@pytest.mark.parametrize("text", ["。。", "！！！", "？？", "——", "....", "、、、、", "()", "~~~~"])
def test_stops_and_strokes_alone_say_nothing(http, deliver, text):
    assert ask(http, {"code": WALL, "content": text})[0] == 422
    assert on_paper(http, {"content": text})[0] == 422
    no, code = at_unit(http, deliver)
    assert add(http, code, text)[0] == 422
    http.act("hans", no, "sign")
    reply = http.act("hans", no, "resolve", result="solved", reply_public=text * 4)
    assert (reply[0], reply[1]["errors"][0]["field"]) == (422, "reply_public")


@pytest.mark.parametrize("text", ["👍👍", "🔥🔥", "停电。", "OK", "12"])
def test_a_picture_a_letter_or_a_numeral_says_something(http, text):
    assert ask(http, {"code": WALL, "content": text})[0] == 201
