"""The Chromium that tests and benchmarks drive: the one on the PATH, or Playwright's own.

`make browser` sees to it that there is one.
"""

import shutil

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def path() -> str | None:
    """Where the system's browser lies; None where there is none but Playwright's."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def launch(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=path(), args=FLAGS)
