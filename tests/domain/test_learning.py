"""How far corrections reach: what one person teaches never changes what goes out by itself."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from functions.domain.triage.learning import KEPT, Example, taught
from functions.domain.triage.routing import Choice, Suggestion
from functions.domain.words.likeness import pairs

AT = datetime(2026, 1, 1, tzinfo=UTC)
LAMP = "小区门口的路灯坏了，晚上看不清路"
TEXTS = st.sampled_from([LAMP, f"{LAMP}，请修", "路灯坏了", "家里暖气不热", ""]) | st.text(
    max_size=20
)
UNITS = st.sampled_from(["lights", "heat", "town"])


def example(n, unit, by="dora", text=LAMP, category="市政"):
    return Example(f"{n:018}", unit, category, by, AT + timedelta(minutes=n), pairs(text))


@st.composite
def lessons(draw, people):
    said = draw(st.lists(st.tuples(UNITS, people, TEXTS), max_size=30))
    return tuple(example(n, unit, by, text) for n, (unit, by, text) in enumerate(said))


SURE = st.builds(Suggestion, unit=UNITS, emergency=st.booleans(), why=st.just(("路灯",)))
ONE, TWO = st.just("dora"), st.sampled_from(["dora", "gwen"])


@given(SURE, lessons(ONE), TEXTS)
def test_whatever_one_person_teaches_what_goes_out_by_itself_goes_where_it_did(sure, said, text):
    assert taught(sure, said, text) == sure


@given(st.builds(Suggestion, unit=st.none() | UNITS), lessons(TWO), TEXTS)
def test_whatever_people_teach_nothing_is_sent_out_because_of_it(suggestion, said, text):
    moved = taught(suggestion, said, text)

    assert moved.unit in {None, suggestion.unit}
    assert len(moved.choices) <= 2


@given(UNITS, lessons(TWO), TEXTS)
def test_protected_reports_and_emergencies_are_never_moved(unit, said, text):
    guarded, urgent = Suggestion(unit, guarded=True), Suggestion(unit, emergency=True)

    assert taught(guarded, said, text) == guarded
    assert taught(urgent, said, text) == urgent


@given(lessons(TWO), st.integers(0, 30), TEXTS)
def test_an_example_that_is_taken_away_leaves_no_trace(said, n, text):
    unsure = Suggestion(choices=(Choice("town", "乡镇"),))
    extra = example(99, "heat")

    kept = tuple(e for e in (*said[:n], extra, *said[n:]) if e.no != extra.no)

    assert taught(unsure, kept, text) == taught(unsure, said, text)


def test_one_stubborn_voice_does_not_outweigh_two_others():
    stubborn = tuple(example(n, "heat") for n in range(KEPT - 3))
    others = tuple(example(900 + n, "lights", by) for n, by in enumerate(["gwen", "gina", "gill"]))

    (choice,) = taught(Suggestion(), stubborn + others, LAMP).choices

    assert (choice.unit, choice.likely) == ("lights", True)


def test_the_category_is_learnt_from_the_latest_that_names_one():
    said = (example(1, "heat", category="供暖"), example(2, "heat", category=""))

    (choice,) = taught(Suggestion(), said, LAMP).choices

    assert (choice.category, choice.likely) == ("供暖", False)


def test_the_words_that_a_text_shares_with_what_was_corrected_speak_for_the_choice():
    said = (example(1, "heat"), example(2, "heat"))

    (choice,) = taught(Suggestion(), said, "请问路灯坏了，找谁？路灯坏了，晚上看不清路").choices

    assert choice.why == ("与 2 件改派过的事项相似", "晚上看不清路", "路灯坏了")
