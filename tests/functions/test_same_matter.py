"""The same matter told twice: offered side by side, merged, answered together, split again."""

from tests.county import WALL
from tests.functions.telling import item, queue, told

LAMP_AT_GATE = "大门口那个路灯坏了快半个月了，黑灯瞎火的"
LAMP_AGAIN = "门口路灯不亮，晚上接小孩看不清路，请尽快维修"


def two_of_a_kind(http, deliver):
    main = told(http, deliver, LAMP_AT_GATE, n=1)
    code = http.submit(WALL, LAMP_AGAIN, key="again-0123456789")
    deliver()
    return main, code["no"], code["query_code"]


def test_the_same_matter_is_offered_to_be_looked_at_side_by_side(http, deliver):
    main, other, _ = two_of_a_kind(http, deliver)
    told(http, deliver, "家里暖气不热", n=3)

    _, found = http.as_("dora", "GET", f"/desk/appeals/{other}/similar")

    assert [(i["no"], i["same_place"]) for i in found["items"]] == [(main, True)]
    assert found["items"][0]["content"] == LAMP_AT_GATE


def test_what_is_merged_gets_the_same_answer_and_keeps_its_own_receipt(http, deliver):
    main, other, code = two_of_a_kind(http, deliver)
    assert http.act("dora", other, "merge", into=main)[1]["merged_into"] == main
    http.act("hans", main, "sign")
    http.act("hans", main, "resolve", result="solved", reply_public="路灯已修好。", contacted=False)
    http.act("rita", main, "review", decision="approve")
    deliver()

    seen = http.call("GET", f"/api/appeals/{code}")[1]

    assert (seen["no"], seen["reply"], seen["can"]) == (other, "路灯已修好。", ["rate"])


def test_a_reply_tells_another_citizen_nothing_of_who_told_the_main_matter(http, deliver):
    contact = {"name": "张大山", "phone": "19900000061"}
    main = http.submit(WALL, LAMP_AT_GATE, key="main-0123456789abc", contact=contact)["no"]
    other = http.submit(WALL, LAMP_AT_GATE + "了", key="other-0123456789abc")
    deliver()
    http.act("dora", other["no"], "merge", into=main)
    http.act("hans", main, "sign")
    http.act("hans", main, "contact", method="phone", result="已电话联系")
    reply = "张大山您好，已打199 0000 0061与您联系，到3栋502看过。详询县城管局0746-8322345。"
    http.act("hans", main, "resolve", result="solved", reply_public=reply, contacted=True)
    http.act("rita", main, "review", decision="approve")
    deliver()

    seen = http.call("GET", f"/api/appeals/{other['query_code']}")[1]

    assert (
        seen["reply"]
        == "***您好，已打*** **** ****与您联系，到3栋***看过。详询县城管局0746-8322345。"
    )


def test_what_is_merged_is_not_handled_twice_and_can_be_split_again(http, deliver):
    main, other, _ = two_of_a_kind(http, deliver)
    http.act("dora", other, "merge", into=main)

    assert http.act("hans", other, "sign")[0] == 409
    status, item = http.act("dora", other, "split")

    assert (status, item["status"], item["merged_into"]) == (200, "submitted", None)
    http.act("hans", main, "sign")
    http.act("hans", main, "resolve", result="solved", reply_public="路灯已修好。", contacted=False)
    http.act("rita", main, "review", decision="approve")
    deliver()
    assert http.as_("dora", "GET", f"/desk/appeals/{other}")[1]["status"] == "submitted"


def test_nothing_is_merged_into_itself_into_what_is_answered_or_into_the_unknown(http, deliver):
    main, other, _ = two_of_a_kind(http, deliver)

    refused = [http.act("dora", other, "merge", into=no)[0] for no in (other, "1" * 18)]
    http.act("dora", other, "merge", into=main)
    third = told(http, deliver, LAMP_AT_GATE, n=9)

    assert refused == [422, 404]
    assert http.act("dora", third, "merge", into=other)[0] == 422


def test_when_the_main_matter_is_taken_back_what_hung_on_it_goes_to_the_dispatchers(http, deliver):
    first = http.submit(WALL, LAMP_AT_GATE, key="first-0123456789")
    deliver()
    other = told(http, deliver, LAMP_AGAIN, n=2)
    http.act("dora", other, "merge", into=first["no"])

    http.call("POST", f"/api/appeals/{first['query_code']}/withdraw")
    deliver()

    assert queue(http, "to_dispatch") == [other]


def test_an_emergency_is_merged_only_into_what_is_as_urgent(http, deliver):
    main = told(http, deliver, LAMP_AT_GATE, n=1)
    fire = told(http, deliver, "大门口路灯杆着火了，火苗往楼上蹿", n=2)
    before = item(http, fire)

    status, refusal = http.act("dora", fire, "merge", into=main)

    (error,) = refusal["errors"]
    assert (status, error["field"], "先把主件改派为“特急”" in error["message"]) == (
        422,
        "into",
        True,
    )
    assert item(http, fire) == before

    http.act("dora", main, "dispatch", unit="lights", level=1, note="更急")
    status, merged = http.act("dora", fire, "merge", into=main)
    assert (status, merged["level"], merged["merged_into"]) == (200, 1, main)


def test_merging_does_not_tell_a_protected_number_from_an_unknown_one(http, deliver):
    other = told(http, deliver, LAMP_AGAIN, n=1)
    report = told(http, deliver, "村支书贪污了修路灯的钱", n=2)

    answers = [http.act("dora", other, "merge", into=no) for no in (report, "1" * 18, "x")]

    assert [status for status, _ in answers] == [404, 404, 404]
    assert answers[0] == answers[1] == answers[2]
