"""Who may import whom, and where the outside world may be touched."""

import ast
import re
import statistics
from collections import defaultdict
from pathlib import Path

import pytest
from msgspec.structs import fields

from functions.domain.items.facts import Facts
from functions.domain.kinds import KINDS
from functions.http.routes import ROUTES

ROOT = Path(__file__).parent.parent
ROUTES_ROOM = ROOT / "functions/http/routes"
KINDS_ROOM = ROOT / "functions/domain/kinds"
ROOMS = (
    "intake",
    "router",
    "timers",
    "qr",
    "desk",
    "notify",
    "insight",
    "tenants",
    "photos",
    "pages",
    "search",
)
OUTER = {"app", "chalice", "infra", "moto", "bench", "train"}
AWS = {"boto3", "botocore", "pynamodb", "chalice"}
# The walls inside the domain: a room of it stands on those before it, and on no other.
WALLS = {
    "words": set(),
    "safety": {"words"},
    "county": {"words", "safety"},
    "sheets": {"words"},
    "spots": {"words", "county"},
    "items": {"words", "safety", "county"},
    "kinds": {"words", "safety", "county", "items"},
    "search": {"words", "county", "items"},
    "triage": {"words", "safety", "county", "items"},
    "issues": {"words", "county", "items", "triage"},
}
FORBIDDEN = {
    "functions": OUTER,
    "functions/domain": AWS | {"os", "logging", "functions.settings", "functions.store"}
    | {f"functions.{room}" for room in (*ROOMS, "http")},
    "functions/store": {f"functions.{room}" for room in (*ROOMS, "http")},
} | {
    f"functions/{room}": {f"functions.{other}" for other in (*ROOMS, "http") if other != room}
    for room in ROOMS
}  # fmt: skip

# Who alone may speak to AWS, and who alone asks the national calendar.
SPEAKERS = {
    "pynamodb": {"functions/store"},
    "botocore": {
        "functions/photos/bucket.py",
        "functions/queued.py",
        "functions/signed.py",
        "functions/store/search_shelves.py",
    },
    "chalice": {"app.py"},
    "chinese_calendar": {"functions/domain/county/calendar.py"},
}


def test_the_architecture_is_one_page_that_leads_to_the_others():
    page = (ROOT / "docs/architecture.md").read_text()
    elsewhere = {"architecture", "figures", "operations", "model-card", "listener-card"}

    assert page.count("\n") <= 90
    assert set(re.findall(r"\]\(([a-z-]+)\.md\)", page)) == (
        {path.stem for path in (ROOT / "docs").glob("*.md")} - elsewhere
    )


@pytest.mark.parametrize("folder", FORBIDDEN)
def test_imports_point_inwards(folder):
    trespasses = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in (ROOT / folder).rglob("*.py")
        for name in imports(path)
        if any(name == banned or name.startswith(f"{banned}.") for banned in FORBIDDEN[folder])
    }

    assert not trespasses


def test_what_serves_the_routes_knows_none_of_them_and_app_binds_them():
    outside = [p for p in (ROOT / "functions").rglob("*.py") if p.parent != ROUTES_ROOM]

    assert not [p for p in outside if any(_is_of_routes(name) for name in imports(p))]
    assert "functions.http.routes.ROUTES" in imports(ROOT / "app.py")


def test_every_file_that_declares_routes_is_bound():
    declaring = {
        f"functions.http.routes.{path.stem}"
        for path in ROUTES_ROOM.glob("*.py")
        if "functions.http.routes.declared.on" in imports(path)
    }

    assert {route.view.__module__ for route in ROUTES} == declaring


def _is_of_routes(name):
    return f"{name}.".startswith("functions.http.routes.")


def test_every_room_of_the_domain_has_its_walls():
    rooms = {path.parent.name for path in (ROOT / "functions/domain").glob("*/__init__.py")}

    assert rooms == set(WALLS)


@pytest.mark.parametrize("room", WALLS)
def test_a_room_of_the_domain_stands_on_those_below_it(room):
    others = set(WALLS) - WALLS[room] - {room}
    trespasses = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in (ROOT / "functions/domain" / room).rglob("*.py")
        for name in imports(path)
        if name.startswith("functions.domain.") and name.split(".")[2] in others
    }

    assert not trespasses


def test_a_kind_of_work_knows_of_no_other():
    trespasses = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in KINDS_ROOM.glob("*/*.py")
        for name in imports(path)
        if name.startswith("functions.domain.kinds") and name.split(".")[3:4] != [path.parent.name]
    }

    assert not trespasses


PLAIN = {"ASK", "REJECT", "INSTRUCT", "TERMINATE", "PROTECT", "MERGE", "REQUEST_CALL"}


@pytest.mark.parametrize("action", sorted(PLAIN))
def test_an_action_that_means_nothing_to_others_has_a_file_of_its_name_and_a_row(action):
    others = set(KINDS_ROOM.glob("*/*.py")) - set(KINDS_ROOM.glob("appeal/*.py"))
    naming = {
        str(path.relative_to(ROOT))
        for path in set((ROOT / "functions").rglob("*.py")) - others
        if re.search(rf"\bAction\.{action}\b", path.read_text())
    }

    assert naming == {"functions/domain/kinds/appeal/moves.py"}
    assert (ROOT / f"functions/desk/{action.lower()}.py").is_file()


def test_every_folder_of_a_kind_is_bound_and_every_kind_has_one():
    folders = {path.parent.name for path in KINDS_ROOM.glob("*/__init__.py")}

    assert set(KINDS) == folders


@pytest.mark.parametrize("library", SPEAKERS)
def test_a_library_has_one_door(library):
    importers = {
        str(path.relative_to(ROOT))
        for path in [ROOT / "app.py", *(ROOT / "functions").rglob("*.py")]
        if any(name.split(".")[0] == library for name in imports(path))
    }

    assert all(any(i.startswith(door) for door in SPEAKERS[library]) for i in importers)
    assert importers


def test_only_the_settings_read_the_environment():
    readers = {
        str(path.relative_to(ROOT))
        for path in [ROOT / "app.py", *(ROOT / "functions").rglob("*.py")]
        if any(name in {"os", "os.environ"} for name in imports(path))
    }

    assert readers == {"functions/settings.py"}


def test_clock_and_chance_are_made_in_app_alone():
    strays = {
        f"{path.relative_to(ROOT)}:{node.lineno} {ast.unparse(node)}"
        for path in (ROOT / "functions").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Name | ast.Attribute)
        and ast.unparse(node) in {
            "datetime.now", "datetime.utcnow", "uuid4", "uuid.uuid4", "time.time", "date.today",
            "secrets.token_hex", "secrets.token_urlsafe", "secrets.randbits",
        }
    }  # fmt: skip

    assert not strays


def test_functions_stay_small():
    """A function's lines, without its docstring: half of them at most 6, nine in ten at most 15."""
    long = sorted(_lines(node) for path in PRODUCT for node in ast.walk(ast.parse(path.read_text()))
                  if isinstance(node, ast.FunctionDef))  # fmt: skip

    assert statistics.median(long) <= 6
    assert long[len(long) * 9 // 10] <= 15


PRODUCT = [ROOT / "app.py", *(ROOT / "functions").rglob("*.py")]


def _lines(node):
    is_told = isinstance(node.body[0], ast.Expr) and isinstance(node.body[0].value, ast.Constant)
    docstring = node.body[0].end_lineno - node.body[0].lineno + 1 if is_told else 0
    return node.end_lineno - node.lineno + 1 - docstring


def test_the_name_of_a_type_means_one_thing():
    """A class is its own meaning; an alias means what it stands for, wherever that is written."""
    meanings = defaultdict(set)
    for path in (ROOT / "functions").rglob("*.py"):
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.ClassDef):
                meanings[node.name].add(f"{path.relative_to(ROOT)}")
            elif isinstance(node, ast.Assign) and re.fullmatch(
                r"[A-Z]\w*[a-z]\w*", name := ast.unparse(node.targets[0])
            ):
                meanings[name].add(ast.unparse(node.value))

    assert not {n: said for n, said in meanings.items() if len(said) > 1 and not n.startswith("_")}


def test_every_fact_is_said_by_somebody():
    said = {
        word.arg
        for path in (ROOT / "functions").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"Facts", "replace", "structs.replace"}
        for word in node.keywords
    }  # fmt: skip

    assert not {field.name for field in fields(Facts)} - said


def test_every_store_function_names_its_tenant_first():
    strays = {
        f"{path.stem}.{node.name}"
        for path in (ROOT / "functions/store").rglob("*.py")
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        and _speaks_of_rows(node) and _first(node) not in NAMES_ITS_TENANT
    }  # fmt: skip

    assert strays == SHARED_BY_ALL_TENANTS


NAMES_ITS_TENANT = {"tenant", "pk", "appeal", "new", "row", "once"}  # values that hold their tenant
SHARED_BY_ALL_TENANTS = {
    "indexes.due",
    "reckonings.waiting",
    "county_rows.counties",
    "county_rows.county_of_tag",
    "hot_board.turns",
}


def _speaks_of_rows(node):
    return any(
        (isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id.endswith("Row"))
        or (isinstance(n, ast.Call) and ast.unparse(n.func) in {"keep", "commit"})
        for n in ast.walk(node)
    )  # fmt: skip


def _first(node):
    return node.args.args[0].arg if node.args.args else ""


def imports(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
