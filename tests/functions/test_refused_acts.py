"""Every verb in every status by every role, over HTTP: never a 5xx, and a refusal changes nothing (F3, F4 of the engine)."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import product

import boto3
import pytest
from msgspec.structs import replace

from functions.desk.acts import VERBS
from functions.domain.codes import id_of
from functions.domain.items.pause import Pause
from functions.domain.items.status import Action, Status
from functions.store import appeals, logs, registry
from functions.store.indexes import keys_of
from functions.store.tables import AppealRow
from tests.county import WALL

LAMP = "小区门口的路灯坏了半个月了"
USERS = ("dora", "gwen", "hans", "cora", "rita", "lena")
BODIES = {  # complete ones: what is refused is refused for what the appeal is
    Action.DISPATCH: {"unit": "heat"},
    Action.ANSWER: {"reply_public": "已为您答复。"},
    Action.ASK: {"question": "请问在哪里？"},
    Action.REJECT: {"reason": "out_of_area", "guidance": "请拨打热线咨询。"},
    Action.SIGN: {},
    Action.REQUEST_RETURN: {"reason": "not_our_duty", "basis": "权责清单第三条"},
    Action.DECIDE_RETURN: {"decision": "approve"},
    Action.REQUEST_EXTENSION: {
        "reason": "supplies",
        "note": "等待到货",
        "due_at": "2026-01-01T10:00:00+08:00",
    },
    Action.DECIDE_EXTENSION: {"decision": "refuse", "note": "请按时办结"},
    Action.PAUSE: {"reason": "history", "plan_date": "2028-01-01"},
    Action.REVISIT: {"plan_date": "2028-01-01", "note": "还在等规划"},
    Action.RESUME: {},
    Action.CONTACT: {"method": "phone", "result": "已电话联系"},
    Action.RESOLVE: {"result": "solved", "reply_public": "路灯已修好。", "contacted": False},
    Action.REVIEW: {"decision": "approve"},
    Action.VISIT: {"reached": True, "level": 5, "solved": True},
    Action.INSTRUCT: {"text": "请抓紧办理。"},
    Action.TERMINATE: {"reason": "duplicate", "guidance": "请拨打热线咨询。"},
    Action.TRANSFER: {"to": "县公安局"},
    Action.PROTECT: {},
    Action.SPLIT: {},
    Action.JOIN: {"co_units": ["heat"]},
    Action.WHISTLE: {"units": ["heat"], "text": "请到场"},
    Action.DELEGATE: {"unit": "heat", "due_at": "2099-01-01T10:00:00+08:00"},
    Action.SUPERVISE: {"form": "letter", "text": "请说明"},
    Action.COMMENT: {"text": "代表不满意", "level": 1},
    Action.REFER: {"to": "司法所", "text": "请调解", "public": "您可到司法所。"},
    Action.VERIFY: {"units": ["heat"], "text": "请核查"},
    Action.SIGN_TASK: {"task": "1"},
    Action.ANSWER_TASK: {"task": "1", "reply": "已完成"},
    Action.CLOSE_TASK: {"task": "1", "decision": "excuse", "note": "不需要了"},
}
STANDS = {
    **{str(status): {"status": status} for status in Status},
    "return_pending": {"status": Status.DISPATCHED, "return_pending": True},
    "return_refused": {"status": Status.PROCESSING, "return_refused": True},
    "extension_pending": {"status": Status.PROCESSING, "extension_to": datetime.now(UTC)},
    "paused": {
        "status": Status.PROCESSING,
        "pause": Pause("history", datetime.now(UTC), date(2099, 1, 1)),
    },
    "merged": {"status": Status.PROCESSING, "merged_into": "2" * 18},
    "guarded": {"status": Status.SUBMITTED, "guarded": True, "unit": None},
    "guarded_at_unit": {"status": Status.PROCESSING, "guarded": True, "unit": "ccdi"},
    "spam": {"status": Status.SUBMITTED, "spam": True, "manual": True, "unit": None},
}


def stored() -> str:
    """Every row of the appeals and the registry; what an act may leave behind lies in these."""
    dynamodb = boto3.client("dynamodb")
    rows = [
        row for name in ("appeals", "registry") for row in dynamodb.scan(TableName=name)["Items"]
    ]
    return json.dumps(sorted(rows, key=lambda row: (row["pk"]["S"], row["sk"]["S"])))


def stand(no: str, changes: dict) -> int:
    """Put an appeal where it could have come, and return its step."""
    appeal = appeals.load("north", id_of(no))
    unit = {"unit": "lights"} if changes["status"] is not Status.SUBMITTED else {"unit": None}
    state = replace(appeal.state, **(unit | changes))
    head = AppealRow.get(logs.pk("north", appeal.id), logs.HEAD)
    head.body = appeals.head_row(replace(appeal, state=state), key_digest="", body_digest="").body
    for name, value in keys_of(replace(appeal, state=state)).items():
        setattr(head, name, value)
    head.save()
    return appeal.step


def restore(before: str) -> None:
    """Take back what an act that was allowed did."""
    dynamodb = boto3.client("dynamodb")
    for row in dynamodb.scan(TableName="appeals")["Items"]:
        dynamodb.delete_item(TableName="appeals", Key={"pk": row["pk"], "sk": row["sk"]})
    for row in json.loads(before):
        table = "appeals" if "#" in row["pk"]["S"] and row["sk"]["S"][:4] in _APPEAL else "registry"
        dynamodb.put_item(TableName=table, Item=row)
    registry.forget_kept()


_APPEAL = {"head", "even", "cont", "chil", "read", "task"}


def acts(no: str, step: int) -> Iterator[tuple[str, str, dict]]:
    for user, verb in product(USERS, VERBS):
        body = {"into": "3" * 18} if verb is Action.MERGE else BODIES.get(verb, {})
        yield user, verb, {"step": step} | body


@pytest.mark.parametrize("stands", STANDS)
def test_no_act_breaks_and_no_refusal_leaves_anything_behind(http, deliver, stands):
    no = http.submit(WALL, LAMP)["no"]
    deliver()
    http.act("dora", no, "dispatch", unit="lights", level=2, note="更急")  # teaches an example
    deliver()
    for user in USERS:
        http.as_(user, "GET", "/me")
    step = stand(no, STANDS[stands])
    before, allowed = stored(), 0

    for user, verb, body in acts(no, step):
        status, answer = http.as_(user, "POST", f"/desk/appeals/{no}/{verb}", body)

        assert status < 500, (user, verb, answer)
        if status >= 400:
            assert stored() == before, (user, verb, status)
        else:
            allowed += 1
            restore(before)

    assert bool(allowed) == (stands not in {"withdrawn", "rejected", "terminated", "archived"})


def test_what_is_stale_is_refused_before_it_forgets_an_example(http, deliver):
    no = http.submit(WALL, "想问一下图书馆几点开门")["no"]
    deliver()
    http.act("dora", no, "dispatch", unit="lights", category="文旅体育/图书馆")
    deliver()
    (example,) = http.as_("dora", "GET", "/examples")[1]["items"]

    status, _ = http.as_("dora", "POST", f"/desk/appeals/{no}/protect", {"step": 1})

    assert (status, example["no"]) == (409, no)
    assert http.as_("dora", "GET", "/examples")[1]["items"] == [example]  # F4
    assert http.act("dora", no, "protect")[0] == 204
    assert http.as_("dora", "GET", "/examples")[1]["items"] == []


def test_a_verb_that_the_status_does_not_allow_is_refused_before_its_form_is_read(http, deliver):
    no = http.submit(WALL, LAMP)["no"]
    deliver()

    for user, verb in (("rita", "review"), ("dora", "decide-return"), ("dora", "split")):
        for body in ({}, {"step": 2}, {"decision": "approve", "step": 2}, {"x": 1}):
            assert http.as_(user, "POST", f"/desk/appeals/{no}/{verb}", body)[0] == 409  # F3


CITIZENS = {
    "rating": {"level": 1, "solved": False, "tags": ["slow"]},
    "supplement": {"content": "是三号楼门口"},
    "urge": {},
    "withdraw": {},
    "contact": {"phone": None},
}


@pytest.mark.parametrize("stands", STANDS)
def test_no_act_of_a_citizen_breaks_and_no_refusal_leaves_anything_behind(http, deliver, stands):
    receipt = http.submit(WALL, LAMP)
    deliver()
    stand(receipt["no"], STANDS[stands])
    before = stored()

    for verb, body in CITIZENS.items():
        status, answer = http.call("POST", f"/api/appeals/{receipt['query_code']}/{verb}", body)

        assert status < 500, (verb, answer)
        looks = [row for row in json.loads(stored()) if not row["sk"]["S"].startswith("read#")]
        if status >= 400:
            assert looks == json.loads(before), (verb, status)
        else:
            restore(before)


@pytest.mark.parametrize("stands", STANDS)
def test_nobody_is_offered_what_their_role_or_its_state_refuses(http, deliver, stands):
    no = http.submit(WALL, LAMP)["no"]
    deliver()
    for user in USERS:
        http.as_(user, "GET", "/me")
    step = stand(no, STANDS[stands])
    before = stored()

    for user in USERS:
        offered = http.as_(user, "GET", f"/desk/appeals/{no}")[1].get("can", [])
        for verb in sorted(set(offered) & set(BODIES)):
            body = {"step": step} | BODIES[Action(verb)]
            status, answer = http.as_(user, "POST", f"/desk/appeals/{no}/{verb}", body)

            assert status in {200, 204, 422}, (user, verb, answer)  # a form may ask for more
            assert verb != "delegate", "the lights have no unit below them"
            restore(before)
