"""What an admin downloads for a place, over HTTP."""

import pytest

from tests.county import WALL


@pytest.mark.parametrize(
    ("file", "magic"), [("qr.png", b"\x89PNG"), ("qr.svg", b"<svg"), ("qr.pdf", b"%PDF")]
)
@pytest.mark.parametrize("accept", ["image/avif,image/png,*/*;q=0.8", "text/html", None])
def test_the_code_of_a_place_can_be_downloaded(http, file, magic, accept):
    headers = {"Accept": accept} if accept else {}

    answer = http.client.http.get(f"/api/t/north/places/{WALL}/{file}", headers=headers)

    assert answer.status_code == 200
    assert magic in answer.body[:300]


def test_another_name_is_not_found(http):
    assert http.call("GET", f"/api/t/north/places/{WALL}/qr.exe")[0] == 404
