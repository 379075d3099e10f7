"""A danger or a report is never hidden under what many tell: neither on the board nor under a common answer."""

from itertools import product

import pytest

from functions.domain.issues.heard import heard
from functions.store import appeals
from tests.county import WALL
from tests.functions.telling import item

DARK = "小区门口的路灯坏了，晚上看不清，没有人来修"
REPLY = "路灯已经修好，晚上都亮着。"
CERTAIN = ("有人拿刀砍人", "我不想活了，要跳楼", "着火了快来人", "校长摸我胸")
MAYBE = ("豆豆掉河里了", "猫粮在柜子里，密码是生日，大家保重")
REPORTS = ("村主任贪污了修路款三十万，还打举报的人", "书记叫我们凑钱给他，不给就不修灯")


def tell(http, deliver, text, n):
    receipt = http.submit(WALL, text, key=f"hidden-{n:04}-0123456789")
    deliver()
    return receipt


def loaded(no):
    return appeals.load("north", no[6:])


def answered(http, deliver, no):
    for user, act, body in (
        ("hans", "sign", {}),
        ("hans", "resolve", {"result": "solved", "reply_public": REPLY}),
        ("rita", "review", {"decision": "approve"}),
    ):
        assert http.act(user, no, act, **body)[0] == 200
    deliver()


@pytest.mark.parametrize("said", CERTAIN[:3] + MAYBE[:1] + REPORTS)
def test_what_cries_amid_a_common_matter_hangs_on_none(http, deliver, said):
    main = tell(http, deliver, DARK, 0)["no"]
    crying = tell(http, deliver, f"{DARK}。{said}", 1)["no"]
    who = "gwen" if loaded(crying).state.guarded else "dora"
    step = item(http, crying, who)["step"]

    alone = http.act(who, crying, "merge", into=main)
    many = http.as_(who, "POST", "/desk/bulk", {
        "action": "merge", "items": [{"no": crying, "step": step}], "common": {"into": main},
    })  # fmt: skip

    assert alone[0] in {409, 422}
    assert many[0] != 200 or "200" not in str([one["status"] for one in many[1]["items"]])
    assert not loaded(crying).state.merged_into
    answered(http, deliver, main)
    assert loaded(crying).status != "visit"


@pytest.mark.parametrize("said", CERTAIN)
def test_danger_that_is_told_to_what_hangs_on_another_is_not_answered_with_it(http, deliver, said):
    main, hung = (tell(http, deliver, f"{DARK}，第{n}家", n) for n in range(2))
    assert http.act("dora", hung["no"], "merge", into=main["no"])[0] == 200
    deliver()

    added = http.call("POST", f"/api/appeals/{hung['query_code']}/supplement", {"content": said})[1]
    deliver()
    answered(http, deliver, main["no"])

    assert added["danger"] == "certain"
    seen = loaded(hung["no"])
    assert (seen.state.merged_into, seen.state.level) == ("", 1)
    assert seen.status != "visit"


@pytest.mark.parametrize(("danger", "status"), [(True, "open"), (False, "visit")])
def test_what_may_be_danger_waits_for_who_decides_and_then_catches_up(
    http, deliver, danger, status
):
    main, hung = (tell(http, deliver, f"{DARK}，第{n}家", n) for n in range(2))
    assert http.act("dora", hung["no"], "merge", into=main["no"])[0] == 200
    deliver()
    path = f"/api/appeals/{hung['query_code']}/supplement"
    assert http.call("POST", path, {"content": MAYBE[0]})[1]["danger"] == "maybe"
    deliver()

    answered(http, deliver, main["no"])
    assert loaded(hung["no"]).status != "visit"
    assert http.act("dora", hung["no"], "check", danger=danger)[0] == 200
    deliver()

    seen = loaded(hung["no"])
    assert (seen.status == "visit") == (status == "visit")
    assert seen.state.emergency == danger


def test_the_same_fire_told_twice_is_still_answered_once(http, deliver):
    fire = "三单元着火了，路灯杆都烧着了"
    main, hung = (tell(http, deliver, f"{fire}，第{n}家看到的", n) for n in range(2))
    assert http.act("dora", hung["no"], "merge", into=main["no"])[0] == 200
    deliver()

    answered(http, deliver, main["no"])

    assert loaded(hung["no"]).status == "visit"


def test_no_board_counts_or_names_what_is_in_doubt_or_a_report(http, deliver):
    for n, (before, said) in enumerate(product(("", f"{DARK}。"), (*MAYBE, *REPORTS))):
        receipt = tell(http, deliver, before + said, n)
        if receipt["danger"] == "maybe" or receipt["protected"]:
            assert heard(loaded(receipt["no"])) is None
    for n, said in enumerate((*MAYBE[:1], *REPORTS)):
        receipt = tell(http, deliver, said, 90 + n)
        assert receipt["danger"] == "maybe" or receipt["protected"], said
