"""What a county's people decide moves its next doubts, within bounds, and can be taken back."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions.domain.safety import Heard, Tier
from functions.domain.safety.taught import learned_check, taught_by

AT = datetime(2026, 7, 1, tzinfo=UTC)
TEXT = "广场上放电影的声音太响，像打仗一样，小孩吓得直哭"
LIKE = "广场上放电影的声音太响，像打仗一样，老人吓得睡不着"
OTHER = "河堤漏水了，水往村里灌"


def decided(*said, danger=None, report=None, text=TEXT):
    return tuple(
        learned_check(f"no{n}", (text,), danger=danger, report=report, by=by, at=AT)
        for n, by in enumerate(said)
    )


MAYBE, CERTAIN = Heard(danger=Tier.MAYBE), Heard(danger=Tier.CERTAIN)


def test_two_persons_quieten_what_is_nearly_the_same():
    assert taught_by(MAYBE, decided("a", "b", danger=False), LIKE).danger == Tier.NO


def test_one_person_changes_nothing_however_often():
    assert taught_by(MAYBE, decided(*"aaaa", danger=False), LIKE) == MAYBE
    assert taught_by(Heard(), decided(*"aaaa", danger=True), LIKE) == Heard()


def test_two_persons_make_the_next_one_doubtful_and_no_more():
    assert taught_by(Heard(), decided("a", "b", danger=True), LIKE).danger == Tier.MAYBE
    assert taught_by(MAYBE, decided("a", "b", danger=True), LIKE) == MAYBE


def test_what_one_of_them_found_is_not_quietened():
    examples = decided("a", "b", danger=False) + decided("c", danger=True)
    assert taught_by(MAYBE, examples, LIKE) == MAYBE


def test_another_text_is_not_touched():
    assert taught_by(MAYBE, decided("a", "b", danger=False), OTHER) == MAYBE
    assert taught_by(Heard(), decided("a", "b", danger=True), OTHER) == Heard()


def test_what_was_not_asked_teaches_nothing():
    report = Heard(report=Tier.MAYBE)
    assert taught_by(report, decided("a", "b", danger=False), LIKE) == report


def test_taking_an_example_away_undoes_it():
    examples = decided("a", "b", danger=False)
    assert taught_by(MAYBE, examples[:1], LIKE) == MAYBE


@pytest.mark.parametrize("text", ["我不想活了，就今晚", "弟弟被人打得流血，躲在床底下"])
def test_self_harm_and_a_child_in_danger_are_never_silenced(text):
    examples = decided("a", "b", "c", danger=False, text=text)
    assert taught_by(MAYBE, examples, text) == MAYBE


tiers = st.sampled_from(list(Tier))
answers = st.sampled_from([None, True, False])
said = st.lists(
    st.tuples(st.sampled_from("abcd"), answers, answers, st.sampled_from([TEXT, LIKE, OTHER])),
    max_size=8,
)


@given(tiers, tiers, said)
def test_teaching_moves_by_one_tier_at_most_and_never_what_is_certain(danger, report, told):
    examples = tuple(
        learned_check(f"no{n}", (text,), danger=d, report=r, by=by, at=AT)
        for n, (by, d, r, text) in enumerate(told)
    )
    heard = Heard(danger, report)
    moved = taught_by(heard, examples, TEXT)
    for before, after in ((danger, moved.danger), (report, moved.report)):
        assert abs(before - after) <= 1
        assert (before == Tier.CERTAIN) == (after == Tier.CERTAIN)
    assert taught_by(heard, (), TEXT) == heard
    if len({by for by, *_ in told}) < 2:
        assert moved == heard


def test_an_example_keeps_no_text():
    kept = decided("a", danger=True)[0]
    assert all(isinstance(number, int) for number in kept.pairs)
