"""The page builder: what is published is complete, named by its contents, and allowed by the policy."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from infra.pages import WEB, BrokenPageError, build


@pytest.fixture
def source(tmp_path):
    files = {
        "citizen/q.html": '<link rel="stylesheet" href="a.css"><script type="module" src="a.js"></script>',
        "citizen/a.css": "/* why */\np { background: url('./dot.svg') }",
        "citizen/a.js": "import { b } from './b.js';\nconst later = () => import('../shared/c.js');",
        "citizen/b.js": "export const b = 1;",
        "citizen/dot.svg": "<svg/>",
        "shared/c.js": "export const c = 2;",
    }
    for name, text in files.items():
        (tmp_path / "web" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "web" / name).write_text(text)
    return tmp_path / "web"


def published(source: Path, *stores: str) -> tuple[Path, dict]:
    out = source.parent / "out"
    build(out, list(stores), source)
    return out, json.loads((out / "manifest.json").read_text())


def test_every_reference_points_at_a_published_file(source):
    out, manifest = published(source)

    texts = [(out / name).read_text() for name in manifest["files"]]
    mentioned = set(re.findall(r"assets/[\w.-]+\.(?:js|svg|css)", "".join(texts)))

    assert mentioned == {name for name in manifest["files"] if name.startswith("assets/")}
    assert len(mentioned) == 4


def test_a_change_deep_down_renames_everything_that_leads_to_it(source):
    _, before = published(source)
    (source / "citizen/b.js").write_text("export const b = 3;")

    _, after = published(source)

    changed = {name.split(".")[0] for name in set(after["files"]) - set(before["files"])}
    assert changed == {"assets/citizen-a", "assets/citizen-b"}
    assert before["files"]["q.html"]["etag"] != after["files"]["q.html"]["etag"]


def test_a_style_sheet_is_inlined_and_the_policy_knows_its_hash(source):
    out, manifest = published(source)

    style = re.search(r"<style>(.*?)</style>", (out / "q.html").read_text(), re.DOTALL)[1]

    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in manifest["files"]["q.html"]["headers"]["Content-Security-Policy"]
    assert "why" not in style


def test_imports_are_asked_for_with_the_page_but_lazy_ones_are_not(source):
    out, _ = published(source)

    preloaded = re.findall(r'modulepreload" href="/assets/([\w-]+)', (out / "q.html").read_text())

    assert preloaded == ["citizen-b"]


def test_lines_that_only_explain_are_not_sent(source):
    told = "// why\n  /** how */\n/*! Licence */\nexport const b = 'https://x.example'; // kept\n"
    (source / "citizen/b.js").write_text(told)

    out, manifest = published(source)

    name = next(name for name in manifest["files"] if name.startswith("assets/citizen-b."))
    sent = (out / name).read_text()
    assert sent == "/*! Licence */\nexport const b = 'https://x.example'; // kept\n"


def test_the_icon_comes_with_the_page(source):
    (source / "citizen/q.html").write_text('<link rel="icon" href="dot.svg">')

    out, manifest = published(source)

    assert 'href="data:image/svg+xml,%3Csvg/%3E"' in (out / "q.html").read_text()
    assert list(manifest["files"]) == ["q.html"]


def test_photo_stores_may_be_reached_and_nobody_else(source):
    _, manifest = published(source, "https://photos.example")

    policy = dict(
        part.split(" ", 1)
        for part in manifest["files"]["q.html"]["headers"]["Content-Security-Policy"].split("; ")
    )
    assert policy["connect-src"] == "'self' https://photos.example"
    assert policy["img-src"] == "'self' blob: data: https://photos.example"
    assert policy["script-src"] == "'self'"


def test_hashed_files_are_kept_for_ever_and_pages_are_asked_for_again(source):
    _, manifest = published(source)

    assert "must-revalidate" in manifest["files"]["q.html"]["cache"]
    assert all(
        "immutable" in file["cache"]
        for name, file in manifest["files"].items()
        if name.startswith("assets/")
    )


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        '<p style="color:red">',
        '<button onclick="go()">',
        '<script type="module" src="missing.js"></script>',
    ],
)
def test_a_page_that_would_not_work_once_published_is_refused(source, html):
    (source / "citizen/q.html").write_text(html)

    with pytest.raises(BrokenPageError):
        published(source)


def test_modules_that_import_one_another_are_refused_by_name(source):
    (source / "citizen/b.js").write_text("import './a.js';")

    with pytest.raises(BrokenPageError, match=r"citizen/b\.js → citizen/a\.js → citizen/b\.js"):
        published(source)


def test_the_same_source_is_published_the_same(tmp_path):
    build(tmp_path / "one", [])
    build(tmp_path / "two", [])

    def contents(out):
        return {
            str(path.relative_to(out)): path.read_bytes()
            for path in out.rglob("*")
            if path.is_file()
        }

    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_the_offline_kit_holds_every_module_of_the_citizen(tmp_path):
    worker = (WEB / "citizen/sw.js").read_text()

    kit = set(re.findall(r"'\./([\w.]+)'", worker))

    modules = {path.name for path in (WEB / "citizen").glob("*.js")}
    assert kit == modules - {"sw.js", "home.js"} | {"q.html", "a.html"}
