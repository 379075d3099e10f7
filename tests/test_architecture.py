"""Who may import whom, and where the outside world may be touched."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
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

# Where the caller is told nothing about AWS, only these may speak to it.
SPEAKERS = {
    "pynamodb": {"functions/store"},
    "botocore": {"functions/photos/bucket.py", "functions/notify/queue.py"},
    "chalice": {"app.py"},
}


@pytest.mark.parametrize("folder", FORBIDDEN)
def test_imports_point_inwards(folder):
    trespasses = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in (ROOT / folder).rglob("*.py")
        for name in imports(path)
        if any(name == banned or name.startswith(f"{banned}.") for banned in FORBIDDEN[folder])
    }

    assert not trespasses


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
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in {
            "datetime.now", "datetime.utcnow", "uuid4", "uuid.uuid4", "time.time", "date.today",
            "secrets.token_hex", "secrets.token_urlsafe", "secrets.randbits",
        }
    }  # fmt: skip

    assert not strays


def test_every_store_function_names_its_tenant_first():
    strays = {
        f"{path.stem}.{node.name}"
        for path in (ROOT / "functions/store").glob("*.py")
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        and _speaks_of_rows(node) and _first(node) not in NAMES_ITS_TENANT
    }  # fmt: skip

    assert strays == SHARED_BY_ALL_TENANTS


NAMES_ITS_TENANT = {"tenant", "appeal", "new", "row", "once"}  # values that hold their tenant
SHARED_BY_ALL_TENANTS = {"indexes.due", "registry.counties", "registry.county_of_tag"}


def _speaks_of_rows(node):
    return any(
        (isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id.endswith("Row"))
        or (isinstance(n, ast.Call) and ast.unparse(n.func) in {"_read", "_keep", "commit"})
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
