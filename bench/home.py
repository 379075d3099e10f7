"""What a leader's home costs with many open matters (书记手机实时看, field.md B14): `python -m bench.home [--open 200] [--runs 20]`.

The demo county on the local runner, its open matters told and instructed over HTTP as people would do it. Each look is that of a
phone that was never here, on a weak link (CPU four times slower, 1.6 Mbit/s, 150 ms), from the address to the numbers and
the line of what the leader asked (批示待复、今天到期、逾期); then once more, by who was here before. Bytes are what came over the line.
"""

import argparse
import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from bench.browser import launch
from bench.page import WEAK_LINK, received
from infra.local.started import Started

GOAL = 2.0  # seconds
ASKED = 5  # of so many, one is instructed
TEXTS = (
    "路灯坏了半个月了，晚上看不清路",
    "楼道垃圾没人清运，味道很大",
    "井盖松动，车一过就响",
    "下水道堵了，污水流到路上",
)


class County:
    """The demo county, spoken to as its people do."""

    def __init__(self, runner: Started) -> None:
        self.runner = runner
        self.tokens: dict[str, str] = {}

    def as_(self, user: str, method: str, path: str, body: Any = None) -> Any:
        if user not in self.tokens:
            account = {"user": user, "password": f"demo-{user}"}
            self.tokens[user] = self.runner.ask("POST", "/api/t/demo/session", account)[1]["token"]
        token = f"Bearer {self.tokens[user]}"
        status, told = self.runner.ask(method, f"/api/t/demo{path}", body, Authorization=token)
        assert status in {200, 201}, told
        return told

    def fill(self, many: int) -> None:
        """So many are told; the leader instructs on each fifth, for today and later."""
        wide = {"rate_per_place": 1000, "rate_per_address": 1000}
        self.as_("admin", "PUT", "/settings", self.as_("admin", "GET", "/settings") | wide)
        self.as_("leader", "GET", "/me")
        places = [place["code"] for place in self.as_("admin", "GET", "/places")["items"]]
        nos = [self._tell(places[n % len(places)], n) for n in range(many)]
        for n, no in enumerate(nos[::ASKED]):
            self._instruct(no, n)

    def _tell(self, code: str, n: int) -> str:
        told = {"code": code, "content": f"{TEXTS[n % len(TEXTS)]}（{n}）"}
        key = {"Idempotency-Key": f"home-{n:04}-0123456789"}
        status, receipt = self.runner.ask("POST", "/api/appeals", told, **key)
        assert status == 201, receipt
        return str(receipt["no"])

    def _instruct(self, no: str, n: int) -> None:
        """Until it is done: the router may just be sending it out."""
        due_at = (datetime.now(UTC) + timedelta(hours=1 + n % 72)).isoformat()
        said = {"text": "请三日内办结并报告。", "due_at": due_at}
        path, status = f"/api/t/demo/desk/appeals/{no}", 409
        token = {"Authorization": f"Bearer {self.tokens['leader']}"}
        while status == 409:
            _, item = self.runner.ask("GET", path, **token)
            body = said | {"step": item["step"]}
            status, _ = self.runner.ask("POST", f"{path}/instruct", body, **token)
        assert status == 200


def look(context: BrowserContext, address: str) -> tuple[float, float]:
    """Seconds until the numbers and the leader's own line stand there, and the kilobytes until then."""
    page = context.new_page()
    sizes = received(page)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", WEAK_LINK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    began = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(".tiles .tile")
    page.wait_for_selector(".asked")
    took = time.perf_counter() - began
    page.wait_for_load_state("networkidle")
    page.close()
    return took, sum(sizes) / 1024


def looks(browser: Browser, origin: str, token: str) -> tuple[tuple[float, float], ...]:
    """The first look of a phone, and the second."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.add_cookies([{"name": "session", "value": token, "url": origin}])
    address = f"{origin}/desk/?t=demo"
    seen = look(context, address), look(context, address)
    context.close()
    return seen


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench-home")
    parser.add_argument("--open", type=int, default=200)
    parser.add_argument("--runs", type=int, default=20)
    options = parser.parse_args()
    with TemporaryDirectory() as state, Started(Path(state)) as runner, sync_playwright() as played:
        county = County(runner)
        county.fill(options.open)
        stands = county.as_("leader", "GET", "/overview")["open"]["total"]
        origin, token = f"http://127.0.0.1:{runner.port}", county.tokens["leader"]
        browser = launch(played)
        seen = [looks(browser, origin, token) for _ in range(options.runs)]
        browser.close()
    print(f"{stands} open; load {os.getloadavg()[0]:.1f} while measuring, {os.cpu_count()} cores")
    for name, each in zip(("first look", "second look"), zip(*seen, strict=True), strict=True):
        _tell(name, [took for took, _ in each], [kb for _, kb in each])


def _tell(name: str, took: list[float], kb: list[float]) -> None:
    ordered = sorted(took)
    p95 = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    kept = "within" if p95 <= GOAL else "BEYOND"
    print(
        f"{name:12} p50 {median(took):5.2f} s  p95 {p95:5.2f} s ({kept} {GOAL:.0f} s)  {median(kb):6.1f} KB"
    )


if __name__ == "__main__":
    main()
