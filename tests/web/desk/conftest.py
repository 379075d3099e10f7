"""A demo county with a week behind it, its console served, and people before it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import app as product
from functions import settings
from functions.store import registry
from infra.local import demo
from tests import standing
from tests.conftest import standing_tables
from tests.web.desk import story
from tests.web.desk.house import Clock, House, serving
from tests.web.patience import PATIENCE_MS


@pytest.fixture(scope="module")
def house(pages_dir) -> Iterator[House]:
    """Opened once a file: each test tells appeals of its own."""
    clock = Clock()
    with pytest.MonkeyPatch.context() as patch, standing_tables():
        patch.setattr(settings, "IS_LOCAL", True)
        patch.setenv("PAGES_DIR", str(pages_dir))
        patch.setattr(product, "now", clock.now)
        opened = standing.again(demo.open_demo)
        registry.forget_kept()
        with serving(House(clock)) as served:
            served.places = {name: code for code, name in opened.places}
            yield served


@pytest.fixture(scope="module")
def busy(house) -> House:
    """The house with every queue filled."""
    story.handle(house, story.tell(house, house.places))
    return house


@pytest.fixture
def sit(house, phone) -> Iterator[Callable[..., Page]]:
    """Signs somebody in and opens the desk at a place; no script may have failed by the end."""
    thrown: list[str] = []

    def at(user: str | None, where: str = "", **options: object) -> Page:
        context = phone(**options)
        if user:
            token = house.sign_in(user)
            context.add_cookies([{"name": "session", "value": token, "url": house.url}])
        page = context.new_page()
        page.on("pageerror", lambda error: thrown.append(str(error)))
        page.on(
            "console", lambda told: "Content Security" in told.text and thrown.append(told.text)
        )
        page.goto(f"{house.url}/desk/?t=demo{where}")
        return page

    yield at
    assert thrown == []


@pytest.fixture(scope="module")
def morning(house) -> Iterator[House]:
    """The county trusts neither rules nor the classifier to send out: a person looks at everything."""
    rules = house.as_("admin", "GET", "/rules")["rules"]
    own = [rule for rule in rules if rule["categories"]]
    house.as_("admin", "PUT", "/rules", {"rules": own})
    settings = house.as_("admin", "GET", "/settings")
    wide = {"auto_dispatch": False, "rate_per_place": 1000, "rate_per_address": 1000}
    house.as_("admin", "PUT", "/settings", settings | wide)
    yield house
    house.as_("admin", "PUT", "/rules", {"rules": rules})


@pytest.fixture
def gate(morning) -> str:
    return next(iter(morning.places.values()))


@pytest.fixture(scope="module")
def blank(browser: Browser, pages_dir: Path) -> Page:
    """A page of this origin with nothing on it."""
    context = browser.new_context()
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    served = {f"/{file.relative_to(pages_dir)}": file for file in pages_dir.rglob("*.js")}

    def answer(route) -> None:
        file = served.get(route.request.url.removeprefix("http://desk.test"))
        kind = "text/javascript" if file else "text/html"
        route.fulfill(body=file.read_text() if file else "<!doctype html>", content_type=kind)

    page.route("http://desk.test/**", answer)
    page.goto("http://desk.test/")
    yield page
    context.close()
