"""A poor reply is shown to who writes it and to who reviews it, with reasons (B15); nothing is barred by it."""

import pytest

from tests.county import WALL
from tests.functions.test_joint_handling import seen
from tests.functions.test_tasks import LAMP, lit


@pytest.fixture
def lamp(http, deliver):
    return lit(http, deliver)


POOR = {"result": "solved", "reply_public": "已处理。", "contacted": False}
GOOD = {"result": "solved", "reply_public": "门口的路灯今天已换新灯头，亮了。", "contacted": False}


def checked(http, user, no, **draft):
    return http.as_(user, "POST", f"/desk/appeals/{no}/reply-check", draft)


def codes(flaws):
    return [flaw["id"] for flaw in flaws]


def test_who_writes_a_reply_hears_what_is_wrong_with_it_before_it_is_sent(http, lamp):
    before = seen(http, "hans", lamp)["step"]

    status, told = checked(http, "hans", lamp, reply_public="已处理。", result="solved")

    assert (status, codes(told["flaws"])) == (200, ["empty"])
    assert "已处理" in told["flaws"][0]["label"]
    assert checked(http, "hans", lamp, **{k: GOOD[k] for k in ("reply_public", "result")})[1] == {
        "flaws": []
    }
    assert seen(http, "hans", lamp)["step"] == before


def test_who_reviews_reads_the_reasons_and_the_reply_is_not_barred(http, lamp):
    assert http.act("hans", lamp, "resolve", **POOR)[0] == 200

    assert codes(seen(http, "rita", lamp)["reply_flaws"]) == ["empty"]
    sent_back = {"decision": "refuse", "reason": "wording"}
    assert http.act("rita", lamp, "review", **sent_back)[0] == 200
    assert http.act("hans", lamp, "resolve", **GOOD)[0] == 200
    assert seen(http, "rita", lamp)["reply_flaws"] == []
    assert http.act("rita", lamp, "review", decision="approve")[0] == 200

    _, board = http.as_("lena", "GET", "/overview")
    assert board["sent_back"] == [{"unit": {"id": "lights", "name": "县城管局"}, "times": 1}]


def test_a_direct_answer_needs_no_measure_and_a_poor_one_is_noted(http, deliver):
    no = http.submit(WALL, "请问老年公交卡在哪里办理，要带什么材料")["no"]
    deliver()
    asked = {"reply_public": "老年公交卡在政务大厅 3 号窗口办理，带身份证。"}
    if "answer" in seen(http, "dora", no)["can"]:
        assert checked(http, "dora", no, **asked)[1]["flaws"] == []
        assert http.act("dora", no, "answer", reply_public="请耐心等待。")[0] == 200
        assert codes(seen(http, "rita", no)["reply_flaws"]) == ["empty"]


def test_the_citizen_and_who_may_not_see_the_matter_hear_nothing_of_it(http, lamp):
    http.act("hans", lamp, "resolve", **POOR)
    http.act("rita", lamp, "review", decision="approve")

    assert checked(http, "heidi", lamp, reply_public="已处理。")[0] == 404
    receipt = http.submit(WALL, LAMP)
    _, shown = http.call("GET", f"/api/appeals/{receipt['query_code']}")
    assert not {"flaws", "reply_flaws"} & shown.keys()
    assert "empty" not in str(shown)


def test_nobody_learns_by_trying_what_stands_masked_in_the_text(http, deliver):
    no = http.submit(
        WALL,
        "三单元楼梯间的感应路灯一直不亮，摸黑下楼很危险，请找王小梅，电话19900000061",
        confidential=True,
        contact={"name": "王小梅"},
    )["no"]
    deliver()
    assert http.act("hans", no, "sign")[0] == 200
    assert "小梅" not in seen(http, "hans", no)["content"]
    right = ("王小梅本人到场查看登记完毕", "9900 0000 61 已经登记拨打核对完毕")
    wrong = ("李大海本人到场查看登记完毕", "8877 5533 24 已经登记拨打核对完毕")

    def told(reply):
        return checked(http, "hans", no, reply_public=reply, result="solved")[1]

    assert [told(reply) for reply in right] == [told(reply) for reply in wrong]


def test_a_county_edits_the_list_of_phrases(http, lamp):
    _, settings = http.as_("adam", "GET", "/settings")
    own = settings | {"empty_phrases": ["按台账…办理"]}
    assert http.as_("adam", "PUT", "/settings", own)[0] == 200

    poor = {"reply_public": "按台账逐一办理。", "result": "solved"}
    assert codes(checked(http, "hans", lamp, **poor)[1]["flaws"]) == ["empty"]
