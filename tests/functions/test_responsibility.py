"""A late matter climbs the ladder of its place (责任链, B04), person by person, as the county calls its levels."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.county.posts import Post
from functions.domain.county.responsibility import LadderLevel, holder
from functions.domain.county.roles import Person, Role
from functions.router.route import route
from functions.store import accounts, registry, tree
from functions.timers.sweep import sweep
from tests.county import DIGEST, VILLAGE, settle

SEVEN = (
    ("村（社区）干部", ("村社干部", "社区民警"), "r431103001002"),
    ("乡镇政法委员", ("乡镇政法委员",), "r431103001000"),
    ("乡镇党政主要领导", ("乡镇党政主要领导",), "r431103001000"),
    ("包抓乡镇县级领导", ("包抓领导",), "r431103001000"),
    ("县区委政法委书记", ("县委政法委书记",), "r431103"),
    ("县区党政主要领导", ("县党政主要领导",), "r431103"),
    ("市委政法委书记", ("市委政法委书记",), "r431103"),
)
LADDER = tuple(LadderLevel(name, duties) for name, duties, _ in SEVEN)
REGIONS = "区划代码,名称\n431103,北县\n431103001000,青竹镇\n431103001002,青竹村\n"
LAMP = "村口的路灯坏了半个月了"


def put(node, *posts):
    tree.change_staff("north", node, lambda _: tuple(Post(duty, who) for duty, who in posts))


@pytest.fixture
def climbing(http):
    """The county with Baiyin's seven levels, one person on each."""
    http.as_("adam", "POST", "/regions/import", {"csv": REGIONS})
    http.as_("adam", "POST", f"/places/{VILLAGE}", {"region": "431103001002"})
    for n in range(1, 9):
        person = Person(
            f"rung{n}", f"第{n}级", frozenset({Role.HANDLER}), "village", must_change_password=False
        )
        accounts.add_person("north", person, DIGEST)
    posts = {}
    for n, (_, duties, node) in enumerate(SEVEN, 1):
        posts.setdefault(node, []).append((duties[0], f"rung{n}"))
    for node, held in posts.items():
        put(node, *held)
    settle(ladder=LADDER)
    registry.forget_kept()
    return http


def told(http, user):
    items = http.as_(user, "GET", "/inbox")[1]["items"]
    return [i["text"] for i in reversed(items) if "责任链" in i["text"]]


def swept(deliver, **by):
    at = datetime.now(UTC) + timedelta(**by)
    sweep(lambda tenant, identity: route(tenant, identity, at=at), at=at)
    deliver()


def life(http, deliver):
    """A matter that the unit signs for, and then nobody touches; its time is five days."""
    no = http.submit(VILLAGE, LAMP)["no"]
    deliver()
    http.act("hans", no, "sign")
    deliver()
    return no


def test_a_late_matter_climbs_bayins_seven_levels_one_after_the_other_each_once(climbing, deliver):
    life(climbing, deliver)
    heard = []
    for half_days in range(1, 70):
        swept(deliver, hours=12 * half_days)
        now = [n for n in range(1, 8) if told(climbing, f"rung{n}")]
        if now != heard:
            heard = now
            assert heard == list(range(1, len(heard) + 1))  # no level is passed over

    assert heard == [1, 2, 3, 4, 5, 6, 7]
    assert all(len(told(climbing, f"rung{n}")) == 1 for n in range(1, 8))
    assert "责任链第 3 级：乡镇党政主要领导" in told(climbing, "rung3")[0]
    assert told(climbing, "lena") == []


def test_the_county_names_its_levels_and_how_many_and_above_the_last_nobody_hears_twice(
    climbing, deliver
):
    settle(ladder=(LadderLevel("网格", ("村社干部",)), LadderLevel("镇", ("包抓领导",))))
    life(climbing, deliver)

    swept(deliver, days=30)

    assert [len(told(climbing, f"rung{n}")) for n in range(1, 8)] == [1, 0, 0, 1, 0, 0, 0]
    late = [i["text"] for i in climbing.as_("lena", "GET", "/inbox")[1]["items"]]
    assert not [text for text in late if "持续超时" in text]


def test_whoever_takes_over_a_post_hears_of_what_is_open_from_then_on(climbing, deliver):
    life(climbing, deliver)
    swept(deliver, days=4)
    assert len(told(climbing, "rung1")) == 1

    climbing.as_("adam", "POST", "/posts/handover", {"old": "rung2", "new": "rung8"})
    swept(deliver, days=6)

    assert (told(climbing, "rung2"), len(told(climbing, "rung8"))) == ([], 1)


def test_where_nobody_holds_a_level_the_next_one_above_hears(climbing, deliver):
    put("r431103001002")
    climbing.as_("adam", "POST", "/people/rung2", {"active": False})
    life(climbing, deliver)

    swept(deliver, days=4)

    assert [len(told(climbing, f"rung{n}")) for n in (1, 3, 4)] == [0, 1, 0]


def test_a_place_where_nobody_stands_tells_the_leaders_as_before(climbing, deliver):
    climbing.as_("adam", "POST", f"/places/{VILLAGE}", {"region": ""})
    life(climbing, deliver)

    swept(deliver, days=30)

    texts = [i["text"] for i in climbing.as_("lena", "GET", "/inbox")[1]["items"]]
    assert [text for text in texts if "持续超时" in text]
    assert not any(told(climbing, f"rung{n}") for n in range(1, 8))


def test_a_protected_report_is_told_to_nobody_on_the_ladder_who_may_not_read_it(climbing, deliver):
    climbing.submit(VILLAGE, "举报村干部贪污低保款，收了我的钱")
    deliver()

    swept(deliver, days=30)

    assert not any(climbing.as_(f"rung{n}", "GET", "/inbox")[1]["items"] for n in range(1, 8))


@pytest.mark.parametrize(
    ("ladder", "field"),
    [
        ([{"name": "", "duties": ["民警"]}], "ladder[0].name"),
        ([{"name": "村", "duties": []}], "ladder[0].duties"),
        ([{"name": "村", "duties": ["长" * 21]}], "ladder[0].duties"),
        ([{"name": str(n), "duties": ["民警"]} for n in range(11)], "ladder"),
    ],
)
def test_a_ladder_that_cannot_be_understood_is_refused_by_its_level(http, ladder, field):
    settings = http.as_("adam", "GET", "/settings")[1]

    status, problem = http.as_("adam", "PUT", "/settings", settings | {"ladder": ladder})

    assert (status, problem["errors"][0]["field"]) == (422, field)


DUTY = st.sampled_from("甲乙丙丁")
STAFF = st.lists(st.lists(st.builds(Post, DUTY, st.sampled_from("abcd"))).map(tuple), max_size=4)
LEVELS = st.lists(
    st.builds(LadderLevel, st.just("级"), st.lists(DUTY, min_size=1).map(tuple)), max_size=8
)


@given(LEVELS, STAFF)
def test_of_any_ladder_each_warning_climbs_and_no_filled_level_is_passed_over(ladder, staff):
    climbs = [holder(ladder, rung, staff) for rung in range(1, len(ladder) + 3)]

    levels = [held.level for held in climbs if held]
    assert levels == sorted(levels)
    held_at = {post.duty for posts in staff for post in posts}
    filled = [n for n, level in enumerate(ladder, 1) if set(level.duties) & held_at]
    assert sorted(set(levels)) == filled
    assert all(held is None or held.level >= rung for rung, held in enumerate(climbs, 1))


def test_the_log_says_which_level_a_warning_has_come_to_beside_its_rung(climbing, deliver):
    no = life(climbing, deliver)
    swept(deliver, days=30)

    warned = [
        e["data"]
        for e in climbing.as_("dora", "GET", f"/desk/appeals/{no}")[1]["events"]
        if e["action"] == "warn"
    ]
    finishing = [data for data in warned if data["clock"] == "finish"]
    levels = [data.get("ladder") for data in finishing]
    assert levels[:7] == [str(n) for n in range(1, 8)][: len(levels)]
    assert finishing[0]["ladder_name"] == "村（社区）干部"
    assert all(data["rung"] for data in warned)
