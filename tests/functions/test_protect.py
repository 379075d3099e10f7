"""A report that the net missed: a dispatcher puts it on the protected path."""

import boto3

from functions.store import registry
from tests.county import VILLAGE, settle
from tests.functions.telling import item, told

VEILED = "低保名单里有一家开着小轿车，我们邻居都不明白，请看一看"
ALIKE = "低保名单里那家开小轿车的，邻居都不明白，请看一看"


def at_village(http, deliver):
    receipt = http.submit(VILLAGE, VEILED)
    deliver()
    http.act("dora", receipt["no"], "dispatch", unit="village")
    deliver()
    return receipt["no"], receipt["query_code"]


def seen_by(http, no):
    people = ("dora", "rita", "lena", "vera", "gwen", "cora")
    return {u for u in people if http.as_(u, "GET", f"/desk/appeals/{no}")[0] == 200}


def heard(http, user, no):
    return [m["kind"] for m in http.as_(user, "GET", "/inbox")[1]["items"] if m["no"] == no]


def test_a_report_that_a_dispatcher_recognises_leaves_everybody_but_who_handles_reports(
    http, deliver
):
    no, code = at_village(http, deliver)
    told_before = heard(http, "vera", no)

    answer = http.act("dora", no, "protect", note="反映的是村干部")
    deliver()

    assert answer == (204, None)
    assert seen_by(http, no) == {"gwen", "cora"}
    seen = item(http, no, "cora")
    assert (seen["status"], seen["unit"]["id"]) == ("dispatched", "ccdi")
    assert seen["events"][-1]["note"] == "反映的是村干部"
    assert (heard(http, "vera", no), heard(http, "cora", no)) == (told_before, ["protect"])
    page = http.call("GET", f"/api/appeals/{code}")[1]
    assert page["unit"] is None
    assert "青竹村" not in str(page["timeline"])


def test_robots_are_told_nothing_of_it(http, deliver):
    no, _ = at_village(http, deliver)
    robots = {"robots": [{"kind": "wecom", "key": "key-0001"}]}
    for unit in ("village", "ccdi"):
        assert http.as_("adam", "POST", f"/units/{unit}", robots)[0] == 200

    http.act("dora", no, "protect")
    deliver()

    queues = boto3.client("sqs")
    url = queues.get_queue_url(QueueName="notices")["QueueUrl"]
    assert "Messages" not in queues.receive_message(QueueUrl=url)


def test_who_handles_reports_sees_it_at_once_and_nobody_protects_it_twice(http, deliver):
    no, _ = at_village(http, deliver)

    status, seen = http.act("gwen", no, "protect")

    assert (status, "guarded" in seen["flags"]) == (200, True)
    assert "protect" not in seen["can"]
    assert http.act("gwen", no, "protect")[0] == 409


def test_where_no_unit_is_set_for_reports_it_waits_for_who_dispatches_them(http, deliver):
    settle(guarded_unit=None)
    no, _ = at_village(http, deliver)

    http.act("dora", no, "protect")
    deliver()

    assert seen_by(http, no) == {"gwen"}
    seen = item(http, no, "gwen")
    assert (seen["status"], seen["unit"], "manual" in seen["flags"]) == ("submitted", None, True)
    assert heard(http, "gwen", no)[0] == "protect"


def test_the_example_that_its_dispatch_left_is_forgotten(http, deliver):
    no, _ = at_village(http, deliver)
    assert [e.no for e in registry.examples("north")] == [no]

    http.act("dora", no, "protect")
    deliver()

    assert registry.examples("north") == ()


def test_what_hung_on_it_goes_back_to_the_dispatchers(http, deliver):
    no, _ = at_village(http, deliver)
    other = told(http, deliver, ALIKE, n=2, code=VILLAGE)
    http.act("dora", other, "merge", into=no)

    http.act("dora", no, "protect")
    deliver()

    seen = item(http, other)
    assert (seen["status"], seen["merged_into"]) == ("submitted", None)


def test_only_a_dispatcher_protects(http, deliver):
    no, _ = at_village(http, deliver)

    assert [http.act(user, no, "protect")[0] for user in ("rita", "lena", "vera")] == [403] * 3
