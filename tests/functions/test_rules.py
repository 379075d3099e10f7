"""A county's rules: refused where they can't be understood, tried before they go live."""

import pytest

from tests.county import VILLAGE
from tests.functions.telling import told

TREE = "门口那棵大树要倒了，压着电线，很危险"
RULE = {"name": "树", "unit": "heat", "keywords": ["树"]}


def put(http, *rules):
    return http.as_("adam", "PUT", "/rules", {"rules": list(rules)})


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"hours": "25:00-08:00"}, "hours"),
        ({"level": "high"}, "level"),
        ({"places": ["NTH0000000ZZ"]}, "places"),
        ({"categories": ["园林"]}, "categories"),
        ({"colour": "red"}, "colour"),
        ({"keywords": ["树", 1]}, "keywords[1]"),
    ],
)
def test_a_rule_that_cannot_be_understood_is_refused_by_its_number_and_field(http, wrong, field):
    status, problem = put(http, RULE, RULE | {"name": "第二条"} | wrong)

    assert (status, problem["errors"][0]["field"]) == (422, f"rules[1].{field}")
    assert http.as_("adam", "GET", "/rules")[1]["rules"][0]["name"] == "路灯"


def test_rules_that_fit_no_row_are_refused(http):
    long = [
        RULE | {"name": f"{n}", "keywords": [f"{n}-{k}".ljust(40, "长") for k in range(10)]}
        for n in range(500)
    ]

    assert put(http, *long)[1]["errors"][0]["field"] == "rules"
    assert put(http, *[RULE] * 501)[1]["errors"][0]["field"] == "rules"


def test_a_rule_that_never_has_its_turn_is_kept_and_the_admin_is_told(http):
    status, kept = put(http, RULE, RULE | {"name": "大树", "keywords": ["大树"]})

    assert (status, len(kept["rules"])) == (200, 2)
    (warning,) = http.as_("adam", "GET", "/rules")[1]["warnings"]
    assert (warning["field"], warning["code"]) == ("rules[1].keywords", "shadowed")


def test_rules_are_tried_on_past_appeals_before_they_go_live(http, deliver):
    lamp = told(http, deliver, "小区门口的路灯坏了", n=1)
    told(http, deliver, TREE, n=2)

    status, trial = http.as_("adam", "POST", "/rules/trial", {"rules": [RULE]})

    assert (status, trial["looked_at"], trial["to_person"]) == (200, 2, {"now": 1, "then": 1})
    moved = {c["no"]: (c["now"], c["then"]) for c in trial["changed"]}
    assert moved[lamp] == ("lights", None)
    assert "树" not in str(trial)
    assert http.as_("adam", "GET", "/rules")[1]["rules"][0]["name"] == "路灯"


def test_a_trial_says_how_often_the_rules_meet_what_people_decided(http, deliver):
    lamp = told(http, deliver, "小区门口的路灯坏了", n=1)
    http.act("hans", lamp, "sign")
    tree = told(http, deliver, TREE, n=2)
    http.act("dora", tree, "dispatch", unit="heat")
    deliver()  # an example of its own does not speak for it
    told(http, deliver, "还没有人签收的路灯", n=3)
    http.act("heidi", tree, "sign")

    _, trial = http.as_("adam", "POST", "/rules/trial", {"rules": [RULE]})

    assert trial["right"] == {"now": 1, "then": 1, "of": 2}
    assert trial["wrong"] == {"now": 0, "then": 0}


def test_a_protected_report_is_no_part_of_a_trial(http, deliver):
    told(http, deliver, "举报村支书贪污公款砍树", code=VILLAGE)

    assert http.as_("adam", "POST", "/rules/trial", {"rules": [RULE]})[1]["looked_at"] == 0


def test_the_dictionaries_name_the_kinds_that_a_rule_may_wait_for(http):
    _, lists = http.as_("adam", "GET", "/dictionaries")

    assert "城乡建设" in lists["kinds"]
    assert {"城乡建设", "市政设施/路灯"} <= set(lists["categories"])
    assert [entry["code"] for entry in lists["complexities"]] == ["simple", "complex"]


def test_several_words_in_one_entry_are_kept_as_several(http):
    rule = {"name": "油烟", "unit": "heat", "keywords": ["噪音；油烟", "ＫＴＶ/酒吧"]}

    status, kept = put(http, rule)

    assert (status, kept["rules"][0]["keywords"]) == (200, ["噪音", "油烟", "ＫＴＶ", "酒吧"])
