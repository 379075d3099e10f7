"""Limits by level, kind and purpose (field.md §2.3): what is asked is answered sooner, a grid calls back at once."""

from datetime import datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from functions.domain.codes import BEIJING
from functions.domain.county.county import County, Settings
from functions.domain.county.limits import WorkingDays
from functions.domain.county.purposes import LABELS, Purpose, PurposeLimit
from functions.domain.county.roles import Unit
from functions.domain.items.change import Order, extended, redated, reworked, waiting
from functions.domain.items.change import given as given_to
from functions.domain.items.clocks import Terms, begin, lasting
from functions.domain.items.kind import APPEAL, Kind
from functions.domain.items.runs import Clock
from functions.domain.items.verdict import opened
from functions.domain.kinds import clocks_of
from functions.domain.safety import Heard, Tier
from functions.domain.triage.purposes import purpose_of

AT = datetime(2026, 3, 2, 10, tzinfo=BEIJING)  # a Monday
CALM = Heard(Tier.NO, Tier.NO, (), ())


def clocks(kind=APPEAL, **settings):
    return clocks_of(County("north", "NTH", "s", Settings("北县", **settings)), kind)


USUAL = clocks()
LEVELS, PURPOSES = st.integers(1, 4), st.sampled_from(Purpose)


def day(text):
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("purpose", "level", "due"),
    [
        (Purpose.CONSULT, 3, day("03-03T10:00")),
        (Purpose.UNSAID, 3, day("03-09T10:00")),
        (Purpose.COMPLAINT, 3, day("03-09T10:00")),
        (Purpose.CONSULT, 4, day("03-23T10:00")),
        (Purpose.CONSULT, 1, day("03-02T12:00")),
    ],
)
def test_a_question_has_one_working_day_and_all_else_its_levels(purpose, level, due):
    assert begin(USUAL, Clock.FINISH, Terms(level, purpose), AT).due_at == due


@given(LEVELS, PURPOSES, st.integers(1, 200))
def test_a_county_says_its_own_time_for_a_purpose_at_a_level(level, purpose, days):
    own = clocks(purpose_limits=(PurposeLimit(purpose, level, WorkingDays(days)),))
    for other in range(1, 5):
        found = begin(own, Clock.FINISH, Terms(other, purpose), AT).due_at
        usual = begin(own, Clock.FINISH, other, AT).due_at
        said = own.calendar.after(AT, days=days).at
        assert found == (said if other == level and purpose else found if not purpose else usual)


def test_what_could_not_be_done_at_a_window_has_times_of_its_own_in_each_county():
    limits = Settings("北县").window_limits
    own = clocks(
        Kind("window_issue"), window_limits=msgspec.structs.replace(limits, finish=WorkingDays(3))
    )

    for level in (3, 4):
        assert begin(own, Clock.FINISH, Terms(level, Purpose.CONSULT), AT).due_at == day(
            "03-05T10:00"
        )
        assert begin(own, Clock.CONTACT, level, AT).due_at == day("03-03T00:00")
    assert begin(own, Clock.FINISH, 1, AT) == begin(USUAL, Clock.FINISH, 1, AT)


@given(LEVELS, PURPOSES)
def test_a_grid_calls_back_in_half_an_hour_and_others_within_a_day(level, purpose):
    contact = {
        grid: begin(USUAL, Clock.CONTACT, Terms(level, purpose, grid), AT).due_at - AT
        for grid in (True, False)
    }
    usual = {1: timedelta(minutes=15), 2: timedelta(minutes=30)}.get(level, timedelta(days=1))

    assert contact[False] == usual
    assert contact[True] == min(usual, timedelta(minutes=30))


def test_the_time_of_a_grid_goes_with_it_and_not_with_the_matter():
    told = opened(USUAL, CALM, AT)
    grid = given_to(told, USUAL, Order("village", 3, reachable=True, grid=True), AT)
    later = AT + timedelta(minutes=10)
    unit = given_to(grid, USUAL, Order("heat", 3, reachable=True), later)

    assert grid.clocks[Clock.CONTACT].due_at == AT + timedelta(minutes=30)
    assert unit.clocks[Clock.CONTACT].due_at == later + timedelta(days=1)
    assert not waiting(grid, USUAL, later).grid


ORDERS = st.lists(
    st.tuples(
        st.sampled_from(["heat", "lights"]), LEVELS, PURPOSES, st.sampled_from([0, 1, 90, 2000, 9000])
    ),
    max_size=5,
)  # fmt: skip
OWN = st.lists(
    st.builds(
        PurposeLimit, PURPOSES.filter(bool), LEVELS,
        st.integers(1, 30).map(WorkingDays) | st.integers(10, 20_000),
    ),
    max_size=4,
)  # fmt: skip


@given(ORDERS, OWN)
def test_a_purpose_brings_the_citizen_s_answer_nearer_and_nothing_that_is_said_makes_it_later(
    orders, own
):
    ours, at = clocks(purpose_limits=tuple(own)), AT
    state, limits = (
        opened(ours, CALM, AT),
        {(each.level, each.purpose): each.finish for each in own},
    )
    for unit, level, purpose, minutes in orders:
        at += timedelta(minutes=minutes)
        was, span = state, limits.get((level, purpose))
        promise = was.clocks[Clock.ANSWER]
        state = given_to(was, ours, Order(unit, level, purpose=purpose), at)
        said = (level, purpose) != (was.level, was.purpose) and span is not None
        sooner = [lasting(ours, span, at).due_at] if said else []
        assert state.clocks[Clock.ANSWER].due_at == min([promise.due_at, *sooner])
        assert (state.clocks[Clock.ANSWER] == promise) is not (
            min([promise.due_at, *sooner]) < promise.due_at
        )


def test_a_question_s_citizen_is_promised_what_its_unit_has():
    told = opened(USUAL, CALM, AT)
    asked = given_to(told, USUAL, Order("heat", 3, purpose=Purpose.CONSULT), AT)
    granted = extended(replace(asked, extension_to=day("03-10T10:00")), AT)
    moved = given_to(granted, USUAL, Order("lights", 3, purpose=Purpose.CONSULT), AT)

    assert (
        asked.clocks[Clock.ANSWER].due_at == asked.clocks[Clock.FINISH].due_at == day("03-03T10:00")
    )
    assert moved.clocks[Clock.ANSWER].due_at == day("03-10T10:00")


@given(LEVELS, PURPOSES, LEVELS, PURPOSES, st.integers(0, 20_000))
def test_what_is_shorter_counts_from_now_and_what_is_longer_from_where_it_began(
    level, purpose, other_level, other_purpose, minutes
):
    was, now = Terms(level, purpose), Terms(other_level, other_purpose)
    run, at = begin(USUAL, Clock.FINISH, was, AT), AT + timedelta(minutes=minutes)
    found = redated(run, USUAL, Clock.FINISH, (was, now), at)
    anew, longer = begin(USUAL, Clock.FINISH, now, at), begin(USUAL, Clock.FINISH, now, AT)

    if longer.due_at > run.due_at:
        assert found.due_at == longer.due_at
    else:
        assert found.due_at == min(run.due_at, anew.due_at)
    assert found.told == run.told


def test_another_round_promises_by_the_purpose_that_is_known_by_then():
    told = given_to(opened(USUAL, CALM, AT), USUAL, Order("heat", 3, purpose=Purpose.CONSULT), AT)
    _, again = reworked(told, USUAL, AT, reachable=False)

    assert again.clocks[Clock.ANSWER].due_at == day("03-03T10:00")


def test_every_purpose_has_words():
    assert set(LABELS) == set(Purpose) - {Purpose.UNSAID}


ASKS = [
    "你好，想问下小孩上户口、医保、生育津贴可以一次办完吗？要带哪些材料？",
    "请问哈子，我屋里崽伢子今年九月份要上一年级，要些么子手续咯",
    "咨询一下公积金怎么提取",
]
TELLS = [
    "小区门口的路灯坏了半个月了，请问什么时候能修？",
    "请问有没有人管？楼下垃圾堆了一个月",
    "举报河边工厂偷排，怎么办理都没人管",
    "想问一下凭什么停水",
    "图书馆能不能延长开放时间",
]


@pytest.mark.parametrize("text", ASKS)
def test_a_question_that_complains_of_nothing_is_heard_as_one(text):
    assert purpose_of(text) is Purpose.CONSULT


@pytest.mark.parametrize("text", TELLS)
def test_what_complains_is_left_to_who_reads_it(text):
    assert purpose_of(text) is Purpose.UNSAID


def test_a_unit_of_before_there_were_grids_is_none():
    assert msgspec.json.decode(b'{"id":"heat","name":"heat"}', type=Unit).grid is False


def test_settings_of_before_there_were_purposes_open_with_the_defaults():
    old = msgspec.json.decode(b'{"name":"north"}', type=Settings)
    assert old.purpose_limits == (PurposeLimit(Purpose.CONSULT, 3, WorkingDays(1)),)
    assert (old.grid_contact, old.yellow_percent) == (30, 33)
