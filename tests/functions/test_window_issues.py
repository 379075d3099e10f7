"""What could not be done at a window (办不成事, S06): a kind of its own on the same engine."""

from datetime import UTC, datetime

import pytest

import app as product
from functions.domain.codes import id_of
from functions.domain.items.kind import APPEAL, Kind
from functions.domain.items.runs import Clock
from functions.domain.items.status import Action
from functions.domain.kinds import KINDS
from functions.domain.refusals import Lang
from functions.store import appeals
from tests.county import WALL, settle

ISSUE = {"window": "3 号窗口", "matter": "老年证", "visits": 4}
SAID = "材料交了三回，每次都说还差一样，到现在也没有办下来"
THURSDAY = datetime(2026, 11, 26, 2, tzinfo=UTC)


@pytest.fixture
def supervised(http, monkeypatch):
    monkeypatch.setattr(product, "now", lambda: THURSDAY)
    kept = http.as_("adam", "GET", "/settings")[1]
    assert http.as_("adam", "PUT", "/settings", kept | {"window_unit": "heat"})[0] == 200


def told(http, deliver, content=SAID, issue=ISSUE, **rest):
    receipt = http.submit(WALL, content, window_issue=issue, **rest)
    deliver()
    return receipt


def item(http, user, no):
    return http.as_(user, "GET", f"/desk/appeals/{no}")[1]


def test_it_goes_to_who_supervises_windows_whatever_it_speaks_of(http, deliver, supervised):
    receipt = told(http, deliver, "路灯下面的窗口，" + SAID)
    seen = item(http, "heidi", receipt["no"])

    assert (seen["status"], seen["unit"]["id"]) == ("dispatched", "heat")
    assert seen["kind"] == {"id": "window_issue", "label": "办不成事"}
    assert [(d["label"], d["text"]) for d in seen["detail"]] == [
        ("窗口", "3 号窗口"), ("要办的事", "老年证"), ("跑了几次", "4"),
    ]  # fmt: skip
    page = http.call("GET", f"/api/appeals/{receipt['query_code']}")[1]
    assert (page["kind"], page["detail"]) == ("办不成事", seen["detail"])


def test_the_citizen_is_called_on_the_same_day_and_answered_in_five_working_days(
    http, deliver, supervised
):
    receipt = told(http, deliver, contact={"phone": "19900000061"})
    runs = appeals.load("north", id_of(receipt["no"])).state.clocks

    midnight = datetime(2026, 11, 26, 16, tzinfo=UTC)
    assert (runs[Clock.SIGN].due_at, runs[Clock.CONTACT].due_at) == (midnight, midnight)
    assert receipt["dispatch_by"] == "2026-11-27T00:00:00+08:00"
    assert receipt["answer_by"] == "2026-12-03T10:00:00+08:00"


def test_danger_told_with_it_keeps_its_minutes_and_its_way(http, deliver, supervised):
    receipt = told(http, deliver, issue=ISSUE | {"matter": "楼道着火了快来人"})

    seen = item(http, "dora", receipt["no"])
    assert (seen["level"], seen["kind"]["id"]) == (1, "window_issue")
    assert receipt["emergency"]


def test_a_report_told_with_it_goes_its_protected_way(http, deliver, supervised):
    receipt = told(http, deliver, "窗口的主任收了红包才给办，" + SAID)

    assert http.as_("heidi", "GET", f"/desk/appeals/{receipt['no']}")[0] == 404


def test_without_a_supervisor_triage_finds_its_unit(http, deliver):
    receipt = told(http, deliver, "路灯坏了，" + SAID)

    assert item(http, "hans", receipt["no"])["unit"]["id"] == "lights"


def test_it_hangs_on_no_other_matter(http, deliver, supervised):
    main, hung = told(http, deliver)["no"], told(http, deliver, key="2" * 20)["no"]

    assert http.act("dora", hung, "merge", into=main)[0] == 409
    assert "merge" not in item(http, "dora", hung)["can"]


def test_it_lives_as_an_appeal_does(http, deliver, supervised):
    no = told(http, deliver)["no"]
    http.act("heidi", no, "sign")
    http.act("heidi", no, "resolve", result="solved", reply_public="已当场办结。", contacted=False)
    status, seen = http.act("rita", no, "review", decision="approve")

    assert (status, seen["status"], seen["ended"]["label"]) == (200, "visit", "已答复 · 按时")


@pytest.mark.parametrize(
    ("issue", "field"),
    [
        (ISSUE | {"visits": 0}, "window_issue.visits"),
        (ISSUE | {"window": ""}, "window_issue.window"),
        (ISSUE | {"matter": "字" * 61}, "window_issue.matter"),
        ({"window": "3"}, "window_issue.matter"),
    ],
)
def test_what_is_wrong_of_it_is_named(http, issue, field):
    status, problem = http.call(
        "POST", "/api/appeals", {"code": WALL, "content": SAID, "window_issue": issue},
        Idempotency_Key="k" * 20,
    )  # fmt: skip

    assert (status, problem["errors"][0]["field"].split("[")[0]) == (422, field)


def test_a_kind_is_a_folder_and_a_line():
    flow = KINDS[Kind("window_issue")]

    assert flow.label[Lang.ZH] == "办不成事"
    assert Action.MERGE not in flow.moves
    assert flow.statuses == KINDS[APPEAL].statuses


def test_it_says_why_it_went_where_it_went(http, deliver, supervised):
    seen = item(http, "heidi", told(http, deliver)["no"])

    assert (seen["category"], seen["suggestion"]["why"]) == ("办不成事", ["办不成事"])


def test_one_that_cries_for_help_can_be_opened_at_the_desk(http, deliver):
    settle(window_unit="heat")
    window = {"window": "社保窗口", "matter": "办卡"}
    no = http.submit(WALL, "救命，有人拿刀砍人", window_issue=window)["no"]
    deliver()

    status, seen = http.as_("dora", "GET", f"/desk/appeals/{no}")

    assert (status, seen["level"]) == (200, 1)


ASKED = {
    "instruct": ("lena", {"text": "请一次性告知"}),
    "supervise": ("lena", {"form": "letter", "text": "请今天办结"}),
    "comment": ("lena", {"text": "群众跑了四趟，不满意", "level": 1}),
    "whistle": ("heidi", {"units": ["lights"], "text": "请到窗口"}),
    "join": ("heidi", {"co_units": ["lights"]}),
    "refer": ("heidi", {"to": "司法所", "text": "请协助", "public": "已请司法所协助"}),
    "verify": ("dora", {"units": ["lights"], "text": "请核实"}),
}


@pytest.mark.parametrize("action", ASKED)
def test_what_is_asked_on_it_is_asked_and_read_by_all(http, deliver, supervised, action):
    no = told(http, deliver)["no"]
    user, body = ASKED[action]

    status, seen = http.act(user, no, action, **body)

    assert status == 200, seen
    assert "并单" not in str(seen["tasks"])
    assert [
        http.as_(who, "GET", f"/desk/appeals/{no}")[0] for who in ("heidi", "lena", "dora")
    ] == [200] * 3


def test_its_citizen_reads_of_the_supervisor(http, deliver, supervised):
    receipt = told(http, deliver, contact={"phone": "19900000061"})
    http.act("heidi", receipt["no"], "sign")
    http.act("heidi", receipt["no"], "contact", method="phone", result="没人接", reached=False)

    page = http.call("GET", f"/api/appeals/{receipt['query_code']}")[1]
    assert [line["label"] for line in page["timeline"]] == [
        "您反映了窗口办不成的事", "已交给督办专员", "督办专员已接手", "督办专员联系过您，没有联系上",
    ]  # fmt: skip


def test_where_nobody_supervises_windows_its_citizen_reads_of_the_unit(http, deliver):
    page = http.call(
        "GET", f"/api/appeals/{told(http, deliver, '路灯坏了，' + SAID)['query_code']}"
    )[1]

    assert [line["label"] for line in page["timeline"]] == [
        "您反映了窗口办不成的事",
        "已派给承办单位",
    ]


def test_the_overview_says_how_many_are_open(http, deliver, supervised):
    told(http, deliver)
    http.submit(WALL, "小区门口的路灯坏了，晚上看不清", key="2" * 20)

    kinds = http.as_("lena", "GET", "/overview")[1]["by_kind"]

    assert {kind["id"]: kind["open"] for kind in kinds} == {"appeal": 1, "window_issue": 1}
