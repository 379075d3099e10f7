"""Nobody is given away by their own words: what each role reads of an appeal, in every answer."""

import json
import re
import unicodedata

import boto3
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from functions.domain.county.county import Settings
from functions.domain.county.roles import Person, Role
from functions.domain.forms import LONGEST_TEXT
from functions.domain.words import masking
from functions.intake.texts import bounded, portions
from functions.store import accounts
from tests.county import DIGEST, VILLAGE, WALL
from tests.people import (
    CARD_SPELLINGS,
    CIRCLED,
    HAN,
    LANDLINE_SPELLINGS,
    MOBILE_SPELLINGS,
    OTHERS,
    SPOKEN,
)

MOBILE, LINE, CARD = "13876543219", "07468765432", "431103198706051234"
SAID = [
    *(spell(MOBILE) for spell in MOBILE_SPELLINGS),
    *(spell(LINE) for spell in LANDLINE_SPELLINGS),
    *(spell(CARD) for spell in CARD_SPELLINGS),
    *OTHERS,
]
CONTACT = {"name": "陈大爷", "phone": MOBILE}
EYES = ("dora", "hans", "boss", "rita", "lena", "vito")
UNKNOWING = ("hans", "boss", "rita", "lena")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def plain(answer):
    """An answer as somebody would read it out: digits of all scripts as digits, nothing between them."""
    signs = {v: k for script in (HAN, SPOKEN, CIRCLED) for k, v in script.items()}
    text = unicodedata.normalize("NFKC", json.dumps(worded(answer), ensure_ascii=False))
    return "".join(signs.get(c, c) for c in text if signs.get(c, c).isalnum())


def worded(answer):
    """An answer without its times and numbers of matters, in which any digits may stand."""
    if isinstance(answer, list):
        return [worded(one) for one in answer]
    if not isinstance(answer, dict):
        return "" if isinstance(answer, str) and TIME.fullmatch(answer) else answer
    timed = ("_at", "_by", "_seconds")
    return {
        name: worded(value)
        for name, value in answer.items()
        if name not in {"id", "no", "at", "next", "code", "days"} and not name.endswith(timed)
    }


def betrays(answer, *, closed):
    """What of the numbers can be read in an answer."""
    secrets = [MOBILE, LINE, CARD, "zhangsan88", "8Z765"]
    if closed:
        secrets += ["3219", "8765", "5432", "0605", "陈大爷", "张大山", "502"]
    seen = plain(answer)
    return [secret for secret in secrets if secret in seen]


CALM = "想问一下图书馆门口的路灯几点开，周末开不开，谢谢。"
ASKED = "想问一下图书馆几点开门，周末开不开，办借书证要带什么。"


def text(n, calm=CALM, most=10_000):
    """Some of all spellings, each whole, in a letter in which the nets hear nothing."""
    letter = calm
    for said in SAID[n::4]:
        if len(letter + said + calm) > most:
            break
        letter += said + calm
    return letter


def answers(http, user, no):
    """Everything that the desk says of it to a person."""
    paths = (
        "/desk/appeals", "/desk/appeals?queue=processing", "/desk/appeals?queue=to_sign", "/desk/appeals?queue=to_review",
        f"/desk/appeals/{no}", f"/desk/appeals/{no}/similar", "/inbox", "/me", "/overview", "/hot", "/examples", "/accuracy",
    )  # fmt: skip
    return {path: http.as_(user, "GET", path)[1] for path in paths}


def all_answers(http, no, users=EYES):
    return [(u, path, a) for u in users for path, a in answers(http, u, no).items()]


@pytest.fixture
def private(http, deliver):
    """A confidential matter in which everybody wrote numbers everywhere."""

    def begin(code=WALL, content="", **rest):
        receipt = http.submit(
            code, content or text(0), contact=CONTACT, address="陈大爷家，翠竹苑3栋2单元502，" + "；".join(SAID[1:6]),
            **{"confidential": True} | rest,
        )  # fmt: skip
        deliver()
        return receipt["no"], receipt["query_code"]

    return begin


def test_no_number_reaches_anybody_whole_and_nothing_of_it_who_must_not_know(
    http, deliver, private
):
    no, code = private()
    track = f"/api/appeals/{code}"
    assert http.call("POST", f"{track}/supplement", {"content": text(1)})[0] == 200
    assert http.act("dora", no, "dispatch", unit="lights", note=text(2, most=3000))[0] == 200
    deliver()
    steps = (
        ("lena", "instruct", {"text": text(3, most=900)}),
        ("hans", "sign", {}),
        ("hans", "request-call", {"question": text(0, most=900)}),
        ("dora", "relay", {"text": "说是东边那盏", "reached": True}),
        ("hans", "request-return", {"reason": "not_our_duty", "basis": text(2, most=900)}),
        ("dora", "decide-return", {"decision": "refuse", "note": text(3, most=900)}),
        ("hans", "resolve", {"result": "solved", "reply_public": text(0, most=3000), "note_internal": text(1, most=900), "contacted": True}),
        ("rita", "review", {"decision": "approve", "note": text(2, most=900)}),
    )  # fmt: skip
    for user, action, body in steps:
        status, answer = http.act(user, no, action, **body)
        assert status == 200, (action, answer)
        deliver()
        assert not betrays(answer, closed=user in UNKNOWING), (user, action)
    assert http.call("POST", f"{track}/rating", {"level": 1, "solved": False, "text": text(3, most=500)})[0] == 200  # fmt: skip
    deliver()
    for eye, path, seen in all_answers(http, no):
        assert not betrays(seen, closed=eye in UNKNOWING), (eye, path)


@pytest.mark.parametrize(("action", "field"), [("answer", "reply_public"), ("ask", "question"), ("reject", "guidance")])  # fmt: skip
def test_no_number_in_what_a_dispatcher_writes_to_the_citizen_reaches_other_staff(
    http, private, action, field
):
    no, _ = private(content=text(0, ASKED))
    reason = {"reason": "litigation"} if action == "reject" else {}

    assert http.act("dora", no, action, **{field: text(1, most=900)}, **reason)[0] == 200

    for eye, path, seen in all_answers(http, no):
        assert not betrays(seen, closed=eye in UNKNOWING), (eye, path)


def test_of_a_protected_report_the_unit_that_handles_it_learns_no_more(http, deliver, private):
    no, _ = private(VILLAGE, "举报村支书贪污。我叫张大山，" + text(0), confidential=False)

    seen = answers(http, "cora", no)

    assert seen[f"/desk/appeals/{no}"]["unit"]["id"] == "ccdi"
    assert not betrays(seen, closed=True)
    assert http.as_("cora", "GET", f"/desk/appeals/{no}/contact")[0] == 403
    assert http.as_("gwen", "GET", f"/desk/appeals/{no}/contact")[1]["phone"]


def test_of_an_ordinary_matter_numbers_are_masked_and_its_handler_may_ask_for_them(http, private):
    no, code = private(confidential=False)
    http.call("POST", f"/api/appeals/{code}/supplement", {"content": text(1)})

    for eye, path, seen in all_answers(http, no):
        assert not betrays(seen, closed=False), (eye, path)
    shown = http.as_("hans", "GET", f"/desk/appeals/{no}/contact")[1]
    assert (shown["name"], shown["content"]) == ("陈大爷", text(0))
    assert shown["address"].startswith("陈大爷家，翠竹苑3栋2单元502")
    assert [a["text"] for a in shown["additions"]] == [text(1)]


def test_the_handler_of_a_confidential_matter_is_refused_and_told_the_way(http, private):
    no, _ = private()

    status, problem = http.as_("hans", "GET", f"/desk/appeals/{no}/contact")
    item = http.as_("hans", "GET", f"/desk/appeals/{no}")[1]

    assert (status, "请平台联系群众" in problem["detail"]) == (403, True)
    assert (item["contact"], item["has_contact"], item["may_reveal"]) == (None, True, False)
    assert item["address"].startswith("***家，翠竹苑3栋*单元***")
    assert item["address_in_text"] is None
    looks = [
        r for r in boto3.client("dynamodb").scan(TableName="appeals")["Items"]
        if r["sk"]["S"].startswith("read#")
    ]  # fmt: skip
    assert looks == []


def test_who_needs_no_contact_is_shown_none(http, private):
    no, _ = private(confidential=False)

    for user in ("rita", "lena"):
        item = http.as_(user, "GET", f"/desk/appeals/{no}")[1]
        assert (item["contact"], item["has_contact"], item["may_reveal"]) == (None, True, False)
        assert http.as_(user, "GET", f"/desk/appeals/{no}/contact")[0] == 403


def test_a_handler_asks_the_platform_and_reads_the_answer_without_the_identity(
    http, deliver, private
):
    no, code = private()
    http.act("hans", no, "sign")

    assert http.act("hans", no, "request-call", question="请问是哪一盏灯？")[1]["call_asked"]
    deliver()
    assert http.act("hans", no, "request-call", question="再问一次")[0] == 409
    told = http.as_("dora", "GET", "/inbox")[1]["items"][0]
    assert (told["kind"], told["no"]) == ("request-call", no)
    queue = http.as_("dora", "GET", "/desk/appeals?queue=to_relay")[1]["items"]
    assert [i["no"] for i in queue] == [no]
    for named in ("陈大爷说是东边那盏", "打138 7654 3219问过了", "老陈说是东边那盏", "陈师傅说的"):
        status, problem = http.act("dora", no, "relay", text=named, reached=True)
        assert (status, problem["errors"][0]["code"]) == (422, "identity")

    passed = {"text": "3栋502门口东边那盏，占道的车是湘E8Z765", "reached": True}
    status, problem = http.act("dora", no, "relay", **passed)
    (error,) = problem["errors"]
    assert (status, error["field"]) == (422, "with_doors")
    assert "502" in error["message"]
    assert "8Z765" in error["message"]
    status, item = http.act("dora", no, "relay", **passed, with_doors=True)
    deliver()

    assert (status, item["call_asked"]) == (200, False)
    seen = http.as_("hans", "GET", f"/desk/appeals/{no}")[1]["events"][-1]
    assert seen["note"] == "3栋502门口东边那盏，占道的车是湘E8Z765"
    assert http.as_("hans", "GET", "/inbox")[1]["items"][0]["kind"] == "relay"
    page = http.call("GET", f"/api/appeals/{code}")[1]
    assert page["timeline"][-1]["label"] == "平台已与您联系"
    assert "东边" not in str(page["timeline"])


DOOR = "翠竹苑3栋2单元502"


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("请到3栋2单元502看看", "请到3栋*单元***看看"),
        ("请到三栋二单元五〇二", "请到三栋*单元***"),
        ("反映人住502，态度要好", "反映人住***，态度要好"),
        ("3-2-502的老陈打来的", "3-*-***的**打来的"),
        ("去502室，也去603室", "去***室，也去603室"),
        ("修灯花了502元，路宽3米，2个人去", "修灯花了502元，路宽3米，2个人去"),
    ],
)
def test_a_door_that_stands_masked_in_the_citizens_words_comes_to_the_unit_by_no_note(
    http, deliver, written, left
):
    told = {"contact": CONTACT, "address": DOOR, "confidential": True}
    no = http.submit(WALL, "小区门口的路灯坏了半个月了", **told)["no"]
    deliver()

    assert http.act("dora", no, "dispatch", unit="lights", note=written)[0] == 200

    def note(user):
        events = http.as_(user, "GET", f"/desk/appeals/{no}")[1]["events"]
        return next(e["note"] for e in reversed(events) if e["action"] == "dispatch")

    assert {user: note(user) for user in UNKNOWING} == dict.fromkeys(UNKNOWING, left)
    assert note("dora") == masking.text(written)


def test_what_was_passed_on_knowingly_can_be_read_in_later_notes_too(http, deliver):
    told = {"contact": CONTACT, "address": DOOR, "confidential": True}
    no = http.submit(WALL, "小区门口的路灯坏了半个月了", **told)["no"]
    deliver()
    http.act("hans", no, "sign")
    assert http.act("dora", no, "relay", text="在502门口", with_doors=True)[0] == 200

    http.act("hans", no, "request-call", question="502门口和2单元门口都要装吗？")

    last = http.as_("hans", "GET", f"/desk/appeals/{no}")[1]["events"][-1]
    assert last["note"] == "502门口和*单元门口都要装吗？"


def test_what_is_passed_on_holds_no_door_that_nobody_meant_to_pass_on(http, deliver):
    told = {"contact": CONTACT, "address": "青竹村5组12号", "confidential": True}
    no = http.submit(WALL, "小区门口的路灯坏了半个月了", **told)["no"]
    deliver()
    for text in ("青竹村5组十二号门口", "车牌湘E·8Z765那辆", "楼上603"):
        assert http.act("dora", no, "relay", text=text)[1]["errors"][0]["field"] == "with_doors"

    assert http.act("dora", no, "relay", text="青竹村5组，门口东侧第2盏，每月12号停电")[0] == 200


def test_whoever_may_call_themselves_asks_no_platform(http, private):
    no, _ = private(confidential=False)

    assert "request-call" not in http.as_("hans", "GET", f"/desk/appeals/{no}")[1]["can"]
    assert http.act("hans", no, "request-call", question="哪一盏？")[0] == 409
    assert http.act("dora", no, "relay", text="东边那盏")[0] == 409


def answered(http, deliver, no):
    http.act("hans", no, "sign")
    if http.act("hans", no, "contact", method="visit", result="到现场看过了")[0] != 200:
        http.act("hans", no, "request-call", question="修好了吗？")
        assert http.act("dora", no, "relay", text="说已经修好", reached=True)[0] == 200
    http.act("hans", no, "resolve", result="solved", reply_public="已处理完毕。", contacted=True)
    assert http.act("rita", no, "review", decision="approve")[0] == 200
    deliver()


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_who_is_judged_reads_what_to_mend_and_never_how_they_were_judged(
    http, deliver, private, level
):
    no, code = private(content="小区门口的路灯坏了半个月了", confidential=False)
    answered(http, deliver, no)

    rating = {"level": level, "solved": level > 2, "tags": ["slow"], "text": "灯还是不亮"}
    assert http.call("POST", f"/api/appeals/{code}/rating", rating)[0] == 200
    deliver()

    for user in ("hans", "boss"):
        seen = http.as_(user, "GET", f"/desk/appeals/{no}")[1]
        entry = next(e for e in seen["events"] if e["action"] == "rate")
        assert seen["rating"] is None
        assert not {"level", "solved", "panel"} & set(entry["data"])
        assert (entry["text"] == "灯还是不亮") is (level <= 2)
        assert ("tags" in entry["data"]) is (level <= 2)
        assert not any(f"{level} 分" in m["text"] for m in http.as_(user, "GET", "/inbox")[1]["items"])  # fmt: skip
    for user in ("dora", "rita", "lena"):
        entry = next(e for e in http.as_(user, "GET", f"/desk/appeals/{no}")[1]["events"] if e["action"] == "rate")  # fmt: skip
        assert (entry["data"]["level"], entry["text"]) == (str(level), "灯还是不亮")


@pytest.mark.parametrize("level", [1, 5])
def test_a_judgement_given_by_phone_is_kept_from_who_is_judged_just_so(
    http, deliver, private, level
):
    no, _ = private(content="小区门口的路灯坏了半个月了", confidential=False)
    answered(http, deliver, no)

    http.act("vito", no, "visit", reached=True, level=level, solved=level > 2, text="说灯不亮")

    entry = http.as_("hans", "GET", f"/desk/appeals/{no}")[1]["events"][-1]
    assert not {"level", "solved"} & set(entry["data"])
    assert (entry["note"] == "说灯不亮") is (level == 1)


def test_a_visitor_sees_what_is_to_be_called_back_and_its_contact_only_then(http, deliver, private):
    no, code = private(content="小区门口的路灯坏了半个月了")
    path = f"/desk/appeals/{no}"

    def seen():
        listed = [i["no"] for i in http.as_("vito", "GET", "/desk/appeals")[1]["items"]]
        found = [
            http.as_("vito", "GET", p)[0] for p in (path, f"{path}/contact", f"{path}/similar")
        ]
        return listed, found

    assert seen() == ([], [404] * 3)
    assert http.as_("vito", "GET", "/desk/appeals?unit=lights")[1]["items"] == []
    answered(http, deliver, no)
    assert seen() == ([no], [200] * 3)
    assert http.as_("vito", "GET", f"{path}/contact")[1]["phone"]
    queues = {q["id"]: q["count"] for q in http.as_("vito", "GET", "/me")[1]["queues"]}
    assert {name: count for name, count in queues.items() if count} == {"to_visit": 1}
    http.call("POST", f"/api/appeals/{code}/rating", {"level": 1, "solved": False, "tags": ["slow"]})  # fmt: skip
    assert seen() == ([no], [200] * 3)  # reworked: it will be asked again
    answered(http, deliver, no)
    assert http.act("vito", no, "visit", reached=True, level=5, solved=True) == (204, None)
    assert seen() == ([], [404] * 3)


@pytest.mark.parametrize("confidential", [True, False])
def test_who_handles_a_confidential_matter_learns_nothing_by_calling_back_too(
    http, deliver, private, confidential
):
    both = Person("both", "兼任", frozenset({Role.HANDLER, Role.VISITOR}), "lights")
    accounts.add_person("north", replace(both, must_change_password=False), DIGEST)
    no, _ = private(content="小区门口的路灯坏了半个月了", confidential=confidential)
    answered(http, deliver, no)

    seen = http.as_("both", "GET", f"/desk/appeals/{no}")
    shown = http.as_("both", "GET", f"/desk/appeals/{no}/contact")[0]

    assert (seen[0], shown) == (200, 403 if confidential else 200)
    assert bool(betrays(seen[1], closed=True)) is not confidential


def test_what_is_transferred_is_closed_to_everybody_and_its_course_stays(http, deliver, private):
    no, code = private(VILLAGE, "举报村支书贪污修路款，账本在我家", confidential=False)
    http.call("POST", f"/api/appeals/{code}/supplement", {"content": "账本第三页有他的签字"})
    deliver()

    assert http.act("gwen", no, "transfer", to="市纪委监委", note="账本第三页")[0] == 200
    deliver()

    for user in ("gwen", "cora"):
        item = http.as_(user, "GET", f"/desk/appeals/{no}")[1]
        lists = http.as_(user, "GET", "/desk/appeals")[1]
        assert not any(
            word in str([item, lists]) for word in ("贪污", "修路款", "账本", "签字", "502")
        )
        assert item["title"] == "（已移送）"
        assert (item["content"], item["address"], item["contact"]) == ("", "", None)
        assert item["events"][-1]["action"] == "transfer"
        assert http.as_(user, "GET", f"/desk/appeals/{no}/contact")[0] == 403
    page = http.call("GET", f"/api/appeals/{code}")[1]
    assert "账本" not in str(page)
    assert page["timeline"][-1]["label"] == "已移送有权机关办理"


def test_an_ordinary_matter_can_be_transferred_and_is_closed_then_too(http, deliver, private):
    no, code = private(WALL, "店家路灯下卖假酒，账本在我家", confidential=False)
    http.act("dora", no, "dispatch", unit="lights")
    http.act("hans", no, "sign")
    http.act("hans", no, "contact", method="phone", result="账本已看过", reached=True)
    http.act("lena", no, "instruct", text="请查账本")
    assert http.act("hans", no, "transfer", to="县公安局")[0] == 403
    deliver()

    assert http.act("dora", no, "transfer", to="县公安局", note="账本一并移交")[0] == 200
    looked_for = [http.as_(user, "GET", "/desk/search?q=账本")[1] for user in ("dora", "hans")]
    deliver()

    for user in ("dora", "hans", "lena", "rita"):
        status, item = http.as_(user, "GET", f"/desk/appeals/{no}")
        told = [item, http.as_(user, "GET", "/desk/appeals")[1], looked_for]
        assert not any(word in str(told) for word in ("账本", "假酒", "502")), user
        assert (status, item["status"], item["contact"], item["photos"]) == (200, "terminated", None, [])  # fmt: skip
        assert set(item["can"]) <= {"exclude"}
        assert http.as_(user, "GET", f"/desk/appeals/{no}/contact")[0] == 403
    assert http.as_("dora", "GET", "/desk/search?q=账本")[1]["items"] == []
    assert "账本" not in str(http.call("GET", f"/api/appeals/{code}")[1])
    assert "事项已移送，本平台不再办理" in str(http.as_("hans", "GET", "/inbox")[1])
    assert [q["count"] for q in http.as_("hans", "GET", "/me")[1]["queues"] if q["id"] == "tasks"] == [0]  # fmt: skip


@settings(max_examples=12)
@given(st.integers(0, 60), st.sampled_from(MOBILE_SPELLINGS))
@example(24, lambda said: f"{said[:3]}，{said[3:7]}，{said[7:]}")
@example(26, lambda said: f"{said[:3]}， {said[3:7]} ，{said[7:]}")
def test_a_long_cry_that_is_kept_in_parts_is_never_parted_within_a_number(shift, spell):
    said = (
        "救命啊，" * (LONGEST_TEXT // 4 - 10)
        + "快" * shift
        + f"，打我{spell(MOBILE)}，"
        + "来人，" * 1000
    )

    parts = portions(said)

    assert "".join(parts) == said
    assert all(0 < len(part) <= LONGEST_TEXT for part in parts)
    assert not any(betrays(masking.text(part), closed=False) for part in parts)
    assert not any(c in "".join(map(masking.closed, parts)) for c in "387654")


@settings(max_examples=12)
@given(st.integers(0, 30), st.sampled_from(MOBILE_SPELLINGS), st.sampled_from(["head", "tail"]))
@example(15, str, "head")
@example(25, str, "tail")
def test_what_is_left_out_of_a_cry_without_end_parts_no_number(shift, spell, side):
    long, number = "快" * LONGEST_TEXT, spell(MOBILE)
    said = long[: 7_955 + shift] + number + long + number + long[: 1_970 + shift]

    kept = bounded(Settings("北县"), said, LONGEST_TEXT)
    shown = {"head": kept[: kept.index("……")], "tail": kept[kept.rindex("……") :]}[side]

    assert len(kept) <= LONGEST_TEXT
    assert not any(c in masking.closed(shown) for c in "387654")


@settings(max_examples=12)
@given(st.integers(0, 70), st.sampled_from(MOBILE_SPELLINGS))
@example(30, str)
@example(52, str)
def test_a_sentence_that_cried_within_what_is_left_out_parts_no_number(shift, spell):
    long, number = "快" * LONGEST_TEXT, spell(MOBILE)
    cry = f"{number}{'快' * shift}我不想活了{'快' * shift}{number}"

    kept = bounded(Settings("北县"), f"{long}{cry}{long}", LONGEST_TEXT)

    cried = masking.closed(kept.partition("此处略去")[2])
    assert "我不想活了" in cried
    assert not any(c in cried for c in "387654")


@settings(max_examples=12)
@given(st.integers(0, 30), st.sampled_from(MOBILE_SPELLINGS))
@example(5, str)
def test_a_cry_without_any_sign_is_not_parted_within_a_number_either(shift, spell):
    parts = portions("快" * (LONGEST_TEXT - shift) + spell(MOBILE) + "快" * 100)

    assert not any(c in "".join(map(masking.closed, parts)) for c in "387654")


GIVEN = ("王建国", "李志强", "欧阳建军", "周文化", "陈春花", "刘保安")


@pytest.mark.parametrize("name", GIVEN)
@pytest.mark.parametrize("way", ["我是{}，", "本人{}。", "（{}，三单元502）"])
def test_the_words_that_spoke_for_a_unit_hold_nothing_of_the_name_that_is_masked(
    http, deliver, name, way
):
    receipt = http.submit(
        WALL, f"我家楼下烧烤店油烟太大，{way.format(name)}请城管来管一管", confidential=True,
        contact={"name": name, "phone": MOBILE},
    )  # fmt: skip
    deliver()
    no = receipt["no"]
    known = http.as_("dora", "GET", f"/desk/appeals/{no}")[1]
    if known["unit"] is None:
        assert http.act("dora", no, "dispatch", unit="lights")[0] == 200
    for eye in UNKNOWING:
        seen = http.as_(eye, "GET", f"/desk/appeals/{no}")[1]
        told = json.dumps(
            [seen[part] for part in ("events", "suggestion", "doubts")], ensure_ascii=False
        )
        assert name[-2:] not in told, (eye, told)


def test_the_words_that_spoke_are_told_where_the_text_still_holds_them(http, deliver):
    receipt = http.submit(WALL, "我家楼下烧烤店油烟太大，我是王建国，请来管一管", confidential=True)
    deliver()
    http.act("dora", receipt["no"], "dispatch", unit="lights")

    suggestion = http.as_("rita", "GET", f"/desk/appeals/{receipt['no']}")[1]["suggestion"]

    assert "油烟" in json.dumps(suggestion, ensure_ascii=False)
