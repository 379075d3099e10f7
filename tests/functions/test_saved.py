"""Lists that somebody keeps under a name: their own, few, and whole."""

from functions.desk.saved import MOST

LATE = {
    "name": "城管超期",
    "queue": "all",
    "asked": {"unit": "lights", "colour": "red", "from": "2026-07-01"},
}


def kept(http, user="dora"):
    return http.as_(user, "GET", "/filters")[1]["items"]


def keep(http, user="dora", **changed):
    return http.as_(user, "POST", "/filters", LATE | changed)


def test_a_list_is_kept_under_its_name_and_only_for_who_kept_it(http):
    assert keep(http)[0] == 200

    (one,) = kept(http)
    assert {k: one[k] for k in LATE} == LATE
    assert kept(http, "rita") == []


def test_the_newest_of_a_name_stays_at_its_place(http):
    keep(http)
    keep(http, name="本周的")
    keep(http, asked={"sort": "age"})

    assert [(one["name"], one["asked"]) for one in kept(http)] == [
        ("城管超期", {"sort": "age"}), ("本周的", LATE["asked"]),
    ]  # fmt: skip


def test_what_is_not_needed_any_more_is_dropped_once(http):
    keep(http)
    (one,) = kept(http)

    assert http.as_("rita", "DELETE", f"/filters/{one['id']}")[0] == 404
    assert http.as_("dora", "DELETE", f"/filters/{one['id']}")[0] == 204

    assert kept(http) == []
    assert http.as_("dora", "DELETE", f"/filters/{one['id']}")[0] == 404


def test_a_name_that_shows_nothing_one_too_many_and_what_is_no_filter_are_refused(http):
    assert keep(http, name=" \u200b ")[0] == 422
    assert keep(http, asked={"tenant": "south"})[0] == 422
    for n in range(MOST):
        assert keep(http, name=f"第 {n}")[0] == 200

    status, problem = keep(http, name="再一个")

    assert (status, problem["errors"][0]["field"]) == (422, "name")
    assert keep(http, name="第 3", queue="to_check")[0] == 200


def test_who_does_not_work_on_appeals_keeps_no_lists(http):
    assert http.as_("adam", "GET", "/filters")[0] == 403
