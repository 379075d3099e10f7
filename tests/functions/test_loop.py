"""The whole loop over HTTP and the stream: scan, tell, dispatch, handle, answer, rate."""

from tests.county import VILLAGE, WALL, settle

LAMP = "小区门口的路灯坏了半个月了，晚上看不清路"


def test_a_scanned_code_names_its_place_and_the_numbers_to_call(http):
    status, place = http.call("GET", f"/api/places/{WALL}")

    assert status == 200
    assert (place["name"], place["tenant"]["name"]) == ("翠竹苑小区·大门口", "北县")
    assert {"name": "火警", "number": "119"} in place["emergency"]


def test_an_appeal_is_told_dispatched_handled_answered_and_rated(http, deliver):
    receipt = http.submit(WALL, LAMP, contact={"name": "张大山", "phone": "19900000061"})
    no, code = receipt["no"], receipt["query_code"]
    deliver()

    assert http.act("hans", no, "sign")[0] == 200
    assert http.act("hans", no, "contact", method="phone", result="已电话联系")[0] == 200
    status, item = http.act(
        "hans", no, "resolve", result="solved", reply_public="路灯已于今日修好。", contacted=True
    )
    assert (status, item["status"]) == (200, "review")
    assert http.act("rita", no, "review", decision="approve")[1]["status"] == "visit"

    status, seen = http.call("GET", f"/api/appeals/{code}")
    assert (seen["reply"], seen["unit"], seen["can"]) == (
        "路灯已于今日修好。",
        "县城管局",
        ["rate"],
    )

    status, rated = http.call(
        "POST", f"/api/appeals/{code}/rating", {"level": 5, "solved": True, "tags": ["fast"]}
    )
    assert (status, rated["status"], rated["label"]) == (200, "done", "已办结")


def test_a_bad_rating_reopens_the_appeal_and_tells_the_reviewers(http, deliver):
    receipt = http.submit(WALL, LAMP)
    no, code = receipt["no"], receipt["query_code"]
    deliver()
    http.act("hans", no, "sign")
    http.act("hans", no, "resolve", result="solved", reply_public="已处理完毕。", contacted=False)
    http.act("rita", no, "review", decision="approve")

    status, view = http.call(
        "POST", f"/api/appeals/{code}/rating", {"level": 1, "solved": False, "tags": ["unsolved"]}
    )
    deliver()

    assert (status, view["status"], view["reply_round"]) == (200, "processing", 2)
    kinds = [m["kind"] for m in http.as_("rita", "GET", "/inbox")[1]["items"]]
    assert kinds[0] == "rate"
    again = http.call("POST", f"/api/appeals/{code}/rating", {"level": 5, "solved": True})
    assert again[0] == 409


def test_what_no_rule_matches_goes_to_the_dispatchers_and_they_are_told(http, deliver):
    no = http.submit(WALL, "想问一下图书馆几点开门")["no"]
    deliver()

    _, queue = http.as_("dora", "GET", "/desk/appeals?queue=to_dispatch")
    assert [(i["no"], i["flags"]) for i in queue["items"]] == [(no, ["manual"])]
    assert http.as_("dora", "GET", "/inbox")[1]["items"][0]["no"] == no

    status, item = http.act("dora", no, "dispatch", unit="heat", level=3, category="其他")
    assert (status, item["status"], item["unit"]["id"]) == (200, "dispatched", "heat")


def test_a_report_about_an_official_is_seen_by_few_and_never_by_the_accused(http, deliver):
    no = http.submit(VILLAGE, "实名举报青竹村支书把低保给了他亲弟媳妇，不要转给镇里和村里")["no"]
    deliver()

    assert http.as_("cora", "GET", f"/desk/appeals/{no}")[0] == 200
    assert http.as_("gwen", "GET", f"/desk/appeals/{no}")[0] == 200
    for user in ("dora", "rita", "lena", "hans", "vera"):
        assert http.as_(user, "GET", f"/desk/appeals/{no}")[0] == 404
        assert http.as_(user, "GET", "/desk/appeals")[1]["items"] == []
        assert http.as_(user, "GET", "/inbox")[1]["items"] == []
    status, problem = http.act("gwen", no, "dispatch", unit="village")
    assert (status, problem["errors"][0]["code"]) == (422, "accused")


CHILD = "我是六年级的学生，有几个人天天放学堵我，逼我交钱"


def test_a_child_in_danger_is_level_1_and_shown_the_numbers_though_no_word_of_the_list_stands_there(
    http, deliver
):
    words = http.call("GET", f"/api/places/{WALL}")[1]["emergency_words"]
    receipt = http.submit(WALL, CHILD)
    deliver()

    assert not any(word in CHILD for word in words)
    assert [n["number"] for n in receipt["emergency"]] == ["110", "119", "120", "12355"]
    assert http.as_("dora", "GET", f"/desk/appeals/{receipt['no']}")[1]["level"] == 1


def test_the_page_is_given_the_words_of_self_harm_whatever_the_county_lists(http):
    settings = http.as_("adam", "GET", "/settings")[1] | {"emergency_words": ["着火"]}
    assert http.as_("adam", "PUT", "/settings", settings)[0] == 200

    words = http.call("GET", f"/api/places/{WALL}")[1]["emergency_words"]

    assert words[0] == "着火"
    assert "轻生" in words


def test_the_page_is_given_the_words_as_they_are_compared_and_the_characters_read_alike(http):
    listed = {"emergency_words": ["漏電；ＧＡＳ LEAK", "着\u200b火"]}
    settings = http.as_("adam", "GET", "/settings")[1] | listed
    assert http.as_("adam", "PUT", "/settings", settings)[0] == 200

    page = http.call("GET", f"/api/places/{WALL}")[1]
    pairs = page["emergency_variants"]
    alike = dict(zip(pairs[::2], pairs[1::2], strict=True))

    assert page["emergency_words"][:3] == ["漏电", "gas leak", "着火"]
    assert {"電": "电", "著": "着", "殺": "杀"}.items() <= alike.items()
    assert len(pairs.encode()) < 2000


def test_what_only_sounds_like_danger_alarms_neither_receipt_nor_desk(http, deliver):
    receipt = http.submit(WALL, "小区门口路灯坏了，修好请打我电话")
    deliver()

    assert receipt["emergency"] == []
    assert http.as_("dora", "GET", f"/desk/appeals/{receipt['no']}")[1]["level"] == 3


def test_an_emergency_is_level_1_and_the_numbers_stand_on_the_receipt(http, deliver):
    receipt = http.submit(WALL, "急急急！！楼道里好大一股煤气味，我妈一个人在家")
    deliver()

    assert [n["number"] for n in receipt["emergency"]] == ["110", "119", "120"]
    _, item = http.as_("dora", "GET", f"/desk/appeals/{receipt['no']}")
    assert (item["level"], item["unit"]["id"], item["status"]) == (1, "duty", "dispatched")


def test_an_emergency_in_what_a_citizen_adds_makes_it_one(http, deliver):
    receipt = http.submit(WALL, LAMP)
    deliver()
    code = receipt["query_code"]

    _, seen = http.call(
        "POST", f"/api/appeals/{code}/supplement", {"content": "电线杆着火了，火往楼上烧"}
    )
    deliver()

    assert [n["number"] for n in seen["emergency"]] == ["110", "119", "120"]
    _, item = http.as_("hans", "GET", f"/desk/appeals/{receipt['no']}")
    assert (item["level"], "emergency" in item["flags"]) == (1, True)
    assert item["events"][-1]["data"]["alarm"] == "着火"
    told = http.as_("hans", "GET", "/inbox")[1]["items"][0]
    assert (told["kind"], told["level"], "紧急" in told["text"]) == ("supplement", 1, True)


def test_an_emergency_added_before_the_router_looked_stays_one(http, deliver):
    receipt = http.submit(WALL, LAMP)
    http.call(
        "POST", f"/api/appeals/{receipt['query_code']}/supplement", {"content": "电线杆着火了"}
    )
    deliver()

    _, item = http.as_("hans", "GET", f"/desk/appeals/{receipt['no']}")
    assert (item["status"], item["level"]) == ("dispatched", 1)


def test_an_emergency_added_to_what_waits_for_a_dispatcher_goes_to_the_duty_unit(http, deliver):
    receipt = http.submit(WALL, "楼道里有点味道，不晓得是什么")
    deliver()
    _, waiting = http.as_("dora", "GET", f"/desk/appeals/{receipt['no']}")

    http.call(
        "POST",
        f"/api/appeals/{receipt['query_code']}/supplement",
        {"content": "是煤气味，有人昏倒了"},
    )
    deliver()

    _, item = http.as_("dora", "GET", f"/desk/appeals/{receipt['no']}")
    assert (waiting["status"], item["status"]) == ("submitted", "dispatched")
    assert (item["unit"]["id"], item["level"]) == ("duty", 1)


def test_an_ordinary_addition_changes_no_deadline(http, deliver):
    receipt = http.submit(WALL, LAMP)
    deliver()
    before = http.call("GET", f"/api/appeals/{receipt['query_code']}")[1]

    _, seen = http.call(
        "POST", f"/api/appeals/{receipt['query_code']}/supplement", {"content": "是东边那一盏"}
    )

    assert (seen["level"], seen["due_at"], seen["emergency"]) == (3, before["due_at"], [])


def test_a_report_in_what_a_citizen_adds_leaves_the_unit_before_it_is_read(http, deliver):
    receipt = http.submit(VILLAGE, "村里的低保什么时候公示，我家没有评上")
    deliver()
    no, code = receipt["no"], receipt["query_code"]
    http.act("dora", no, "dispatch", unit="village")
    deliver()

    status, seen = http.call(
        "POST", f"/api/appeals/{code}/supplement", {"content": "村支书收了人家的钱才给评的"}
    )
    deliver()

    assert (status, seen["unit"]) == (200, None)
    for user in ("vera", "dora", "lena", "rita"):
        assert http.as_(user, "GET", f"/desk/appeals/{no}")[0] == 404
    _, item = http.as_("cora", "GET", f"/desk/appeals/{no}")
    assert (item["status"], item["unit"]["id"]) == ("dispatched", "ccdi")
    heard = http.as_("vera", "GET", "/inbox")[1]["items"]
    assert [m["kind"] for m in heard if m["no"] == no] == ["dispatch"]  # of the addition nothing


def test_a_dangerous_report_goes_to_no_duty_unit_where_no_unit_is_set_for_reports(http, deliver):
    settle(guarded_unit=None)

    no = http.submit(VILLAGE, "举报村支书贪污，他还拿刀追我，救命")["no"]
    deliver()

    _, item = http.as_("gwen", "GET", f"/desk/appeals/{no}")
    assert (item["status"], item["unit"], item["level"]) == ("submitted", None, 1)


def test_a_report_added_before_the_router_looked_stays_protected(http, deliver):
    receipt = http.submit(VILLAGE, "村里的路灯坏了，晚上看不清路")
    code = receipt["query_code"]
    http.call("POST", f"/api/appeals/{code}/supplement", {"content": "村支书贪污了路灯的钱"})
    deliver()

    assert http.as_("hans", "GET", f"/desk/appeals/{receipt['no']}")[0] == 404
    assert http.as_("cora", "GET", f"/desk/appeals/{receipt['no']}")[0] == 200


def test_danger_added_to_a_protected_report_leaves_it_protected(http, deliver):
    settle(guarded_unit=None)
    receipt = http.submit(VILLAGE, "村里的低保什么时候公示，我家没有评上")
    deliver()
    path = f"/api/appeals/{receipt['query_code']}/supplement"
    http.call("POST", path, {"content": "村支书收了人家的钱才给评的"})
    deliver()

    http.call("POST", path, {"content": "他拿刀追我，救命"})
    deliver()

    assert http.as_("dora", "GET", f"/desk/appeals/{receipt['no']}")[0] == 404
    _, item = http.as_("gwen", "GET", f"/desk/appeals/{receipt['no']}")
    assert (item["status"], item["unit"], item["level"]) == ("submitted", None, 1)
