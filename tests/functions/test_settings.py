"""A county's settings: refused where they can't be understood, and read as they were kept."""

from functions.store import registry
from tests.county import settle


def put(http, **changed):
    return http.as_("adam", "PUT", "/settings", http.as_("adam", "GET", "/settings")[1] | changed)


def test_settings_that_cannot_be_understood_are_refused_by_field_and_nothing_is_kept(http):
    roster = [{"hours": "18:00-18:00", "people": ["rita"]}]

    status, problem = put(http, name=" ", spam_words=["办证", "…"], roster=roster)

    assert status == 422
    assert [error["field"] for error in problem["errors"]] == [
        "name", "spam_words", "roster[0].hours",
    ]  # fmt: skip
    assert http.as_("adam", "GET", "/settings")[1]["name"] == "北县"


def test_a_list_of_fifty_thousand_words_is_refused_not_broken_on(http):
    status, problem = put(http, emergency_words=[f"词语{n}" for n in range(50_000)])

    assert (status, problem["errors"][0]["field"]) == (422, "emergency_words")


def test_settings_that_were_kept_before_they_were_checked_are_still_read(http):
    settle(name="", emergency_words=("火", "…"))
    registry.forget_kept()

    status, settings = http.as_("adam", "GET", "/settings")

    assert (status, settings["emergency_words"]) == (200, ["火", "…"])
