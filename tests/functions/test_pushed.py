"""What a county pushes for verification (主动推送核查, B17): a kind of matter goes to whose affair it is, who say what they found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.county.county import Settings
from functions.domain.county.push import Push
from functions.domain.county.settings_check import faults
from functions.domain.triage.pushed import pushed
from tests.county import VILLAGE, WALL, settle
from tests.functions.test_co_units import told
from tests.functions.test_joint_handling import heard, mine, seen, tasks

HEATING = Push("heat", categories=("公用事业/供暖",), text="请核查供暖是否达标")
WAGES = Push("town", keywords=("拖欠工资", "欠薪"), text="请核查欠薪")


@pytest.fixture
def pushing(http):
    settle(pushes=(HEATING, WAGES))
    return http


def verifications(http, no, user="dora"):
    return [t for t in tasks(http, user, no).values() if t["kind"] == "verification"]


def test_a_matter_of_a_category_is_pushed_to_the_unit_of_that_category_at_once(pushing, deliver):
    no = told(pushing, deliver)["no"]

    (task,) = verifications(pushing, no)
    assert (task["to"]["id"], task["text"], task["asked_by"]) == (
        "heat",
        "请核查供暖是否达标",
        None,
    )
    assert mine(pushing, "heidi") == [no]
    assert "有核查任务，请填写核查结果" in heard(pushing, "heidi")
    event = seen(pushing, "dora", no)["events"][-1]
    assert (event["action"], event["actor"]["kind"]) == ("verify", "system")


def test_what_is_pushed_is_asked_once_however_often_it_is_delivered_and_dispatched(
    pushing, deliver
):
    no = told(pushing, deliver)["no"]
    assert pushing.act("dora", no, "dispatch", unit="lights", note="先由照明看")[0] == 200
    deliver()
    assert pushing.act("dora", no, "dispatch", unit="heat")[0] == 200
    deliver()

    assert len(verifications(pushing, no)) == 1


def test_a_word_of_the_text_pushes_too_and_beside_whoever_has_the_matter(pushing, deliver):
    no = pushing.submit(WALL, "工地拖欠工资半年了，请政府做主")["no"]
    deliver()
    assert verifications(pushing, no) == []  # with the dispatchers nobody has it in hand yet
    assert pushing.act("dora", no, "dispatch", unit="duty")[0] == 200
    deliver()

    (task,) = verifications(pushing, no)
    assert task["to"]["id"] == "town"


def test_what_was_found_is_recorded_and_the_file_waits_for_it(pushing, deliver):
    no = told(pushing, deliver)["no"]
    assert pushing.act("heidi", no, "sign")[0] == 200
    (task,) = verifications(pushing, no)

    assert pushing.act("heidi", no, "answer-task", task=task["id"], reply="已核")[0] == 422
    body = {"task": task["id"], "reply": "入户测温 14 度", "result": "true"}
    assert pushing.act("heidi", no, "answer-task", **body)[0] == 200

    (task,) = verifications(pushing, no)
    assert (task["state"], task["answer"]["result"]) == ("done", "属实")


def test_of_two_that_are_one_matter_each_is_verified(pushing, deliver):
    main, other = told(pushing, deliver, 1)["no"], told(pushing, deliver, 2)["no"]

    assert pushing.act("dora", other, "merge", into=main)[0] == 200
    deliver()

    assert [len(verifications(pushing, no)) for no in (main, other)] == [1, 1]
    (task,) = verifications(pushing, other)
    body = {"task": task["id"], "reply": "同一栋楼，已核", "result": "true"}
    assert pushing.act("heidi", other, "answer-task", **body)[0] == 200
    assert verifications(pushing, other)[0]["state"] == "done"


def test_of_a_report_nothing_is_pushed_and_what_becomes_one_takes_it_back(pushing, deliver):
    report = pushing.submit(VILLAGE, "实名举报村支书王某某，供暖补贴给了他亲戚，不要转给村里")["no"]
    deliver()
    assert verifications(pushing, report, "gwen") == []
    no = told(pushing, deliver, 3)["no"]
    assert len(verifications(pushing, no)) == 1

    assert pushing.act("dora", no, "protect")[0] == 204
    deliver()

    assert verifications(pushing, no, "gwen") == []
    assert mine(pushing, "heidi") == []


def test_what_the_nets_doubt_is_pushed_once_a_person_has_decided(pushing, deliver):
    no = pushing.submit(WALL, "供暖管道漏水，怕着火")["no"]
    deliver()
    assert seen(pushing, "dora", no)["doubts"]
    assert verifications(pushing, no) == []

    assert pushing.act("dora", no, "check", danger=False)[0] == 200
    deliver()

    assert len(verifications(pushing, no)) == 1


def test_a_county_that_pushes_nothing_asks_nothing(http, deliver):
    assert verifications(http, told(http, deliver)["no"]) == []


def test_an_admin_sets_what_is_pushed_and_is_told_what_cannot_be(http):
    _, settings = http.as_("adam", "GET", "/settings")
    good = {"unit": "heat", "categories": ["公用事业/供暖"], "keywords": [], "text": ""}
    status, kept = http.as_("adam", "PUT", "/settings", settings | {"pushes": [good]})
    assert (status, kept["pushes"]) == (200, [good])

    for wrong, field in (
        (good | {"unit": "nowhere"}, "pushes[0].unit"),
        (good | {"categories": []}, "pushes[0].categories"),
        (good | {"keywords": [" "]}, "pushes[0].keywords"),
        (good | {"text": "核" * 201}, "pushes[0].text"),
    ):
        status, problem = http.as_("adam", "PUT", "/settings", kept | {"pushes": [wrong]})
        assert (status, problem["errors"][0]["field"]) == (422, field)


def test_too_many_pushes_are_refused():
    many = tuple(Push("heat", keywords=(f"词{n}",)) for n in range(51))
    found = faults(Settings("北县", pushes=many), {"heat"}, set())
    assert [fault.field for fault in found] == ["pushes"]


@given(
    st.lists(st.sampled_from(["供暖", "路灯", "欠薪"]), max_size=3),
    st.sampled_from(["", "公用事业", "公用事业/供暖", "公用事业/供水", "市政设施/路灯"]),
)
def test_a_category_pushes_with_all_below_it_and_any_word_does(words, category):
    pushes = (Push("heat", categories=("公用事业",)), Push("lights", keywords=("路灯",)))

    found = {push.unit for push in pushed(pushes, category, "".join(words))}

    assert ("heat" in found) == category.startswith("公用事业")
    assert ("lights" in found) == ("路灯" in words)
