"""A text without end is heard to its end, and the sentence that cried in it is kept, wherever it stands."""

import pytest

from functions.intake.texts import KEPT_AT_MOST
from functions.store import appeals
from tests.county import WALL
from tests.functions.telling import item
from tests.functions.test_every_door import answered, open_matter, send_json

CALM = "路灯坏了，请来修一修。"
CRIES = [
    "我不想活了，在县一中门口", "弟弟掉水里了快来人", "妈妈吃了好多安眠药叫她她不理我", "zi杀的药我买好了",
    "there is a fire in the kitchen", "村主任贪污了修路款三十万", "信访局把我的举报信给了乡长", "校长摸我胸",
]  # fmt: skip
LONG = 120_000  # twice what is kept


def amid(cry, share, length=LONG, calm=CALM):
    """So many characters of a calm matter, with a cry in them."""
    before = int(length * share)
    text = (calm * (length // len(calm) + 1))[:length]
    return f"{text[:before]}。{cry}。{text[before:]}"


def kept(no):
    appeal, events = appeals.with_log("north", no[6:])
    return appeal, appeal.told.content + "".join(event.public for event in events)


@pytest.mark.parametrize(
    ("cry", "share", "length"),
    [(cry, 0.5, LONG) for cry in CRIES]
    + [(CRIES[1], share, 400_000) for share in (0.07, 0.5, 0.931)],
)
def test_a_cry_anywhere_in_a_text_without_end_is_heard_and_kept(http, cry, share, length):
    text = amid(cry, share, length)

    status, receipt = send_json(http, "/api/appeals", {"code": WALL, "content": text})

    assert status == 201, receipt
    assert receipt["danger"] or receipt["protected"]
    _, text = kept(receipt["no"])
    assert cry in text
    assert "原文共" in text
    assert len(text) <= KEPT_AT_MOST


@pytest.mark.parametrize("calm", ["啊", "a ", "还是黑的\n"])
def test_so_it_is_in_whatever_stands_around_it(http, calm):
    text = amid("救命，有人拿刀砍人", 0.5, calm=calm)

    status, receipt = send_json(http, "/api/appeals", {"code": WALL, "content": text})

    assert (status, receipt["danger"]) == (201, "certain")
    assert "有人拿刀砍人" in kept(receipt["no"])[1]


def test_several_cries_are_all_kept(http):
    cries = ["我不想活了，在县一中门口", "村主任贪污了修路款三十万", "楼道着火了快来人"]
    text = "".join(amid(cry, 0.5, 50_000) for cry in cries)

    receipt = send_json(http, "/api/appeals", {"code": WALL, "content": text})[1]

    assert receipt["danger"] == "certain"
    assert receipt["protected"]
    assert all(cry in kept(receipt["no"])[1] for cry in cries)


@pytest.mark.parametrize(
    ("cry", "length"), [(CRIES[0], 15_000), (CRIES[5], 45_000), (CRIES[1], LONG)]
)
def test_what_is_added_judged_or_corrected_at_any_length_keeps_its_cry(http, deliver, cry, length):
    text = amid(cry, 0.6, length)
    for path, body in (
        ("supplement", {"content": text}),
        ("rating", {"level": 5, "solved": True, "text": text}),
        ("contact", {"name": text}),
    ):
        code = (open_matter if path == "supplement" else answered)(http, deliver)
        status, page = send_json(http, f"/api/appeals/{code}/{path}", body)

        assert status == 200, page
        assert page["danger"] or page["protected"], path
        _, events = appeals.with_log("north", page["no"][6:])
        assert cry in events[-1].public, path
        assert len(events[-1].public) <= 10_000


def test_of_a_matter_that_is_full_a_thousand_characters_hold_the_cry(http, deliver, monkeypatch):
    monkeypatch.setattr("functions.intake.supplement.ADDED_AT_MOST", 10)
    code = open_matter(http, deliver)

    page = send_json(
        http, f"/api/appeals/{code}/supplement", {"content": amid(CRIES[0], 0.5, 9_000)}
    )[1]

    added = appeals.with_log("north", page["no"][6:])[1][-1].public
    assert CRIES[0] in added
    assert len(added) <= 1_000


def test_the_number_that_helps_with_what_cried_there_is_told(http):
    text = amid("我不想活了，在县一中门口", 0.5)

    receipt = send_json(http, "/api/appeals", {"code": WALL, "content": text})[1]
    page = http.call("GET", f"/api/appeals/{receipt['query_code']}")[1]
    refused = send_json(http, "/api/appeals", {"code": "N000000000", "content": text})[1]

    for told in (receipt, page, refused):
        assert "12356" in {n["number"] for n in told["emergency"]}


def test_who_is_accused_only_in_what_is_left_out_does_not_read_it(http, deliver):
    text = amid("县住建局的人收了钱", 0.5) + amid("村主任贪污了修路款", 0.5, 10_000)

    receipt = send_json(http, "/api/appeals", {"code": WALL, "content": text})[1]
    deliver()

    assert "heat" in appeals.load("north", receipt["no"][6:]).state.no_forward


def test_who_asks_to_be_kept_secret_at_the_end_of_a_long_letter_is(http):
    for length in (15_000, LONG):
        text = amid("救命", 0.5, length) + "请为我保密。"
        receipt = send_json(http, "/api/appeals", {"code": WALL, "content": text})[1]

        assert kept(receipt["no"])[0].told.confidential, length


def test_a_calm_text_without_end_is_refused_and_says_why(http):
    status, problem = send_json(http, "/api/appeals", {"code": WALL, "content": amid(CALM, 0.5)})

    assert (status, problem["errors"][0]["code"]) == (422, "too_long")
    assert "emergency" not in problem


def test_the_desk_reads_what_cried(http, deliver):
    receipt = send_json(http, "/api/appeals", {"code": WALL, "content": amid(CRIES[1], 0.5)})[1]
    deliver()

    assert CRIES[1] in str(item(http, receipt["no"]))
