"""A real headless Chromium, the pages as they are published, and an API that obeys the test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from bench.browser import launch
from infra.pages import build
from tests.web.fake_api import FakeApi
from tests.web.patience import PATIENCE_MS


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def pages_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site") / "pages"
    build(out, [])
    return out


@pytest.fixture
def api(pages_dir: Path) -> Iterator[FakeApi]:
    server = FakeApi(pages_dir).start()
    yield server
    server.shutdown()
    server.server_close()


type Open = Callable[..., Page]


@pytest.fixture
def phone(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A phone with a storage of its own; keywords are Playwright's for a context."""
    phones: list[BrowserContext] = []

    def new(**options: object) -> BrowserContext:
        settings = {"viewport": {"width": 360, "height": 740}, "locale": "zh-CN"} | options
        context = browser.new_context(**settings)
        context.set_default_timeout(PATIENCE_MS)
        phones.append(context)
        return context

    yield new
    for context in phones:
        context.close()


@pytest.fixture
def visit(phone: Callable[..., BrowserContext], api: FakeApi) -> Iterator[Open]:
    """Opens an address of the product; the page must not have thrown by the end of the test."""
    thrown: list[str] = []

    def open_page(path: str, *, on: BrowserContext | None = None, **options: object) -> Page:
        page = (on or phone(**options)).new_page()
        page.on("pageerror", lambda error: thrown.append(str(error)))
        page.on(
            "console",
            lambda said: thrown.append(said.text) if "Content Security" in said.text else None,
        )
        page.goto(api.origin + path)
        return page

    yield open_page
    assert thrown == []
