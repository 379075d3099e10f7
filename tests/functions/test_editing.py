"""Two who write the same thing at once: nothing is lost unseen, and the second is told."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import boto3
import pytest
from botocore.client import BaseClient
from msgspec.structs import replace

from functions.domain.county.county import Place
from functions.domain.county.roles import Person, Role, Unit
from functions.domain.county.rule import Duty, Rule
from functions.domain.refusals import AlreadyExists
from functions.domain.safety.taught import learned_check
from functions.domain.triage.learning import Example
from functions.store import accounts, registry
from functions.store.accounts import Account
from tests.county import DIGEST, PASSWORD, WALL
from tests.functions.telling import told

AT = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def between(monkeypatch):
    """Have something happen after a writer has read, and before it writes."""

    def arrange(happening: Callable[[], object]) -> None:
        make, waiting = BaseClient._make_api_call, [happening]

        def call(self, operation, parameters):
            if "registry" in str(parameters) and operation in WRITES and waiting:
                waiting.pop()()
            return make(self, operation, parameters)

        monkeypatch.setattr(BaseClient, "_make_api_call", call)

    return arrange


WRITES = {"TransactWriteItems", "PutItem", "UpdateItem", "DeleteItem"}


def person(name):
    return registry.people("north", fresh=True)[name]


def settle_hours(county, hours):
    return replace(county, settings=replace(county.settings, hot_hours=hours))


def named(account, name):
    return Account(replace(account.person, name=name), account.password_hash)


def closed(account):
    return Account(replace(account.person, active=False), account.password_hash)


def example(by, seconds):
    return Example("261123000000000001", by, "", "dora", AT + timedelta(seconds=seconds), (1,))


def decision(by, seconds):
    at = AT + timedelta(seconds=seconds)
    return learned_check("261123000000000001", ("有人喊",), danger=True, report=None, by=by, at=at)


def tell_robots(unit, key):
    registry.change_unit("north", unit, lambda old: old, [{"kind": "wecom", "key": key, "secret": ""}])  # fmt: skip


# Each writing function: one writer, another who writes in the middle of it, and what both meant.
INTERLEAVED = {
    "settings and settings": (
        lambda: registry.change_county("north", lambda c: settle_hours(c, c.settings.hot_hours + 1)),
        lambda: registry.change_county("north", lambda c: settle_hours(c, c.settings.hot_hours + 1)),
        lambda: registry.county("north", fresh=True).settings.hot_hours == 26,
    ),
    "settings and rules": (
        lambda: registry.change_county("north", lambda c: settle_hours(c, 30)),
        lambda: registry.change_county("north", lambda c: replace(c, rules=(Rule("树", "heat"),))),
        lambda: (
            registry.county("north", fresh=True).settings.hot_hours,
            len(registry.county("north", fresh=True).rules),
        ) == (30, 1),
    ),
    "a place's name and its end": (
        lambda: registry.change_place("north", WALL, lambda p: replace(p, name="东门")),
        lambda: registry.change_place("north", WALL, lambda p: replace(p, active=False)),
        lambda: registry.place("north", WALL) == Place(WALL, "东门", "lights", active=False),
    ),
    "a unit's name and its robots": (
        lambda: registry.change_unit("north", "heat", lambda u: replace(u, name="住建")),
        lambda: tell_robots("heat", "theirs"),
        lambda: (
            registry.units("north", fresh=True)["heat"].name, registry.robots("north", "heat")[0]["key"],
        ) == ("住建", "theirs"),
    ),
    "an account's name and its end": (
        lambda: accounts.change_person("north", "hans", lambda a: named(a, "韩")),
        lambda: accounts.change_person("north", "hans", closed),
        lambda: (person("hans").name, person("hans").active) == ("韩", False),
    ),
    "duties": (
        lambda: registry.change_duties("north", lambda d: d | {"A": Duty("A", "甲事", "lights")}),
        lambda: registry.change_duties("north", lambda d: d | {"B": Duty("B", "乙事", "lights")}),
        lambda: set(registry.duties("north")) == {"A", "B"},
    ),
    "the later correction of an appeal, written first": (
        lambda: registry.put_example("north", example("first", 0)),
        lambda: registry.put_example("north", example("later", 9)),
        lambda: [e.unit for e in registry.examples("north")] == ["later"],
    ),
    "the later decision on a doubt, written first": (
        lambda: registry.put_check("north", decision("first", 0)),
        lambda: registry.put_check("north", decision("later", 9)),
        lambda: [c.by for c in registry.checks("north")] == ["later"],
    ),
    "a loaded place and an admin's": (
        lambda: registry.put_place("north", Place("NTH000000009", "新桥")),
        lambda: registry.add_place("north", Place("NTH000000008", "新桥头")),
        lambda: len(registry.places("north")) == 4,
    ),
    "two places of one estate": (
        lambda: registry.add_place("north", Place("NTH000000009", "云水苑小区·1栋", "heat")),
        lambda: registry.add_place("north", Place("NTH000000008", "云水苑小区·2栋", "heat")),
        lambda: registry.spot_owner("north", "云水苑") in {"heat", None},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", INTERLEAVED)
def test_of_two_who_write_at_once_both_are_heard(north, between, case):
    one, other, both = INTERLEAVED[case]
    between(other)

    one()
    registry.forget_kept()

    assert both()


ADDED = {
    "place": lambda: registry.add_place("north", Place("NTH000000009", "新桥")),
    "unit": lambda: registry.add_unit("north", Unit("new", "新单位")),
    "account": lambda: accounts.add_person("north", Person("new", "新", frozenset({Role.LEADER})), DIGEST),
}  # fmt: skip


@pytest.mark.parametrize("kind", ADDED)
def test_of_two_who_add_the_same_at_once_the_second_is_told(north, between, kind):
    between(ADDED[kind])

    with pytest.raises(AlreadyExists):
        ADDED[kind]()


def test_every_function_that_writes_the_registry_is_tried_here():
    tried = " ".join(str(f.__code__.co_names) for case in INTERLEAVED.values() for f in case[:2])
    tried += " ".join(str(f.__code__.co_names) for f in ADDED.values())
    writers = {
        name
        for module in (registry, accounts)
        for name in vars(module)
        if name.startswith(("add_", "change_", "put_"))
    }

    assert {w for w in writers if w not in tried} == {"put_unit", "put_person"}  # as put_place


EDITED = {
    "settings": ("PUT", "/settings", "/settings", {"hot_hours": 30}, {"hot_hours": 40}),
    "rules": ("PUT", "/rules", "/rules", {"rules": []}, {"rules": [{"name": "树", "unit": "heat", "keywords": ["大树"]}]}),
    "calendar": ("PUT", "/calendar", "/calendar", {"days": {"2026-08-08": "rest"}}, {"days": {"2026-08-09": "work"}}),
    "person": ("POST", "/people/hans", "/people", {"name": "韩一"}, {"name": "韩二"}),
    "unit": ("POST", "/units/heat", "/units", {"name": "住建一"}, {"name": "住建二"}),
    "robots": ("POST", "/units/heat", "/units", {"robots": [{"kind": "wecom", "key": "first"}]},
               {"robots": [{"kind": "wecom", "key": "second"}]}),
    "place": ("POST", f"/places/{WALL}", "/places", {"name": "东门"}, {"name": "西门"}),
    "region": ("POST", "/regions/431103", "/regions", {"name": "东县"}, {"unit": "heat"}),
    "posts": ("POST", f"/posts/p{WALL}", f"/posts/p{WALL}", {"posts": [{"duty": "网格员", "person": "hans"}]},
              {"posts": [{"duty": "网格员", "person": "vera"}]}),
}  # fmt: skip

TOLD_ONLY = {"warnings", "tables", "reckoning"}


def shown(http, path, list_path):
    answer = http.as_("adam", "GET", list_path)[1]
    if "items" not in answer:
        return answer
    name = path.rsplit("/", 1)[1]
    return next(i for i in answer["items"] if name in {i.get("id"), i.get("code")})


def region(http):
    body = {"code": "431103", "name": "北县", "kind": "county"}
    assert http.as_("adam", "POST", "/regions", body)[0] == 201


def body(method, read, change):
    whole = {k: v for k, v in read.items() if k not in TOLD_ONLY} if method == "PUT" else {}
    return whole | change | {"version": read["version"]}


@pytest.mark.parametrize("what", EDITED)
def test_of_two_admins_who_edit_the_same_the_second_is_told_by_whom_and_loses_nothing(http, what):
    method, path, listed, first, second = EDITED[what]
    region(http)
    read = shown(http, path, listed)

    assert http.as_("adam", method, path, body(method, read, first))[0] == 200
    status, problem = http.as_("adam", method, path, body(method, read, second))

    assert (status, problem["type"]) == (409, "urn:mashangban:Overtaken")
    assert problem["changed_by"] == "管理员"
    assert datetime.fromisoformat(problem["changed_at"]).tzinfo
    again = body(method, shown(http, path, listed), second)
    assert http.as_("adam", method, path, again)[0] == 200


@pytest.mark.parametrize("what", ["settings", "rules", "calendar"])
def test_a_program_that_names_no_version_is_told_where_it_was_overtaken_meanwhile(
    http, between, what
):
    method, path, listed, first, second = EDITED[what]
    region(http)
    read = shown(http, path, listed)
    whole = body(method, read, first)
    del whole["version"]
    between(lambda: http.as_("adam", method, path, whole | second))

    assert http.as_("adam", method, path, whole)[0] == 409


def test_settings_and_rules_that_are_saved_together_are_both_kept(http, between):
    settings = shown(http, "/settings", "/settings") | {"hot_hours": 30}
    between(lambda: http.as_("adam", "PUT", "/rules", {"rules": []}))

    assert http.as_("adam", "PUT", "/settings", settings)[0] == 200
    assert http.as_("adam", "GET", "/settings")[1]["hot_hours"] == 30
    assert http.as_("adam", "GET", "/rules")[1]["rules"] == []


def test_of_fifteen_saves_of_one_page_one_is_kept_and_fourteen_are_told(http):
    settings = shown(http, "/settings", "/settings")
    statuses = []

    def save(n):
        sent = settings | {"hot_hours": n}
        statuses.append(http.as_("adam", "PUT", "/settings", sent)[0])

    for n in range(2, 17):
        save(n)

    assert sorted(statuses) == [200] + [409] * 14


def test_a_closed_account_does_not_open_itself_by_changing_its_password(http, between):
    http.as_("hans", "GET", "/me")
    between(lambda: http.as_("adam", "POST", "/people/hans", {"active": False}))

    new = {"old": PASSWORD, "new": "a-new-word-2027"}
    assert http.as_("hans", "POST", "/password", new)[0] == 401
    assert not person("hans").active


def test_a_password_that_was_reset_meanwhile_is_not_set_back(http, between):
    http.as_("hans", "GET", "/me")
    reset = {"password": "given-by-adam-77"}
    between(lambda: http.as_("adam", "POST", "/people/hans", reset))

    new = {"old": PASSWORD, "new": "a-new-word-2027"}
    assert http.as_("hans", "POST", "/password", new)[0] == 422
    assert sign_in(http, "hans", "given-by-adam-77") == 200


def test_what_an_admin_changes_while_a_password_is_changed_is_kept(http, between):
    http.as_("hans", "GET", "/me")
    between(lambda: http.as_("adam", "POST", "/people/hans", {"name": "韩"}))

    assert (
        http.as_("hans", "POST", "/password", {"old": PASSWORD, "new": "a-new-word-2027"})[0] == 200
    )
    assert person("hans").name == "韩"


def sign_in(http, user, password):
    return http.call("POST", "/api/t/north/session", {"user": user, "password": password})[0]


def test_a_row_from_before_versions_were_kept_is_read_and_changed(http):
    region(http)
    for kind in ("county", "person", "unit", "place"):
        for row in rows(kind):
            row.pop("version", None)
            boto3.client("dynamodb").put_item(TableName="registry", Item=row)
    registry.forget_kept()

    for what, (method, path, listed, first, _) in EDITED.items():
        read = shown(http, path, listed)
        assert http.as_("adam", method, path, body(method, read, first))[0] == 200, what


def rows(kind):
    return boto3.client("dynamodb").query(
        TableName="registry",
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues={":pk": {"S": f"north#{kind}"}},
    )["Items"]


def test_a_write_reads_past_what_is_kept_in_memory(http, deliver):
    http.as_("adam", "GET", "/units")
    raw = next(row for row in rows("unit") if row["sk"]["S"] == "heat")
    raw["sk"] = {"S": "brand-new"}
    raw["body"] = {"S": '{"id":"brand-new","name":"新设单位"}'}
    boto3.client("dynamodb").put_item(TableName="registry", Item=raw)  # another function's write

    assert http.as_("adam", "POST", f"/places/{WALL}", {"unit": "brand-new"})[0] == 200


def test_corrections_are_still_learned(http, deliver):
    no = told(http, deliver, "图书馆几点开门呢")
    http.act("dora", no, "dispatch", unit="heat")
    deliver()

    assert [e.no for e in registry.examples("north")] == [no]


def test_two_threads_that_write_one_row_both_succeed(north):
    def add(n):
        registry.change_duties("north", lambda d: d | {f"A{n}": Duty(f"A{n}", "事项", "lights")})

    threads = [threading.Thread(target=add, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    registry.forget_kept()

    assert len(registry.duties("north")) == 4
