"""The fullest life that a matter can have is still one answer of Lambda."""

import json

import pytest

from functions.domain.codes import id_of
from functions.domain.forms import LONGEST_TEXT
from functions.domain.items import room
from functions.domain.items.appeal import CITIZEN, Deed
from functions.domain.items.status import Action
from functions.domain.kinds import clocks_of
from functions.domain.kinds.steps import advance
from functions.intake import supplement, texts
from functions.store import appeals, registry
from functions.store.tables import AppealRow
from tests.county import WALL

ANSWER = 6 * 1024 * 1024  # bytes that Lambda hands over, of the body as a string in JSON
LARGEST = 4  # bytes of a character there, at most


def fill(no, sign):
    """All that may be added, then cries until nothing more is taken."""
    county, appeal = registry.county("north"), appeals.load("north", id_of(no))
    whole = supplement.ADDED_AT_MOST // LONGEST_TEXT
    with AppealRow.batch_write() as batch:
        while appeal.step < supplement.LONGEST_CRY:
            size = LONGEST_TEXT if appeal.step <= whole else supplement.SHORTENED
            at = appeal.submitted_at
            deed = Deed(Action.SUPPLEMENT, CITIZEN, at, appeal.status, public=sign * size)
            appeal, event = advance(appeal, clocks_of(county, appeal.kind), deed)
            batch.save(appeals.event_row(event))


def handed_over(answer):
    body = json.dumps(answer, ensure_ascii=False)
    return len(json.dumps(body, ensure_ascii=False).encode())


@pytest.mark.parametrize("sign", ["字", "😀", '"', "\\", "<"])
def test_who_opens_what_was_cried_to_without_end_is_answered(http, sign):
    told = http.submit(WALL, "楼道着火了快来人，" + sign * texts.KEPT_AT_MOST)
    fill(told["no"], sign)
    notes = room.WRITTEN_AT_MOST * LARGEST

    status, item = http.as_("dora", "GET", f"/desk/appeals/{told['no']}")
    assert (status, len(item["events"])) == (200, supplement.LONGEST_CRY)
    assert handed_over(item) + notes < ANSWER

    status, page = http.call("GET", f"/api/appeals/{told['query_code']}")
    assert status == 200
    assert handed_over(page) + notes < ANSWER
