"""A people's deputy looks at ordinary matters of a slice, reads nothing of any person, and judges (代表监督, B19)."""

import json

import pytest

from functions.domain.county.county import Place
from functions.domain.county.roles import Permission, Person, Role
from functions.domain.county.tree import Region, RegionKind
from functions.http.routes import ROUTES
from functions.store import accounts, registry, tree
from tests.county import DIGEST
from tests.people import MOBILE_SPELLINGS

GATE, FIELD, HALL = "NTH00000000A", "NTH00000000B", "NTH00000000C"
LAMP = "小区门口的路灯坏了半个月了，晚上看不清路。"
SOLVED = {"result": "solved", "reply_public": "路灯已修好。", "contacted": False}
TREE = (
    Region("431103", "北县", RegionKind.COUNTY),
    Region("431103001", "青竹镇", RegionKind.TOWN, "431103"),
    Region("431103001001", "翠竹社区", RegionKind.VILLAGE, "431103001"),
    Region("431103002", "石板镇", RegionKind.TOWN, "431103"),
)


def deputy(name, *regions, categories=(), **more):
    person = Person(
        name, f"代表{name}", frozenset({Role.DEPUTY}), must_change_password=False,
        regions=regions, categories=categories, **more,
    )  # fmt: skip
    accounts.add_person("north", person, DIGEST)


@pytest.fixture
def towns(north):
    tree.change_regions("north", lambda _: {region.code: region for region in TREE})
    registry.add_place("north", Place(GATE, "翠竹苑小区·大门口", "lights", "431103001001"))
    registry.add_place("north", Place(FIELD, "石板镇集市", "lights", "431103002"))
    registry.add_place("north", Place(HALL, "县政务大厅", "lights"))
    deputy("qing", "431103001")
    deputy("cui", "431103001001", categories=("市政设施",))
    deputy("heat", "431103001", categories=("公用事业",))
    deputy("shi", "431103002")
    deputy("all")
    registry.forget_kept()


@pytest.fixture
def told(http, deliver, towns):
    def tell(code=GATE, content=LAMP, **more):
        tell.n += 1
        receipt = http.submit(code, content, key=f"deputies-{tell.n:04}-0123456789", **more)
        deliver()
        return receipt["no"]

    tell.n = 0
    return tell


def listed(http, who, queue=""):
    status, page = http.as_(who, "GET", f"/desk/appeals?queue={queue}")
    assert status == 200, page
    return [line["no"] for line in page["items"]]


def answered(http, no, who="hans"):
    http.act(who, no, "sign")
    assert http.act(who, no, "resolve", **SOLVED)[0] == 200
    assert http.act("rita", no, "review", decision="approve")[0] == 200


def judge(http, who, no, **said):
    step = http.as_(who, "GET", f"/desk/appeals/{no}")[1]["step"]
    return http.as_(who, "POST", f"/desk/appeals/{no}/comment", {"step": step} | said)


def test_a_deputy_sees_the_matters_of_their_regions_and_categories_and_no_others(http, told):
    gate, field, hall = told(GATE), told(FIELD), told(HALL)

    seen = {who: set(listed(http, who)) for who in ("qing", "cui", "heat", "shi", "all")}

    assert seen == {"qing": {gate}, "cui": {gate}, "heat": set(), "shi": {field}, "all": {gate, field, hall}}  # fmt: skip
    assert http.as_("qing", "GET", f"/desk/appeals/{field}")[0] == 404
    assert http.as_("shi", "POST", f"/desk/appeals/{gate}/comment", {"step": 2, "text": "好"})[0] == 404  # fmt: skip
    assert http.as_("qing", "GET", f"/desk/appeals/{gate}")[0] == 200


def test_what_is_confidential_a_report_a_doubt_or_a_cry_is_absent_for_deputies(http, told):
    plain = told()
    set_apart = [
        told(confidential=True), told(content="举报村支书贪污修路款。"),
        told(content="楼下有股煤气味，也可能是别的味道"), told(content="有人要跳楼，快来人"),
        told(content="专业办证刻章，加微信办理，价格优惠"),
    ]  # fmt: skip
    protected = told()
    assert http.act("dora", protected, "protect")[0] in {200, 204}
    merged = told(content=LAMP + "请尽快")
    assert http.act("dora", merged, "merge", into=plain)[0] == 200

    assert listed(http, "all") == [plain]
    for no in [*set_apart, protected, merged]:
        assert http.as_("all", "GET", f"/desk/appeals/{no}")[0] == 404, no


def test_nothing_that_a_deputy_reads_names_or_numbers_anybody(http, told):
    numbers = [spell("13876543210") for spell in MOBILE_SPELLINGS]
    staff = {"承办人", "审核员", "派单员", "hans", "rita"}
    secret = ["王小花", "138****3210", "3栋502", "内部备注甲"]
    for number in numbers[::9]:
        no = told(
            content=f"我叫王小花，住翠竹苑3栋502，电话{number}，路灯坏了半个月。",
            contact={"name": "王小花", "phone": "13876543210"}, address="翠竹苑3栋502室",
        )  # fmt: skip
        if http.act("dora", no, "dispatch", unit="lights")[0] == 409:  # a doubt: set apart
            assert http.as_("qing", "GET", f"/desk/appeals/{no}")[0] == 404
            continue
        http.act("hans", no, "sign")
        http.act("hans", no, "contact", method="phone", result=f"打{number}联系了王小花", reached=True)  # fmt: skip
        reply = f"王小花您好，您电话{number}反映的路灯已修好。"
        told_more = {"reply_public": reply, "note_internal": "内部备注甲", "contacted": True}
        assert http.act("hans", no, "resolve", **SOLVED | told_more)[0] == 200
        http.act("rita", no, "review", decision="approve")

        item = http.as_("qing", "GET", f"/desk/appeals/{no}")[1]
        lines = http.as_("qing", "GET", "/desk/appeals?queue=answered")[1]["items"]

        assert item["reply"]
        assert "路灯" in item["content"]
        assert "3210" not in item["content"] + item["reply"]
        for word in [*staff, *secret, number]:
            assert word not in json.dumps([item, lines], ensure_ascii=False), (word, item)
        assert not {"contact", "address", "photos", "note_internal", "tasks"} & item.keys()


def test_a_deputy_finds_nothing_by_any_other_door(http, told):
    no = told()
    open_to = {("GET", "/desk/appeals"), ("GET", "/desk/appeals/{no}")}
    for route in ROUTES:
        path = route.path.removeprefix("/api/t/{tenant}")
        if path == route.path or route.allow in {Permission.PUBLIC, Permission.STAFF}:
            continue
        if route.allow is Permission.MATTERS:
            assert (route.method, path) in open_to or path.endswith(("/contact", "/{action}"))
            continue
        asked = path.replace("{no}", no).replace("{id}", "hans")
        assert http.as_("qing", route.method, asked, {} if route.method != "GET" else None)[0] in {403, 404}, path  # fmt: skip
    for action in ("contact", "sign", "dispatch", "supervise", "instruct", "review", "answer-task"):
        assert http.as_("qing", "POST", f"/desk/appeals/{no}/{action}", {"step": 2})[0] == 403
    assert http.as_("qing", "GET", "/me")[1]["queues"] == []


def test_a_deputy_judges_while_it_is_handled_and_afterwards_and_it_counts(http, told):
    no = told()

    status, item = judge(http, "qing", no, text="办得快一些", level=3)
    assert (status, item["judgements"][0]["level"], item["judged"]) == (200, 3, 3)
    assert judge(http, "cui", no, level=5)[0] == 200
    answered(http, no)
    assert listed(http, "qing") == []
    assert listed(http, "qing", "answered") == [no]
    assert judge(http, "qing", no, level=4)[0] == 200

    board = http.as_("lena", "GET", "/overview")[1]["judgements"]
    assert (board["judged"], board["good"]) == (2, 2)
    log = http.as_("rita", "GET", f"/desk/appeals/{no}")[1]["events"]
    assert [e["data"]["judged"] for e in log if e["action"] == "comment"] == ["3", "5", "4"]
    assert [j["mine"] for j in http.as_("cui", "GET", f"/desk/appeals/{no}")[1]["judgements"]] == [False, True, False]  # fmt: skip


def test_who_is_not_satisfied_opens_a_supervision_and_a_new_round(http, told, deliver):
    no = told()
    answered(http, no)
    assert judge(http, "qing", no, level=2)[0] == 422  # says what is to be mended

    status, item = judge(http, "qing", no, level=2, text="灯还是不亮，请重修")
    deliver()

    assert (status, item["status"], item["round"]) == (200, "processing", 2)
    assert item["judgements"][-1]["state"] == "待单位整改回复"
    assert "代表评议不满意，请整改并回复" in str(http.as_("hans", "GET", "/inbox")[1])
    assert listed(http, "rita", "judged") == [no]
    assert http.act("hans", no, "resolve", **SOLVED)[0] == 409
    assert http.act("hans", no, "answer-task", task="1", reply="已换灯，电话13876543210")[0] == 200
    assert http.act("rita", no, "close-task", task="1", decision="accept")[0] == 200

    (said,) = http.as_("qing", "GET", f"/desk/appeals/{no}")[1]["judgements"]
    assert said["state"] == "已整改"
    assert "已换灯" in said["answer"]
    assert "138" not in said["answer"]
    assert http.as_("lena", "GET", "/overview")[1]["judgements"] | {"days": 0} == {"days": 0, "judged": 1, "good": 0}  # fmt: skip
    assert listed(http, "rita", "judged") == []


def test_a_page_of_a_slice_goes_on_where_it_ended(http, told):
    nos = [told(content=LAMP + "一" * n) for n in range(5)]
    met, cursor = [], ""
    while cursor is not None:
        page = http.as_("qing", "GET", f"/desk/appeals?limit=2&cursor={cursor.replace('#', '%23')}")[1]  # fmt: skip
        met += [line["no"] for line in page["items"]]
        cursor = page["next"]
    assert sorted(met) == sorted(nos)
    assert len(met) == 5


def test_a_deputys_account_is_nothing_else_and_its_slice_lies_in_the_tree(http, towns):
    new = {"id": "dai", "name": "代某", "roles": ["deputy"], "password": "Bamboo-2026-x"}
    wrong = (
        ({"roles": ["deputy", "leader"]}, "roles"), ({"unit": "lights"}, "roles"),
        ({"guarded": True}, "roles"), ({"regions": ["999999"]}, "regions"),
        ({"regions": ["431103"]}, "regions"), ({"roles": ["leader"], "regions": ["431103001"]}, "regions"),
    )  # fmt: skip
    for more, field in wrong:
        status, problem = http.as_("adam", "POST", "/people", new | more)
        assert (status, problem["errors"][0]["field"]) == (422, field), more
    slice_ = {"regions": ["431103001"], "categories": ["市政设施"]}
    status, person = http.as_("adam", "POST", "/people", new | slice_)
    assert (status, person["regions"], person["categories"]) == (201, ["431103001"], ["市政设施"])
    assert http.as_("adam", "POST", "/people/dai", {"roles": ["leader"]})[0] == 422
    csv = "姓名,用户名,角色,初始密码,代表区划,代表分类\n代二,daier,人大代表,Bamboo-2026-y,431103001、431103002,市政设施"
    status, told = http.as_("adam", "POST", "/people/import", {"csv": csv})
    assert status == 201, told
    assert registry.person("north", "daier").regions == ("431103001", "431103002")
