"""Whatever is sent to whatever the product's document declares, by whomever: no fault, and soon an answer."""

import copy
import json
import time
import zlib
from random import Random

import pytest
from moto.core import DEFAULT_ACCOUNT_ID
from moto.dynamodb.models import dynamodb_backends

import app as product
from functions.http import openapi
from functions.http.routes import ROUTES
from functions.store import registry
from infra.local.gateway import Gateway, Request
from tests.conftest import Desk, standing_tables
from tests.county import VILLAGE, WALL, open_north
from tests.fuzz.strange import BODIES, PATHS, QUERIES, TYPES, Maker

DOCUMENT = openapi.document([r for r in ROUTES if r.path.startswith("/api/")])
OPERATIONS = [
    (method.upper(), path) for path, methods in DOCUMENT["paths"].items() for method in methods
]
SECONDS = 4.0  # of the processor; what is slower is a way to stop a county
ROUNDS = 14
STAFF = ("dora", "gwen", "hans", "rita", "lena", "adam", "cora")


class World:
    """The county of the tests with matters in every state, put back before each operation."""

    def __init__(self) -> None:
        open_north()
        self.desk, self.gateway = Desk(), Gateway(product.app)
        for user in STAFF:
            self.desk.as_(user, "GET", "/me")
        told = ["路灯坏了很久了", "楼道着火了快来人", "举报村支书贪污修路款", "图书馆几点开门呢"]
        receipts = [
            self.desk.submit(VILLAGE if n == 2 else WALL, text, key=f"fuzz-{n}".ljust(20, "0"))
            for n, text in enumerate(told)
        ]
        nos = [receipt["no"] for receipt in receipts]
        for no in nos:
            product.dispatch("north", no[6:], at=product.now())
        self.desk.act("hans", nos[0], "sign")
        step = [1, 2, 3]
        self.known = {
            "tenant": ["north"], "no": nos, "into": nos, "from": nos, "step": step,
            "query_code": [receipt["query_code"] for receipt in receipts], "code": [WALL, VILLAGE],
            "id": ["hans", "lights", "heat", "adam"], "unit": ["lights", "heat", "ccdi"], "suggested_unit": ["heat"],
            "to": ["lights", "hans"], "co_units": ["heat"], "user": ["hans"], "password": ["north-2026"],
            "content": ["还是没有修好", "着火了"], "parent": ["gov", "lights"], "duty_unit": ["duty"], "queue": ["to_sign"],
        }  # fmt: skip
        self.kept = {name: copy.deepcopy(table(name).items) for name in TABLES}

    def restore(self) -> None:
        for name, items in self.kept.items():
            table(name).items = copy.deepcopy(items)
        registry.forget_kept()

    def send(self, method, path, query="", body=b"", *, user="", kind="application/json", more=()):
        headers = [("content-type", kind), *more]
        if user:
            headers.append(("authorization", f"Bearer {self.desk.tokens[user]}"))
        asked = Request(method, path, query, headers, body, "198.51.100.7")
        began = time.thread_time()
        answer = self.gateway.answer(asked)
        spent = time.thread_time() - began
        assert answer.status < 500, (method, path, query, body[:300], user, answer.body[:300])
        assert spent < SECONDS, (method, path, query, body[:300], spent)
        return answer


TABLES = ("appeals", "aux", "registry")


def table(name):
    return dynamodb_backends[DEFAULT_ACCOUNT_ID]["us-east-1"].get_table(name)


@pytest.fixture(scope="module")
def standing():
    with standing_tables():
        yield World()


@pytest.fixture
def world(standing):
    standing.restore()
    return standing


def declared(method, path):
    return DOCUMENT["paths"][path][method.lower()]


def body_of(operation, action):
    bodies = operation.get("x-body-of-action", {})
    if action in bodies:
        return bodies[action]
    content = operation.get("requestBody", {}).get("content", {})
    return content.get("application/json", {}).get("schema")


def filled(path, values):
    for name, value in values.items():
        path = path.replace("{" + name + "}", value)
    return path


def usual(world, operation):
    """Parameters of the path that exist."""
    names = [p for p in operation["parameters"] if p["in"] == "path"]
    return {p["name"]: world.known.get(p["name"], [p["schema"].get("enum", ["x"])[0]])[0] for p in names}  # fmt: skip


def holders(operation):
    """Who may call it, first those who may do most; then everybody, and nobody."""
    roles = operation.get("x-roles", [])
    may = [u for u, role in PEOPLE.items() if role in roles]
    return may or ["", "dora"]


PEOPLE = {"dora": "dispatcher", "gwen": "dispatcher", "hans": "handler", "rita": "reviewer", "lena": "leader", "adam": "admin"}  # fmt: skip


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_what_the_document_declares_is_answered_whatever_is_in_it(world, method, path):
    operation = declared(method, path)
    rng = Random(zlib.crc32(f"{method} {path}".encode()))
    make = Maker(rng, DOCUMENT["components"]["schemas"], world.known)
    actions = list(operation.get("x-body-of-action", {})) or [""]
    for n in range(max(ROUNDS, 2 * len(actions))):
        values = usual(world, operation)
        for name in values:
            values[name] = rng.choice([str(v) for v in world.known.get(name, ["x"])])
        if "action" in values:
            values["action"] = actions[n % len(actions)]
        schema = body_of(operation, values.get("action"))
        body = b"" if schema is None else text(make.of(schema, strange=(0.0, 0.06, 0.25)[n % 3]))
        query = "&".join(
            f"{p['name']}={rng.choice(QUERIES)}"
            for p in operation["parameters"] if p["in"] == "query" and rng.random() < 0.5
        )  # fmt: skip
        user = rng.choice([*holders(operation) * 4, *STAFF, ""])
        key = (("idempotency-key", f"fuzz-{method}-{n}".ljust(24, "0")),)
        world.send(method, filled(path, values), query, body, user=user, more=key)


def text(value) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode(errors="replace")


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_bodies_that_nobody_means_are_answered(world, method, path):
    operation = declared(method, path)
    target = filled(path, usual(world, operation))
    user = holders(operation)[0]
    for body in BODIES:
        world.send(method, target, body=body, user=user)
    for kind in TYPES:
        world.send(method, target, body=b"{}", user=user, kind=kind)


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_paths_and_queries_that_nobody_means_are_answered(world, method, path):
    operation = declared(method, path)
    user, values = holders(operation)[0], usual(world, operation)
    for name in values:
        for strange in PATHS:
            world.send(method, filled(path, values | {name: strange}), user=user)
    for parameter in operation["parameters"]:
        if parameter["in"] == "query":
            for strange in QUERIES:
                world.send(
                    method, filled(path, values), f"{parameter['name']}={strange}", user=user
                )
    world.send(method, filled(path, values), "%ff=%ff&&=&a=1&a=2&" + "z=1&" * 500, user=user)


@pytest.mark.parametrize(
    "value", ["", "x", "é", "😀".encode().decode("latin-1"), "a" * 9000, "Bearer " + "z" * 9000]
)
@pytest.mark.parametrize("name", ["authorization", "cookie", "accept-language", "x-forwarded-for", "idempotency-key", "accept", "if-none-match"])  # fmt: skip
def test_headers_that_nobody_means_are_answered(world, name, value):
    for method, path in (
        ("GET", "/api/t/north/me"),
        ("POST", "/api/appeals"),
        ("GET", f"/api/places/{WALL}"),
    ):
        world.send(method, path, body=b"{}" if method == "POST" else b"", more=((name, value),))


@pytest.mark.parametrize("body", [*BODIES, b"content=%ff%fe&code=x", b"content=" + b"a" * 200_000, b"=&&=&code", b"confidential=1&code=" + WALL.encode() + b"&content=" + "路灯".encode() * 9000])  # fmt: skip
def test_the_form_without_script_answers_whatever_is_posted(world, body):
    form = "application/x-www-form-urlencoded"
    for path in (f"/q/{WALL}", "/q/x", "/q/%ff", "/api/appeals"):
        world.send("POST", path, body=body, kind=form)


def test_what_somebody_marked_as_read_leaves_their_own_page_whole(world):
    for upto in ("\uffff", "~", "~~~", "", "9" * 100, "😀"):
        world.send("POST", "/api/t/north/inbox/read", body=text({"upto": upto}), user="hans")
        assert world.send("GET", "/api/t/north/me", user="hans").status == 200


def test_a_mark_that_was_stored_beyond_every_message_hides_nothing_for_good(world):
    from functions.store import inbox  # noqa: PLC0415

    inbox.mark_read("north", "hans", "\uffff", product.now())

    assert world.send("GET", "/api/t/north/me", user="hans").status == 200


CASES = [
    ("GET", f"/api/t/north/places/x/qr.{kind}", "", b"", 404) for kind in ("png", "svg", "pdf")
] + [
    ("GET", f"/api/t/{'a' * 2500}/me", "", b"", 404),
    ("POST", "/api/t/north/session", "", b'{"user":"","password":"x"}', 422),
    ("POST", "/api/t/north/session", "", '{"user":"\u200b\u200b","password":"x"}'.encode(), 422),
    ("POST", "/api/t/north/session", "", ('{"user":"' + "\ufdfa" * 80 + '","password":"x"}').encode(), 401),
    ("GET", "/api/t/north/desk/appeals", "limit=" + "9" * 4000, b"", 422),
    ("GET", "/api/t/north/desk/appeals", "cursor=%F0%9F%98%80", b"", 422),
    ("GET", "/api/t/north/inbox", "cursor=%F0%9F%98%80", b"", 422),
    ("GET", "/api/t/north/inbox", "cursor=~~~", b"", 422),
    ("GET", "/api/t/north/desk/appeals", "cursor=xx", b"", 422),
    ("GET", "/api/t/north/units", "cursor=xx", b"", 422),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path", "query", "body", "status"), CASES)
def test_what_is_out_of_its_bounds_is_refused_in_words(world, method, path, query, body, status):  # noqa: PLR0917 (a table)
    assert world.send(method, path, query, body, user="dora").status == status


def test_a_challenges_token_of_strange_letters_is_no_answer(world):
    from functions.intake.challenge import is_answered  # noqa: PLC0415

    assert not any(is_answered("s", f"{until}.é", "7", product.now()) for until in (1, 9**99))
