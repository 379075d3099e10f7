"""The citizen, the staff and the page without script see one bar of six steps, and it says what the status says."""

from tests.county import VILLAGE, WALL

LAMP = "小区门口的路灯坏了半个月了，晚上看不清路"
SOLVED = {"result": "solved", "reply_public": "路灯已于今日修好。", "contacted": False}
LIBRARY = "想问一下图书馆几点开门"


def bar(http, receipt, user="dora"):
    """The bar as the citizen gets it; the console's must be the same."""
    _, seen = http.call("GET", f"/api/appeals/{receipt['query_code']}")
    status, item = http.as_(user, "GET", f"/desk/appeals/{receipt['no']}")
    assert status == 200
    assert seen["steps"] == item["steps"]
    return [(step["label"], step["state"]) for step in seen["steps"]]


def here(http, receipt, user="dora"):
    """The step at which it stands."""
    return next(
        (each for each in bar(http, receipt, user) if each[1] not in {"done", "skipped"}), None
    )


def test_each_act_moves_the_bar_and_a_bad_rating_takes_it_back(http, deliver):
    receipt = http.submit(WALL, LAMP)
    no, code = receipt["no"], receipt["query_code"]
    stood = [here(http, receipt)]
    deliver()
    stood.append(here(http, receipt))
    for user, action, body in [
        ("hans", "sign", {}),
        ("hans", "resolve", SOLVED),
        ("rita", "review", {"decision": "approve"}),
    ]:
        assert http.act(user, no, action, **body)[0] == 200
        stood.append(here(http, receipt))
    labels = ["受理", "派单", "办理", "核查", "评价结案"]
    assert stood == [(label, "now") for label in labels]

    http.call(
        "POST", f"/api/appeals/{code}/rating", {"level": 1, "solved": False, "tags": ["slow"]}
    )
    assert here(http, receipt) == ("办理", "now")
    http.act("hans", no, "resolve", **SOLVED)
    http.act("rita", no, "review", decision="approve")
    http.call("POST", f"/api/appeals/{code}/rating", {"level": 5, "solved": True})
    assert here(http, receipt) is None


def test_who_is_asked_for_more_is_shown_that_it_waits_for_them(http, deliver):
    receipt = http.submit(WALL, LIBRARY)
    deliver()
    http.act("dora", receipt["no"], "ask", question="哪个图书馆？")

    assert here(http, receipt) == ("受理", "waiting")


def test_a_direct_answer_needed_no_unit_and_no_review(http, deliver):
    receipt = http.submit(WALL, LIBRARY)
    deliver()
    http.act("dora", receipt["no"], "answer", reply_public="每天九点到十八点开放。")

    skipped = [label for label, state in bar(http, receipt) if state == "skipped"]
    assert (skipped, here(http, receipt)) == (["派单", "核查"], ("评价结案", "now"))


def test_what_is_not_accepted_or_withdrawn_ends_where_it_stood(http, deliver):
    refused = http.submit(WALL, LIBRARY, key="refused-0123456789")
    lamp = http.submit(WALL, LAMP, key="withdrawn-0123456789")
    deliver()
    status, _ = http.act(
        "dora", refused["no"], "reject", reason="litigation", guidance="请向有管辖权的法院起诉。"
    )
    http.call("POST", f"/api/appeals/{lamp['query_code']}/withdraw", {})

    assert status == 200
    assert here(http, refused) == ("受理", "ended")
    assert here(http, lamp) == ("派单", "ended")


def test_a_merged_matter_is_in_hand_until_its_main_matter_is_answered(http, deliver):
    main, twin = (
        http.submit(WALL, LAMP, key=f"{name}-of-two-0123456789") for name in ("main", "twin")
    )
    deliver()
    http.act("dora", twin["no"], "merge", into=main["no"])
    assert here(http, twin) == ("办理", "now")

    http.act("hans", main["no"], "sign")
    http.act("hans", main["no"], "resolve", **SOLVED)
    http.act("rita", main["no"], "review", decision="approve")
    deliver()

    assert here(http, twin) == ("评价结案", "now")


def test_of_a_report_the_bar_names_no_unit(http, deliver):
    receipt = http.submit(VILLAGE, "实名举报青竹村支书把低保给了他亲弟媳妇，不要转给镇里和村里")
    deliver()

    assert here(http, receipt, "gwen") == ("派单", "now")
    assert "纪委" not in str(bar(http, receipt, "gwen"))


def test_the_bar_is_read_in_english_too(http):
    receipt = http.submit(WALL, LAMP)
    path = f"/api/appeals/{receipt['query_code']}"

    _, seen = http.call("GET", path, Accept_Language="en")

    assert [step["label"] for step in seen["steps"]] == [
        "Report", "Accept", "Assign", "Handle", "Check", "Rate & close",
    ]  # fmt: skip


def test_the_page_without_script_has_the_bar(http, deliver):
    receipt = http.submit(WALL, LAMP)
    deliver()

    answer = http.client.http.request(
        "POST", "/api/plain", headers={"Content-Type": "application/x-www-form-urlencoded"},
        body=f"code={receipt['query_code']}".encode(),
    )  # fmt: skip

    page = answer.body.decode()
    assert '<li>✓ 上报<small lang="en">Report</small></li><li>✓ 受理' in page
    assert '<li aria-current="step">● 派单<small lang="en">Assign</small></li><li>· 办理' in page
    assert "Rate &amp; close" in page
