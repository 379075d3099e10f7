"""Sign-in, scopes, acts: what each role may do, and what is refused."""

import boto3
import pytest

from tests.county import PASSWORD, WALL

LAMP = "小区门口的路灯坏了半个月了"


@pytest.fixture
def lamp(http, deliver):
    receipt = http.submit(WALL, LAMP, contact={"name": "张大山", "phone": "19900000061"})
    deliver()
    return receipt["no"]


def test_a_wrong_password_is_refused_and_the_fifth_failure_locks(http):
    body = {"user": "dora", "password": "wrong"}
    tries = [http.call("POST", "/api/t/north/session", body)[0] for _ in range(6)]
    right = http.call("POST", "/api/t/north/session", body | {"password": PASSWORD})[0]

    assert tries == [401] * 5 + [429]
    assert right == 429


def test_an_unknown_user_is_answered_like_a_wrong_password(http):
    known = http.call("POST", "/api/t/north/session", {"user": "dora", "password": "x"})[1]
    unknown = http.call("POST", "/api/t/north/session", {"user": "nobody", "password": "x"})[1]

    assert known == unknown


def test_without_a_session_staff_routes_answer_401(http):
    assert http.call("GET", "/api/t/north/desk/appeals")[0] == 401
    assert http.call("GET", "/api/t/north/me", Authorization="Bearer nonsense")[0] == 401


def test_signing_out_ends_the_session(http):
    http.as_("dora", "GET", "/me")
    assert http.as_("dora", "DELETE", "/session")[0] == 204

    assert http.as_("dora", "GET", "/me")[0] == 401


def test_a_session_of_one_county_opens_no_other(http):
    http.as_("dora", "GET", "/me")
    token = http.tokens["dora"]

    status, _ = http.call("GET", "/api/t/south/me", Authorization=f"Bearer {token}")

    assert status == 404


def test_the_cookie_is_for_the_browser_alone(http):
    answer = http.client.http.post(
        "/api/t/north/session",
        headers={"Content-Type": "application/json"},
        body=f'{{"user":"dora","password":"{PASSWORD}"}}'.encode(),
    )

    cookie = answer.headers["Set-Cookie"]
    assert all(word in cookie for word in ("HttpOnly", "SameSite=Strict", "Secure"))


def test_a_form_of_another_site_cannot_act_with_our_cookie(http, lamp):
    http.as_("hans", "GET", "/me")
    answer = http.client.http.post(
        f"/api/t/north/desk/appeals/{lamp}/sign",
        headers={
            "Content-Type": "application/x-www-form-urlencoded",
            "Authorization": f"Bearer {http.tokens['hans']}",
        },
        body=b'{"step":2}',
    )

    assert answer.status_code == 422


def test_a_handler_sees_the_own_unit_only(http, lamp):
    assert http.as_("hans", "GET", f"/desk/appeals/{lamp}")[0] == 200
    assert http.as_("heidi", "GET", f"/desk/appeals/{lamp}")[0] == 404
    assert http.as_("heidi", "GET", "/desk/appeals")[1]["items"] == []
    assert http.as_("heidi", "GET", "/desk/appeals?unit=lights")[1]["items"] == []


def test_a_co_unit_sees_and_acts_on_its_own_task_alone(http, deliver):
    no = http.submit(WALL, "家里暖气一直不热", key="h" * 20)["no"]
    deliver()

    status, item = http.as_("hans", "GET", f"/desk/appeals/{no}")
    assert (status, item["can"]) == (200, ["sign-task", "answer-task"])
    assert http.act("hans", no, "sign")[0] == 403


def test_an_admin_configures_but_reads_no_appeal(http, lamp):
    assert http.as_("adam", "GET", "/desk/appeals")[0] == 403
    assert http.as_("adam", "GET", f"/desk/appeals/{lamp}")[0] == 403
    assert http.as_("dora", "GET", "/people")[0] == 403


@pytest.mark.parametrize("user", ["dora", "rita", "lena"])
def test_who_may_not_sign_is_refused(http, lamp, user):
    assert http.act(user, lamp, "sign")[0] == 403


def test_of_two_who_act_on_the_same_step_the_second_is_told(http, lamp):
    body = {"step": 2}
    first = http.as_("hans", "POST", f"/desk/appeals/{lamp}/sign", body)[0]
    status, problem = http.as_("boss", "POST", f"/desk/appeals/{lamp}/sign", body)

    assert (first, status, problem["type"]) == (200, 409, "urn:mashangban:StaleAppeal")


def test_an_action_that_the_status_does_not_allow_is_a_conflict(http, lamp):
    status, problem = http.act(
        "hans", lamp, "resolve", result="solved", reply_public="已修好。", contacted=False
    )

    assert (status, problem["type"]) == (409, "urn:mashangban:ActionNotAllowed")


@pytest.mark.parametrize(
    ("action", "body", "field"),
    [
        ("dispatch", {}, "unit"),
        ("dispatch", {"unit": "nowhere"}, "unit"),
        ("reject", {"reason": "litigation"}, "guidance"),
        ("reject", {"reason": "because", "guidance": "请向法院咨询"}, "reason"),
        ("answer", {"reply_public": " "}, "reply_public"),
        ("ask", {"question": ""}, "question"),
    ],
)
def test_missing_data_is_refused_by_the_fields_name(http, deliver, action, body, field):
    no = http.submit(WALL, "图书馆几点开门呢")["no"]
    deliver()

    status, problem = http.act("dora", no, action, **body)

    assert (status, problem["errors"][0]["field"]) == (422, field)


def test_a_return_is_decided_once_and_refused_stays_refused(http, lamp):
    asked = {"reason": "not_our_duty", "basis": "权责清单第三条", "suggested_unit": "heat"}
    assert http.act("hans", lamp, "request-return", **asked)[0] == 200
    assert [
        i["no"] for i in http.as_("dora", "GET", "/desk/appeals?queue=requests")[1]["items"]
    ] == [lamp]

    _, item = http.act("dora", lamp, "decide-return", decision="refuse", note="仍由你单位办理")

    assert "return_pending" not in item["flags"]
    assert http.act("hans", lamp, "request-return", **asked)[0] == 409


def test_an_approved_return_goes_to_the_other_unit_with_a_new_clock(http, lamp):
    http.act("hans", lamp, "request-return", reason="not_our_duty", basis="权责清单第三条")

    _, item = http.act("dora", lamp, "decide-return", decision="approve", unit="heat")

    assert (item["unit"]["id"], item["status"]) == ("heat", "dispatched")
    assert http.as_("hans", "GET", f"/desk/appeals/{lamp}")[0] == 404


def test_a_refused_review_goes_back_with_its_reason(http, lamp):
    http.act("hans", lamp, "sign")
    http.act("hans", lamp, "resolve", result="solved", reply_public="不归我们管。", contacted=False)

    _, item = http.act("rita", lamp, "review", decision="refuse", reason="wording")

    assert item["status"] == "processing"
    assert item["events"][-1]["reason"] == "用语不规范"
    assert item["events"][-1]["actor"]["mine"]
    assert "mine" not in item["events"][-2]["actor"]


def test_a_review_that_no_listed_reason_fits_says_why(http, lamp):
    http.act("hans", lamp, "sign")
    http.act("hans", lamp, "resolve", result="solved", reply_public="不归我们管。", contacted=False)

    status, problem = http.act("rita", lamp, "review", decision="refuse", reason="other")
    assert (status, problem["errors"][0]["field"]) == (422, "note")

    status, _ = http.act("rita", lamp, "review", decision="refuse", reason="other", note="写明处所")
    assert status == 200


def test_what_is_not_solved_needs_a_reason(http, lamp):
    http.act("hans", lamp, "sign")

    status, problem = http.act(
        "hans", lamp, "resolve", result="unsolved", reply_public="暂时无法解决。", contacted=False
    )

    assert (status, problem["errors"][0]["field"]) == (422, "reason")


def test_contact_and_text_are_masked_until_shown_and_the_look_is_recorded(http, deliver):
    no = http.submit(
        WALL, "路灯坏了，请打19900000061找我", contact={"name": "张大山", "phone": "19900000061"}
    )["no"]
    deliver()

    item = http.as_("hans", "GET", f"/desk/appeals/{no}")[1]
    shown = http.as_("hans", "GET", f"/desk/appeals/{no}/contact")[1]

    assert "19900000061" not in str(item)
    assert (shown["phone"], shown["name"]) == ("19900000061", "张大山")
    looks = [
        row for row in boto3.client("dynamodb").scan(TableName="appeals")["Items"]
        if row["sk"]["S"].startswith("read#")
    ]  # fmt: skip
    assert "hans" in str(looks)


def test_of_a_confidential_appeal_the_handler_sees_no_contact(http, deliver):
    no = http.submit(
        WALL, LAMP, contact={"name": "张大山", "phone": "19900000061"}, confidential=True
    )["no"]
    deliver()

    assert http.as_("hans", "GET", f"/desk/appeals/{no}")[1]["contact"] is None
    assert http.as_("hans", "GET", f"/desk/appeals/{no}/contact")[0] == 403
    assert http.as_("dora", "GET", f"/desk/appeals/{no}/contact")[1]["phone"] == "19900000061"
    assert http.as_("lena", "GET", f"/desk/appeals/{no}/contact")[0] == 403


def test_a_leader_sees_the_board_and_instructs(http, deliver, lamp):
    _, board = http.as_("lena", "GET", "/overview")
    assert (
        board["open"]["total"],
        board["today"]["submitted"],
        board["by_unit"][0]["unit"]["name"],
    ) == (1, 1, "县城管局")
    assert board["dispatch_seconds"]["p95"] < 60

    assert http.act("lena", lamp, "instruct", text="请三日内办结")[0] == 200
    deliver()
    assert http.as_("hans", "GET", "/inbox")[1]["items"][0]["text"] == "领导有新批示"


def test_lists_are_paged_without_gap_or_repetition(http, deliver):
    for n in range(7):
        http.submit(WALL, f"{LAMP}，第{n}盏", key=f"page-{n}-0123456789")
    deliver()
    seen, cursor = [], ""
    for queue in ("to_sign", ""):
        seen, cursor = [], ""
        while cursor is not None:
            _, page = http.as_(
                "hans",
                "GET",
                f"/desk/appeals?queue={queue}&limit=3&cursor={cursor.replace('#', '%23')}",
            )
            seen += [item["no"] for item in page["items"]]
            cursor = page["next"]
        assert len(seen) == len(set(seen)) == 7


def test_queues_are_counted_for_who_works_on_them(http, lamp):
    queues = {q["id"]: q["count"] for q in http.as_("hans", "GET", "/me")[1]["queues"]}

    assert queues == {"to_sign": 1, "processing": 0, "helping": 0, "tasks": 0, "overdue": 0}


def test_an_admin_adds_a_place_and_its_code_works_at_once(http):
    status, place = http.as_("adam", "POST", "/places", {"name": "新桥头", "unit": "lights"})

    assert status == 201
    assert http.call("GET", f"/api/places/{place['code']}")[1]["name"] == "新桥头"


def test_a_bad_line_of_an_import_is_named_and_none_is_written(http):
    status, problem = http.as_(
        "adam", "POST", "/places/import", {"csv": "name,unit\n一号楼,lights\n,lights\n三号楼,none"}
    )

    assert status == 422
    assert [e["field"] for e in problem["errors"]] == ["csv[3].name", "csv[4].unit"]
    assert len(http.as_("adam", "GET", "/places")[1]["items"]) == 2


@pytest.mark.parametrize(
    ("csv", "field"),
    [
        ('name,unit\n一号楼,lights\n"二号楼,lights\n三号楼,lights', "csv[3]"),
        (f"name,unit\n{'长' * 140_000},lights", "csv[2]"),
        ("name,unit\n一号楼,lights".encode("utf-16").decode("latin-1"), "csv[1]"),
    ],
)
def test_a_sheet_of_places_that_cannot_be_read_is_refused_by_its_line(http, csv, field):
    status, problem = http.as_("adam", "POST", "/places/import", {"csv": csv})

    assert (status, problem["errors"][0]["field"]) == (422, field)


def test_places_are_imported_whatever_their_lines_end_in(http):
    body = {"csv": "name,unit\r一号楼,lights\r\r二号楼,\r"}

    assert http.as_("adam", "POST", "/places/import", body)[0] == 201
    assert len(http.as_("adam", "GET", "/places")[1]["items"]) == 4


def test_a_rule_that_cannot_be_understood_is_refused_when_it_is_saved(http):
    rules = [{"name": "空", "unit": "nowhere", "level": 9}]

    status, problem = http.as_("adam", "PUT", "/rules", {"rules": rules})

    assert status == 422
    assert {e["field"] for e in problem["errors"]} == {
        "rules[0].unit", "rules[0].keywords", "rules[0].level",
    }  # fmt: skip


def test_a_new_account_must_change_its_password_before_anything_else(http):
    new = {"id": "nina", "name": "新人", "roles": ["reviewer"], "password": "first-1234"}
    assert http.as_("adam", "POST", "/people", new)[0] == 201
    session = http.call("POST", "/api/t/north/session", {"user": "nina", "password": "first-1234"})[
        1
    ]
    bearer = {"Authorization": f"Bearer {session['token']}"}

    assert session["must_change_password"] is True
    assert http.call("GET", "/api/t/north/desk/appeals", **bearer)[0] == 403
    body = {"old": "first-1234", "new": "second-5678"}
    assert http.call("POST", "/api/t/north/password", body, **bearer)[0] == 200
    assert http.call("GET", "/api/t/north/desk/appeals", **bearer)[0] == 200


def test_a_closed_account_is_out_at_once(http):
    http.as_("hans", "GET", "/me")

    http.as_("adam", "POST", "/people/hans", {"active": False})

    assert http.as_("hans", "GET", "/me")[0] == 401
