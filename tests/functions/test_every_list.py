"""Every list that the document declares is walked to its end, a line at a time: none ends before it does."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest

from functions.http.routes import ROUTES
from tests.conftest import Desk, pumping, standing_tables
from tests.county import WALL, open_north
from tests.functions.test_checks import DANGER

LAMP = "小区门口的路灯坏了半个月了"
MANY = 5
T = "/api/t/{tenant}"
LISTS = {
    route.path for route in ROUTES
    if route.method == "GET" and any(each.name == "cursor" for each in route.query)
}  # fmt: skip
ASKED = {  # who asks, and what its query says
    f"{T}/desk/appeals": [("dora", ""), ("dora", "queue=to_sign"), ("hans", ""), ("dora", "colour=green")],
    f"{T}/desk/appeals/{{no}}/similar": [("dora", "")],
    f"{T}/desk/search": [("dora", f"q={quote('路灯')}"), ("hans", f"q={quote('路灯')}")],
    f"{T}/inbox": [("hans", "")],
    f"{T}/inbox/matters": [("hans", "")],
    f"{T}/examples": [("dora", "")],
    f"{T}/checks": [("dora", "")],
    f"{T}/exports": [("adam", "")],
    f"{T}/people": [("adam", "")],
    f"{T}/units": [("adam", ""), ("hans", "")],
    f"{T}/places": [("adam", ""), ("adam", f"q={quote('号楼')}"), ("adam", "region=431103")],
    f"{T}/duties": [("adam", ""), ("adam", f"q={quote('事项')}")],
    f"{T}/regions": [("adam", "within=431103"), ("adam", f"q={quote('镇')}")],
    f"{T}/posts": [("adam", ""), ("adam", "q=vera")],
}  # fmt: skip
CASES = [
    (path, user, asked) for path, cases in ASKED.items() for user, asked in cases
    # A page of these is as long as it is: `test_lists.py`, `test_digest.py`.
    if not path.endswith(("similar", "matters"))
]  # fmt: skip


class World:
    """A county that has several of everything that is listed."""

    def __init__(self) -> None:
        open_north()
        self.http, deliver = Desk(), pumping()
        for sheet, csv in SHEETS.items():
            assert self.http.as_("adam", "POST", f"/{sheet}/import", {"csv": csv})[0] == 201
        texts = [
            *(f"{LAMP}，第{n}处" for n in range(MANY)),
            *(DANGER + "。" * n for n in range(MANY)),
            *(f"{LAMP}，第{n}处等改派" for n in range(MANY)),
        ]
        self.nos = [
            self.http.submit(WALL, text, key=f"list-{n:02}-0123456789")["no"]
            for n, text in enumerate(texts)
        ]
        deliver()
        for no, user in zip(self.nos[MANY : 2 * MANY], ("dora", "gwen"), strict=False):
            assert self.http.act(user, no, "check", danger=False)[0] == 200
        for no in self.nos[2 * MANY :]:
            self.http.act("dora", no, "dispatch", unit="heat", level=2, note="急")
        deliver()

        for _ in range(MANY):
            assert self.http.as_("dora", "POST", "/exports", {})[0] == 201

    def page(self, path, user, asked):
        address = path.format(tenant="", no=self.nos[0]).removeprefix("/api/t/")
        status, page = self.http.as_(user, "GET", f"{address}?{asked}")
        assert status == 200, (path, asked, page)
        return page


def several(headings, line):
    return headings + "\n" + "".join(line.format(n=n) + "\n" for n in range(1, MANY + 1))


SHEETS = {
    "regions": several("区划代码,区划名称,级别", "43110300{n},{n}号镇,乡镇") + "431103,北县,县\n",
    "places": several("名称,单位,区划代码", "{n}号楼,lights,43110300{n}"),
    "duties": several("编号,事项,单位", "A{n},事项{n},县城管局"),
    "posts": several("区划代码,岗位,用户名", "43110300{n},网格员,vera"),
}


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    with standing_tables():
        yield World()


def test_every_list_of_the_document_is_tried_here():
    assert set(ASKED) == LISTS


@pytest.mark.parametrize("limit", [1, 2, MANY])
@pytest.mark.parametrize(("path", "user", "asked"), CASES)
def test_a_list_ends_where_it_ends_and_holds_each_line_once(world, path, user, asked, limit):
    whole = world.page(path, user, f"{asked}&limit=50")
    assert whole["next"] is None
    assert len(whole["items"]) >= 2

    seen, cursor = [], ""
    while cursor is not None:
        page = world.page(path, user, f"{asked}&limit={limit}&cursor={quote(cursor, safe='')}")
        assert len(page["items"]) <= limit
        seen, cursor = seen + page["items"], page["next"]
        assert len(seen) <= len(whole["items"]), cursor

    assert seen == whole["items"]


def test_no_answer_with_lines_leaves_out_whether_it_is_all(world):
    lists = [
        route.path for route in ROUTES
        if route.method == "GET" and route.path.startswith(T) and "{" not in route.path[len(T) :]
    ]  # fmt: skip
    for path in lists:
        user = (
            "dora"
            if "desk" in path or "filters" in path
            else "lena"
            if path[len(T) + 1 :] in BOARD
            else "adam"
        )
        page = world.page(path, user, f"q={quote('路灯')}" if "search" in path else "")
        assert "items" not in page or "next" in page or path in ASKED_BY_NAME, path


BOARD = {"overview", "hot", "accuracy"}
ASKED_BY_NAME = {
    f"{T}/desk/load",
    f"{T}/accuracy",
}  # a line for each that was named, or for each week
