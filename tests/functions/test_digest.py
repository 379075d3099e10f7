"""What was told, by matter, and one line where the same was told of many; read one by one, or all."""

from datetime import UTC, datetime
from urllib.parse import quote

from hypothesis import given
from hypothesis import strategies as st

from functions.desk.digest import FEW, by_matter, digest
from functions.http.routes import inbox as routes
from functions.store import inbox
from functions.store.inbox import InboxLine, Reading, matter
from tests.county import WALL

AT = datetime(2026, 7, 24, 1, tzinfo=UTC)
TOLD = st.lists(
    st.tuples(st.integers(0, 12), st.sampled_from(["queue", "warn"]), st.integers(1, 4)),
    max_size=40,
)


def messages(told):
    """Newest first, as an inbox tells them."""
    made = []
    for n, (no, kind, level) in enumerate(told):
        number = f"26072400000000{no:04}" if no else ""
        identity = f"{1784854800 + n:010}.000000#{number or 0}#0001"
        made.append(InboxLine(identity, AT, kind, {"zh": kind, "en": kind}, number, level))
    return made[::-1]


@given(TOLD, st.integers(0, 40))
def test_each_matter_stands_in_one_line_and_nothing_urgent_or_read_among_others(told, read):
    heard = messages(told)
    known = Reading(heard[min(read, len(heard) - 1)].id if heard else "", {})

    lines = digest(by_matter(heard, known))

    stood = [name for line in lines for name in line.seen]
    assert sorted(stood) == sorted({matter(m.id) for m in heard})
    assert sum(line.times for line in lines) == len(heard)
    for line in lines:
        if len(line.seen) > 1:
            assert len(line.seen) > FEW
            assert not line.read
            assert line.level > 1
    alone = [line for line in lines if len(line.seen) == 1 and not line.read and line.level > 1]
    for kind in ("queue", "warn"):
        assert len([e for e in alone if e.newest.no and e.newest.kind == kind]) <= FEW


def told(http):
    return http.as_("dora", "GET", "/inbox/matters")[1]


def unread(http):
    return http.as_("dora", "GET", "/me")[1]["unread"]


def many(http, deliver, n=FEW + 2):
    for one in range(n):
        http.submit(WALL, f"想问一件事，不晓得该找哪个部门，第{one}件", key=f"{one:020}")
    deliver()


def test_many_that_wait_are_told_as_one(http, deliver):
    many(http, deliver)

    (line,) = told(http)["items"]

    assert (line["matters"], line["no"], line["read"]) == (FEW + 2, "", False)
    assert unread(http) == FEW + 2


def test_what_was_read_of_one_matter_leaves_the_others_unread(http, deliver):
    many(http, deliver)
    (line,) = told(http)["items"]
    no, upto = next(iter(line["seen"].items()))

    assert http.as_("dora", "POST", "/inbox/matters/read", {"seen": {no: upto}})[0] == 200

    assert unread(http) == FEW + 1
    assert [(e["matters"], e["read"]) for e in told(http)["items"] if e["read"]] == [(1, True)]
    assert [m["no"] for m in http.as_("dora", "GET", "/inbox")[1]["items"] if m["read"]] == [no]


def test_all_can_be_read_at_once_and_what_comes_later_is_unread(http, deliver):
    many(http, deliver)
    http.as_("dora", "POST", "/inbox/read", {"upto": told(http)["upto"]})
    assert unread(http) == 0

    no = http.submit(WALL, "又有一件事想问，不晓得找谁", key="z" * 20)["no"]
    deliver()

    assert unread(http) == 1
    assert [e["no"] for e in told(http)["items"] if not e["read"]] == [no]


def test_a_matter_that_is_told_of_often_counts_once(http, deliver):
    no = http.submit(WALL, "想问一件事，不晓得该找哪个部门")["no"]
    deliver()
    http.act("dora", no, "dispatch", unit="lights")
    deliver()
    http.act("hans", no, "request-return", reason="not_our_duty", basis="不归本单位管")
    deliver()

    assert unread(http) == 1
    (line,) = told(http)["items"]
    assert (line["no"], line["times"]) == (no, 2)


def test_of_two_marks_at_once_none_is_lost_and_none_goes_back(http, monkeypatch):
    first, second = "1784854800.000000#1#0001", "1784854900.000000#2#0001"
    kept, meanwhile = inbox._marks, iter([True])

    def looked(tenant, person):
        was = kept(tenant, person)
        if next(meanwhile, False):  # another window of theirs is quicker
            inbox.mark_seen("north", "hans", {"1": first}, AT)
        return was

    monkeypatch.setattr(inbox, "_marks", looked)
    inbox.mark_seen("north", "hans", {"2": second}, AT)
    assert inbox.reading("north", "hans").seen == {"1": first, "2": second}

    inbox.mark_read("north", "hans", second, AT)
    inbox.mark_read("north", "hans", first, AT)
    assert inbox.reading("north", "hans").upto == second


def test_no_message_is_left_out_however_few_one_page_is_made_of(http, deliver, monkeypatch):
    nos = {
        http.submit(WALL, f"路灯坏了，第{n}盏", key=f"walk-{n}-0123456789ab")["no"]
        for n in range(5)
    }
    deliver()
    monkeypatch.setattr(routes, "LOOKED_AT_MOST", 2)

    seen, cursor = set(), ""
    while cursor is not None:
        path = f"/inbox/matters?cursor={quote(cursor, safe='')}"
        page = http.as_("hans", "GET", path)[1]
        seen, cursor = seen | {no for line in page["items"] for no in line["seen"]}, page["next"]

    assert seen == nos
