"""A list in memory is walked to its end, each item once."""

from hypothesis import given
from hypothesis import strategies as st

from functions.domain.paging import paged
from functions.http import asked


def own(item):
    return item


def walked(items, limit, between=lambda _items: None):
    seen, cursor = [], ""
    while cursor is not None:
        page, cursor = paged(items, own, after=cursor, limit=limit)
        seen += page
        between(items)
    return seen


@given(st.lists(st.text(max_size=3), unique=True), st.integers(1, 7))
def test_every_item_comes_once_and_in_order(items, limit):
    assert walked(items, limit) == items


@given(st.lists(st.text(max_size=3), unique=True, min_size=9, max_size=30), st.integers(1, 4))
def test_what_is_taken_out_on_the_way_hides_nothing_else(items, limit):
    taken = []
    kept = list(items)

    def take(rest):
        if len(taken) < 2:
            taken.append(rest.pop(limit - 1))  # what was shown last, then what moved there

    assert set(kept) - set(taken) <= set(walked(items, limit, take))


@given(st.lists(st.text(max_size=200), unique=True, min_size=2), st.integers(1, 3))
def test_what_a_list_gives_to_go_on_with_is_what_a_request_may_say(items, limit):
    following = paged(items, own, after="", limit=min(limit, len(items) - 1))[1]

    asked.CURSOR.check(following)


@given(st.text())
def test_no_cursor_breaks_a_list(cursor):
    page, _ = paged(["a", "b"], own, after=cursor, limit=5)

    assert page in (["a", "b"], ["b"], [])
