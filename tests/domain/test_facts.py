"""What an event says beside its words: typed, kept as it is, shown in words; what was said by name before reads as it did."""

from datetime import date, datetime
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import fields, replace

from functions.domain.items.facts import NOTHING, Choice, Facts, Redated, spoken
from functions.domain.items.old_facts import of_old
from functions.domain.items.runs import Clock
from functions.domain.moments import BEIJING

UNSPOKEN = {"why", "choices", "lines"}
WORDS = st.text("诉求办理abc", min_size=1, max_size=6)
DAYS = st.dates(date(2025, 1, 1), date(2030, 1, 1))
MOMENTS = DAYS.map(lambda day: datetime(day.year, day.month, day.day, 7, tzinfo=BEIJING))
OF_TYPE = {
    str: WORDS,
    tuple[str, ...]: st.lists(WORDS, min_size=1, max_size=3).map(tuple),
    tuple[Choice, ...]: st.tuples(st.builds(Choice, WORDS, WORDS)),
    dict[Clock, Redated]: st.dictionaries(
        st.sampled_from(Clock), st.builds(Redated, MOMENTS, MOMENTS), min_size=1
    ),
    bool: st.just(True),  # noqa: FBT003
    bool | None: st.booleans(),
    int | None: st.integers(1, 9),
    datetime | None: MOMENTS,
    date | None: DAYS,
}


def of(field):
    """Something that a fact can say."""
    if field.type in OF_TYPE:
        return OF_TYPE[field.type]
    coded = [code for code in get_args(field.type) if code and code is not type(None)]
    return st.sampled_from(coded[0] if isinstance(coded[0], type) else coded)


anything = st.builds(
    Facts, **{f.name: st.just(getattr(NOTHING, f.name)) | of(f) for f in fields(Facts)}
)


@given(anything)
def test_what_is_said_is_kept_as_it_was_said(facts):
    assert msgspec.json.decode(msgspec.json.encode(facts), type=Facts) == facts


@pytest.mark.parametrize("field", fields(Facts), ids=lambda field: field.name)
@given(st.data())
def test_each_fact_is_shown_by_its_name_or_in_a_way_of_its_own(field, data):
    words = spoken(replace(NOTHING, **{field.name: data.draw(of(field))}))

    assert bool(words) == (field.name not in UNSPOKEN)
    assert all(isinstance(word, str) and word for word in words.values())


@given(anything)
def test_what_was_said_by_name_once_reads_as_it_did(facts):
    said = replace(facts, why=(), choices=(), lines=(), report=None)

    assert of_old(spoken(said)) == said


@pytest.mark.parametrize("answer", [True, False])
def test_what_was_decided_of_a_report_is_not_what_was_heard_of_it(answer):
    decided, heard = Facts(report=answer), Facts(report_heard=("村支书", "低保"))

    assert of_old(spoken(decided)) == decided
    assert of_old(spoken(heard)) == heard


@pytest.mark.parametrize(
    ("said", "why"),
    [('["路灯","坏了"]', ("路灯", "坏了")), ("路灯、坏了", ("路灯", "坏了")), ("[]", ()), ("", ())],
)
def test_the_words_that_spoke_were_joined_or_a_list(said, why):
    assert of_old({"why": said}).why == why


def test_what_nobody_says_any_more_is_left_out():
    assert of_old({"weather": "fine", "unit": "lights"}) == Facts(unit="lights")
