"""Whatever the product's own document declares: to who may not read a report, nothing answers as if there were one."""

import json
import re
from datetime import UTC, datetime

import pytest

from functions.domain.county.roles import Role
from functions.insight import watch
from tests.county import VILLAGE, WALL
from tests.fields import ACT, DOCUMENT
from tests.functions.scenes import SCENES
from tests.functions.test_co_units import staff
from tests.functions.test_existence import counted

ABSENT = "261126000000000000"
ACCUSES = "举报县住建局局长受贿，图书馆门口的路灯钱也被他拿了"
WITHOUT = ("dora", "hans", "heidi", "hugo", "rita", "vito", "lena", "adam", "vera")
BARE = re.compile(r"/api/t/\{tenant\}(/[a-z/-]+)")


@pytest.fixture
def hugo(http, deliver):
    """Of the accused unit, with the right to reports of others; somebody has work, so that lists are not empty."""
    staff("hugo", "heat", Role.HANDLER, guarded=True)
    for n, text in enumerate(("图书馆门口的路灯坏了", "家里暖气三天不热，供暖什么时候恢复")):
        http.submit(WALL, text, key=f"beside-{n}".ljust(20, "0"))
    deliver()
    for user in WITHOUT:
        http.as_(user, "GET", "/me")


def reported(http, deliver):
    no = http.submit(VILLAGE, ACCUSES, contact={"name": "陈大爷", "phone": "13876543219"})["no"]
    deliver()
    assert http.act("gwen", no, "instruct", text="请查清")[0] in {200, 403, 409}
    return no


OF_ONE = [
    (method.upper(), path[len("/api/t/{tenant}"):]) for path, methods in DOCUMENT["paths"].items()
    for method in methods if "{no}" in path and path != ACT
]  # fmt: skip


def asked(no):
    """Every way to ask for one matter, and to name it beside another."""
    for method, path in OF_ONE:
        yield method, path.replace("{no}", no), {"step": 2, "method": "phone", "result": "已联系"} if method == "POST" else None  # fmt: skip
    for verb, scene in SCENES.items():
        yield "POST", f"/desk/appeals/{no}/{verb}", {"step": 2} | dict(scene().body)
    for action in ("dispatch", "merge", "decide-return", "sign"):
        yield "POST", "/desk/bulk", {"action": action, "items": [{"no": no, "step": 2}], "common": {}}  # fmt: skip
    yield "GET", f"/desk/search?q={no}", None


@pytest.mark.parametrize("user", WITHOUT)
def test_a_report_answers_as_a_number_that_was_never_given(http, deliver, hugo, user):
    no = reported(http, deliver)

    def ask(number):
        answers = []
        for method, path, body in asked(number):
            with counted() as calls:
                answer = http.as_(user, method, path, body)
            told = json.dumps(answer, ensure_ascii=False).replace(number, "")
            answers.append((method, path.replace(number, ""), told, calls))
        return answers

    ask(ABSENT)  # what is kept in memory is
    for real, none in zip(ask(no), ask(ABSENT), strict=True):
        assert real[:3] == none[:3]
        assert real[3] == none[3], "by its reads it can be told apart"


def test_nobody_joins_anything_to_it_or_learns_by_that_that_it_is_there(http, deliver, hugo):
    no = reported(http, deliver)
    other = http.as_("dora", "GET", "/desk/appeals")[1]["items"][0]["no"]

    tried = [http.act("dora", other, "merge", into=into) for into in (no, ABSENT)]

    assert tried[0] == tried[1]


LISTS = sorted(
    found[1] for path, methods in DOCUMENT["paths"].items()
    if "get" in methods and (found := BARE.fullmatch(path))
)  # fmt: skip
ASKED = {"/desk/load": "?units=lights,heat,ccdi,village,town,gov", "/desk/search": "?q=路灯"}


def everything(http, user):
    """All lists, boards, counts and searches, without the times that go on."""
    queues = [q["id"] for q in http.as_(user, "GET", "/me")[1].get("queues", [])]
    paths = [path + ASKED.get(path, "") for path in LISTS]
    paths += [f"/desk/appeals?queue={queue}" for queue in queues]
    return {path: http.as_(user, "GET", path) for path in paths}


@pytest.mark.parametrize("user", WITHOUT)
def test_no_list_no_board_no_count_and_no_search_changes_by_a_report(http, deliver, hugo, user):
    def seen():
        watch.watch("north", at=datetime.now(UTC))
        return json.dumps(everything(http, user), ensure_ascii=False, sort_keys=True)

    before = timeless(seen())
    reported(http, deliver)

    assert timeless(seen()) == before


def test_who_may_read_it_finds_it_by_the_same_ways(http, deliver, hugo):
    before = timeless(json.dumps(everything(http, "gwen"), ensure_ascii=False, sort_keys=True))
    no = reported(http, deliver)
    after = json.dumps(everything(http, "gwen"), ensure_ascii=False, sort_keys=True)

    assert timeless(after) != before
    assert no in after
    assert http.as_("gwen", "GET", f"/desk/appeals/{no}")[0] == 200


def timeless(told):
    return re.sub(r"20\d\d-[0-9T:.+\-Z]+|\"version\": \"[^\"]*\"", "", told)
