"""One address, one page: the API's own serving and the CDN's function agree."""

import gzip
import json
import subprocess

import pytest
from chalice.test import Client

import app as product
from functions.pages.serve import answer
from infra import template
from tests.county import WALL

ADDRESSES = {
    "/": "index.html",
    "/q/ABC1MZX0G4K7": "q.html",
    "/Q/ABC1MZX0G4K7": "q.html",
    "/q/ABC1MZX0G4K7/": "q.html",
    "/a": "a.html",
    "/a/": "a.html",
    "/a/ABCK7M29QXA4": "a.html",
    "/desk": "desk.html",
    "/desk/": "desk.html",
    "/desk/appeals/7": "desk.html",
    "/robots.txt": "robots.txt",
    "/sw.js": "sw.js",
    "/favicon.ico": "favicon.ico",
}


def rewritten(*requests: tuple[str, str]) -> list[dict]:
    events = json.dumps([{"request": {"method": method, "uri": uri}} for method, uri in requests])
    find_page = template.resources()["FindPage"]["Properties"]["FunctionCode"]
    script = f"{find_page}\nconsole.log(JSON.stringify({events}.map(handler)))"
    ran = subprocess.run(["node", "-e", script], capture_output=True, text=True, check=True)
    return json.loads(ran.stdout)


def test_the_cdn_finds_the_file_of_every_address():
    found = rewritten(*(("GET", path) for path in ADDRESSES))

    assert [request["uri"] for request in found] == [f"/{name}" for name in ADDRESSES.values()]


@pytest.mark.parametrize("path", [path for path in ADDRESSES if not path.startswith("/desk")])
def test_the_api_serves_the_same_file(pages_dir, path):
    status, headers, body = answer(path, pages_dir=pages_dir)

    assert status == 200
    assert body == (pages_dir / ADDRESSES[path]).read_bytes()
    assert headers["X-Content-Type-Options"] == "nosniff"
    is_page = headers["Content-Type"].startswith("text/html")
    assert ("frame-ancestors 'none'" in headers.get("Content-Security-Policy", "")) == is_page


@pytest.mark.parametrize(
    "path", ["/nothing", "/manifest.json", "/../infra/pages.py", "/q.html.gz", "/q/a/b"]
)
def test_what_is_not_published_is_not_found(pages_dir, path):
    status, headers, body = answer(path, pages_dir=pages_dir)

    assert status == 404
    assert headers["Content-Type"].startswith("text/html")
    assert "没有这个页面" in body.decode()


def test_the_cdn_shows_the_same_page_for_what_is_not_published():
    found = rewritten(("GET", "/nothing"), ("GET", "/manifest.json"), ("GET", "/q/a/b"))

    assert {request["uri"] for request in found} == {"/404.html"}


def test_a_browser_that_has_the_page_gets_no_second_copy(pages_dir):
    _, headers, _ = answer("/q/ABC1MZX0G4K7", pages_dir=pages_dir)

    again = answer("/q/ABC1MZX0G4K7", "gzip", headers["ETag"], pages_dir=pages_dir)

    assert (again[0], again[2]) == (304, b"")


def test_a_page_goes_over_the_line_packed_where_the_browser_takes_it(pages_dir):
    _, headers, packed = answer("/a/", "gzip, br", pages_dir=pages_dir)

    _, _, plain = answer("/a/", "", pages_dir=pages_dir)
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed) == plain


def test_a_form_without_javascript_takes_its_code_along_at_the_cdn_too():
    [answered] = rewritten(("POST", "/q/abc1mzx0g4k7"))

    assert answered["statusCode"] == 307  # the browser posts the same form again, there
    assert answered["headers"]["location"]["value"] == "/api/appeals?code=ABC1MZX0G4K7"


def test_the_photo_stores_of_the_stage_are_allowed_while_it_runs(pages_dir):
    _, headers, _ = answer(
        "/", pages_dir=pages_dir, stores=["https://u.example", "https://p.example"]
    )

    policy = headers["Content-Security-Policy"].split("; ")
    assert "connect-src 'self' https://u.example https://p.example" in policy
    assert "img-src 'self' blob: data: https://u.example https://p.example" in policy


def test_the_api_allows_its_pages_to_send_photos_where_it_tells_them_to(
    north, pages_dir, monkeypatch
):
    monkeypatch.setenv("PAGES_DIR", str(pages_dir))
    client = Client(product.app)
    asked = json.dumps({"code": WALL, "type": "image/jpeg", "size": 9}).encode()
    kind = {"Content-Type": "application/json"}
    told = client.http.post("/api/uploads", headers=kind, body=asked).json_body["url"]

    page = client.http.get(f"/q/{WALL}", headers={"Accept-Encoding": "gzip"})

    assert page.headers["Content-Encoding"] == "gzip"
    store = "/".join(told.split("/")[:3])
    assert f"connect-src 'self' {store}" in page.headers["Content-Security-Policy"]


def test_what_stands_behind_the_code_goes_along_to_who_can_read_it():
    answered = rewritten(
        ("POST", "/q/abc1mzx0g4k7%E3%80%82"), ("POST", "/Q/ABC1MZX0G4K7&from=timeline")
    )

    assert [a["headers"]["location"]["value"] for a in answered] == [
        "/api/appeals?code=ABC1MZX0G4K7%E3%80%82",
        "/api/appeals?code=ABC1MZX0G4K7&FROM=TIMELINE",
    ]
