"""What hangs on a main matter is never left behind: it is answered with it, or goes back to a dispatcher."""

from itertools import pairwise

import pytest

from functions.domain import codes
from functions.domain.county.roles import Role
from functions.domain.items.appeal import Actor, Deed, advance
from functions.domain.items.clocks import clocks_of
from functions.domain.items.status import Action
from functions.domain.refusals import StaleAppeal
from functions.store import appeals, registry
from tests.county import WALL
from tests.functions.telling import item

LAMP = "小区门口的路灯坏了，晚上看不清"
REPLY = "路灯已经修好，晚上都亮着。"


def told(http, deliver, many):
    receipts = [
        http.submit(WALL, f"{LAMP}，第{n}家", key=f"hanging-{n}-0123456789") for n in range(many)
    ]
    deliver()
    return receipts


def answered(http, deliver, no):
    assert http.act("hans", no, "sign")[0] == 200
    assert http.act("hans", no, "resolve", result="solved", reply_public=REPLY)[0] == 200
    assert http.act("rita", no, "review", decision="approve")[0] == 200
    deliver()


@pytest.mark.parametrize("links", [2, 3])
def test_the_answer_goes_down_a_whole_chain(http, deliver, links):
    chain = [r["no"] for r in told(http, deliver, links + 1)]
    for child, main in pairwise(chain):
        assert http.act("dora", child, "merge", into=main)[0] == 200
    deliver()

    answered(http, deliver, chain[-1])

    for no in chain:
        assert item(http, no)["status"] == "visit"
        assert item(http, no)["reply_public"] == REPLY


def answer(http, no):
    assert http.act("dora", no, "answer", reply_public=REPLY)[0] == 200


def reject(http, no):
    done = http.act("dora", no, "reject", reason="repeated", guidance="请拨打12345再说一说。")
    assert done[0] == 200, done


@pytest.mark.parametrize(("end", "status"), [(answer, "visit"), (reject, "submitted")])
def test_what_hangs_on_a_matter_that_was_split_off_shares_its_end(http, deliver, end, status):
    child, middle, main = [r["no"] for r in told(http, deliver, 3)]
    http.act("dora", child, "merge", into=middle)
    http.act("dora", middle, "merge", into=main)
    assert http.act("dora", middle, "split")[0] == 200
    deliver()

    end(http, middle)
    deliver()

    assert item(http, child)["status"] == status


@pytest.mark.parametrize("move", ["withdrawn", "signed", "added to"])
def test_nothing_is_hung_on_a_matter_that_moved_on_since_it_was_read(http, deliver, move):
    main, child = told(http, deliver, 2)
    read = {r["no"]: appeals.load("north", codes.id_of(r["no"])) for r in (main, child)}
    if move == "signed":
        http.act("hans", main["no"], "sign")
    else:
        verb = {"withdrawn": "withdraw", "added to": "supplement"}[move]
        body = {"content": "昨晚还是黑的"} if verb == "supplement" else {}
        assert http.call("POST", f"/api/appeals/{main['query_code']}/{verb}", body)[0] == 200
    clocks = clocks_of(registry.county("north").settings)
    deed = Deed(Action.MERGE, Actor(Role.DISPATCHER, "dora"), read[main["no"]].submitted_at)
    hung = advance(read[child["no"]], clocks, deed, {"merged_into": main["no"]})

    with pytest.raises(StaleAppeal):
        appeals.save(*hung, joins=read[main["no"]])

    assert item(http, child["no"])["merged_into"] is None
    assert http.act("dora", child["no"], "merge", into=main["no"])[0] == (
        422 if move == "withdrawn" else 200
    )
