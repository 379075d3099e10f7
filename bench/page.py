"""How heavy and how fast the citizen's page is: `python -m bench.page [--runs 3] [--json]`.

Bytes and requests are what a real Chromium receives from the local runner: gzip, HTTP/1.1 and its
headers, no CDN. The largest contentful paint (LCP) is that of a slow phone on a weak link: CPU four times
slower, 1.6 Mbit/s, 150 ms. Lighthouse, for its scores, is fetched from npm into .cache/.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from bench.browser import FLAGS, launch, path
from infra.local.started import Started

CACHE = Path(__file__).parents[1] / ".cache"
LIGHTHOUSE = "lighthouse@13.5.0"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")

# Measured for the issue on another machine of two cores, with the same throttling applied.
OTHERS = (
    ("floor: a bare prototype", 7.7, 6, 0.74, "100 100 100 100"),
    ("GOV.UK", 89, 7, 1.4, ""),
    ("FixMyStreet", 202, 23, 1.6, ""),
    ("Signalen", 723, 50, 8.4, ""),
)


WEAK_LINK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
LCP = """() => new Promise((done) => new PerformanceObserver((list) =>
  done(list.getEntries().pop().startTime)).observe({ type: "largest-contentful-paint", buffered: true }))"""
# The offline kit comes in one request, of the worker itself: no page sees it.
KIT = """async () => {
  await navigator.serviceWorker.ready;
  await fetch('/sw.js', { cache: 'reload' }).then((answer) => answer.blob());
  return performance.getEntriesByName(location.origin + '/sw.js')[0].transferSize;
}"""


@dataclass(frozen=True)
class Weight:
    """What came over the line until the page was still."""

    kb: float
    requests: int


@contextmanager
def running() -> Iterator[tuple[str, str]]:
    """The product on this machine with the demo county: its origin, and one place's code."""
    with TemporaryDirectory() as state, Started(Path(state)) as runner:
        admin = {"user": "admin", "password": "demo-admin"}
        token = runner.ask("POST", "/api/t/demo/session", admin)[1]["token"]
        _, places = runner.ask("GET", "/api/t/demo/places", Authorization=f"Bearer {token}")
        yield f"http://127.0.0.1:{runner.port}", places["items"][0]["code"]


def received(page: Page) -> list[float]:
    """Fills as answers arrive: their bytes on the line, headers and all."""
    sizes: list[float] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    return sizes


def weigh(browser: Browser, address: str) -> tuple[Weight, Weight]:
    """The first visit; and what is fetched once somebody begins to write: the offline kit."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    sizes = received(page)
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(1500)
    first = Weight(round(sum(sizes) / 1024, 1), len(sizes))
    page.focus("#content")
    page.evaluate(KIT)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    page.close()
    modules = sizes[first.requests :]  # among them the kit, asked for once more
    return first, Weight(round(sum(modules) / 1024, 1), len(modules))


def paint(address: str) -> float:
    """Seconds to the largest contentful paint on a slow phone: throttling applied, not computed."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page(viewport={"width": 360, "height": 740})
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", WEAK_LINK)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        page.goto(address, wait_until="networkidle")
        milliseconds: float = page.evaluate(LCP)
        browser.close()
        return milliseconds / 1000


def lighthouse() -> Path | None:
    """Lighthouse's command, fetched once; None where npm or its registry is out of reach."""
    folder = CACHE / "lighthouse"
    command = folder / "node_modules/.bin/lighthouse"
    if not command.exists() and shutil.which("npm"):
        folder.mkdir(parents=True, exist_ok=True)
        quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
        subprocess.run(["npm", "install", "--prefix", folder, *quiet, LIGHTHOUSE], check=False)
    return command if command.exists() else None


def judge(command: Path, address: str) -> dict[str, float]:
    """One run of Lighthouse as a phone: its four scores."""
    with TemporaryDirectory() as scratch:
        report = Path(scratch, "report.json")
        options = ["--quiet", "--output=json", f"--output-path={report}"]
        options += [f"--chrome-flags={' '.join([*FLAGS, '--headless=new'])}"]
        environment = os.environ | {"CHROME_PATH": path() or ""}
        audit = [command, address, *options]
        if subprocess.run(
            audit, env=environment, check=False
        ).returncode:  # a browser that began too slowly
            subprocess.run(audit, env=environment, check=True)
        said = json.loads(report.read_text())
    return {name: said["categories"][name]["score"] * 100 for name in CATEGORIES}


def judged(command: Path, address: str, runs: int) -> dict[str, float]:
    results = [judge(command, address) for _ in range(runs)]
    return {name: statistics.median(result[name] for result in results) for name in results[0]}


def told(name: str, kb: float, requests: int, lcp: float | None, scores: str) -> str:
    seconds = f"{lcp:8.2f} s" if lcp is not None else " " * 10
    return f"{name:34} {kb:8.1f} KB {requests:6} {seconds}   {scores}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    command = lighthouse()
    with running() as (origin, code):
        address = f"{origin}/q/{code}"
        with sync_playwright() as playwright, launch(playwright) as browser:
            first, begun = weigh(browser, address)
        lcp = statistics.median(paint(address) for _ in range(options.runs))
        figures = judged(command, address, options.runs) if command else {}
    if options.json:
        weights = {"first": asdict(first), "begun": asdict(begun)}
        print(json.dumps(weights | {"lcp": lcp, "lighthouse": figures}))
        return
    scores = " ".join(f"{figures[name]:.0f}" for name in CATEGORIES) if figures else ""
    busy = f"load {os.getloadavg()[0]:.1f} while measuring"
    print(f"{platform.machine()}, {os.cpu_count()} cores, {busy}, {datetime.now(UTC):%Y-%m-%d}")
    print(
        f"{'':34} {'bytes':>11} {'requests':>6} {'LCP':>9}   performance accessibility practices seo"
    )
    print(told("/q/{code}, first visit", first.kb, first.requests, lcp, scores))
    print(told("  + once somebody begins to write", begun.kb, begun.requests, None, ""))
    for other in OTHERS:
        print(told(*other))
    if not command:
        print("Lighthouse could not be fetched from npm: no scores.")


if __name__ == "__main__":
    main()
