"""Whatever field of whatever form of a citizen a cry, an accusation, a number or an unseen sign is written into.

The fields come from the product's own document: a new one is tried here as soon as it is declared.
"""

from typing import NamedTuple

import boto3
import pytest

from functions.domain.codes import id_of
from functions.domain.county.roles import Role
from functions.domain.items.state import Doubt
from functions.store import appeals
from tests.county import WALL, settle
from tests.fields import DOCUMENT, beside, fields, filled
from tests.functions.test_co_units import staff
from tests.functions.test_every_field import NOTHING, SIGNS, chunks, read
from tests.functions.test_eyes import UNKNOWING, betrays

LAMP = "小区门口的路灯坏了半个月了，晚上看不清路。"
CRY, ACCUSES = "楼道着火了快来人", "举报县住建局局长受贿"
OPEN = {"public", "query_code"}
NO_TELLING = {"/api/uploads", "/api/t/{tenant}/session"}  # of these nothing is kept or read


class Form(NamedTuple):
    """A form of the citizen's: what it needs, and whether the matter must be answered first."""

    body: dict
    answered: bool = False


FORMS = {
    "/api/appeals": Form({"code": WALL, "content": LAMP}),
    "/api/appeals/{query_code}/supplement": Form({"content": "是三号楼门口"}),
    "/api/appeals/{query_code}/rating": Form({"level": 2, "solved": False, "tags": ["slow"]}, answered=True),
    "/api/appeals/{query_code}/contact": Form({}),
}  # fmt: skip
TEXTS = {"content", "text"}  # kept as they were written
OF_MACHINES = {"challenge.token"}  # nobody types it
TOLD = [field for field in fields() if field.path in FORMS and field.name not in OF_MACHINES]


@pytest.fixture
def tell(http, deliver):
    """Sends a form with a text in one field; returns the status, the answer and the number of the matter."""

    def send(field, text, **more):
        settle(window_unit="lights")
        staff("hugo", "heat", Role.HANDLER, guarded=True)
        form = FORMS[field.path]
        body = filled(form.body | beside(field) | more, field.at, text)
        if field.path == "/api/appeals":
            status, answer = http.call("POST", field.path, body, Idempotency_Key="t" * 20)
            deliver()
            return status, answer, answer.get("no")
        receipt = http.submit(WALL, LAMP, contact={"name": "陈大爷", "phone": "13876543219"}, confidential=True)  # fmt: skip
        deliver()
        if form.answered:
            done(http, receipt["no"])
        path = field.path.replace("{query_code}", receipt["query_code"])
        status, answer = http.call("POST", path, body)
        deliver()
        return status, answer, receipt["no"]

    return send


def done(http, no):
    http.act("hans", no, "sign")
    solved = {"result": "solved", "reply_public": "已修好。", "contacted": False}
    assert http.act("hans", no, "resolve", **solved)[0] == 200
    assert http.act("rita", no, "review", decision="approve")[0] == 200


def state_of(no):
    return appeals.load("north", id_of(no)).state


def test_every_form_that_anybody_may_send_is_tried():
    sent = {
        path
        for path, methods in DOCUMENT["paths"].items()
        for operation in methods.values()
        if operation["x-permission"] in OPEN and "requestBody" in operation
    }
    told = {field.path for field in fields()}

    assert sent & told == FORMS.keys() | NO_TELLING


@pytest.mark.parametrize("field", TOLD, ids=str)
def test_a_cry_is_heard_in_every_field(tell, field):
    status, answer, no = tell(field, CRY)

    if status >= 400:
        assert answer["emergency"], (status, answer)
    else:
        assert state_of(no).emergency or Doubt.DANGER in state_of(no).doubts


@pytest.mark.parametrize("field", TOLD, ids=str)
def test_an_accusation_in_any_field_is_kept_from_dispatchers_and_from_the_accused(
    http, tell, field
):
    status, answer, no = tell(field, ACCUSES)

    if status >= 400:
        assert no is None or not state_of(no).guarded, answer
        return
    assert state_of(no).guarded
    for user in ("dora", "hugo", "hans", "rita", "lena"):
        for path in ("", "/similar"):
            assert http.as_(user, "GET", f"/desk/appeals/{no}{path}")[0] == 404, user
        assert http.as_(user, "POST", f"/desk/appeals/{no}/open")[0] == 404, user
        for path in ("/desk/appeals", "/desk/search?q=路灯坏了", f"/desk/search?q={no}", "/inbox"):
            answer = {k: v for k, v in http.as_(user, "GET", path)[1].items() if k != "queues"}
            newest = [i for i in answer["items"] if i.get("kind") not in {"dispatch", "warn"}]
            assert path == "/inbox" or no not in str(answer), (user, path)
            assert "举报" not in str(newest), (user, path)
    assert http.as_("gwen", "GET", f"/desk/appeals/{no}")[0] == 200


@pytest.mark.parametrize("field", TOLD, ids=str)
def test_a_number_in_any_field_reaches_nobody_who_must_not_have_it(http, tell, field):
    more = {"confidential": True} if field.path == "/api/appeals" else {}
    for most in (2500, 190, 38, 18):  # as much as the field takes
        status, answer, no = tell(field, chunks(field, most), **more)
        if "too_long" not in str(answer):
            break
    if status >= 400:
        assert status in {404, 422}, answer
        return
    for user, path, seen in read(http, no):
        assert not betrays(seen, closed=user in (*UNKNOWING, "heidi")), (user, path)


@pytest.mark.parametrize("field", TOLD, ids=str)
def test_what_nobody_sees_is_in_no_field_a_word(tell, field):
    status, answer, _ = tell(field, NOTHING)

    assert status < 500, answer
    assert not kept_signs(NOTHING), str(field)


@pytest.mark.parametrize("field", [f for f in TOLD if f.name not in TEXTS], ids=str)
def test_a_line_keeps_no_sign_that_turns_or_hides_what_stands_beside_it(tell, field):
    status, answer, _ = tell(field, "门" + "".join(f"{sign}前" for sign in SIGNS))

    assert status < 500, answer
    assert not kept_signs("".join(SIGNS)), str(field)


def kept_signs(signs):
    rows = boto3.client("dynamodb").scan(TableName="appeals")["Items"]
    held = "".join(str(value.get("S", "")) for row in rows for value in row.values())
    return {sign for sign in signs if sign in held or f"\\u{ord(sign):04x}" in held}
