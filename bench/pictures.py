"""`make pictures`: the README's pictures, of the running product and its demo county.

    python -m bench.pictures [--out docs/pictures]

A runner of its own is started and its demo played; then a matter lives once from its telling to its
citizen's judgement. Of that come the still pictures and `loop.webp`, which moves.
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page, sync_playwright

from bench.browser import launch
from infra.local.play import play
from infra.local.started import ROOT, Started
from infra.local.talk import Talk

PLACE, USER = "翠竹苑小区·大门口", "chengguan"
STORY = "小区门口的路灯坏了快半个月了，晚上黑灯瞎火的，昨天对门刘奶奶差点绊倒。"
REPLY = "路灯已于今天下午修好，换了两盏 LED 灯，电话回访过刘奶奶。"
PHONE, WIDE, GAP, GROUND = (360, 760), (1280, 820), 30, "#e2e7ef"
BEAT_MS, KEYS_MS = 1700, 250


@dataclass
class Film:
    """Two phones side by side, the citizen's and the official's; a beat each time something is seen."""

    citizen: Image.Image | None = None
    official: Image.Image | None = None
    beats: list[tuple[Image.Image, int]] = field(default_factory=list)
    stills: list[Image.Image] = field(default_factory=list)

    def see(self, page: Page, *, official: bool = False, still: bool = False) -> None:
        page.wait_for_timeout(600)
        seen = shot(page)
        if official:
            self.official = seen
        else:
            self.citizen = seen
        if still:
            self.stills.append(seen)
        self.beats.append(
            (beside([each for each in (self.citizen, self.official) if each], of=2), BEAT_MS)
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs/pictures")
    out = parser.parse_args().out
    with filled() as runner, sync_playwright() as playwright:
        draw(launch(playwright), runner, out)


@contextmanager
def filled() -> Iterator[Started]:
    """A runner whose demo county has its sample matters and its last three months."""
    with TemporaryDirectory() as state, Started(Path(state)) as runner:
        play(Talk(runner.port))
        past = ["infra.local.past", "--state", state, "--items", "120"]
        subprocess.run([sys.executable, "-m", *past], cwd=ROOT, check=True)
        yield runner


def draw(browser: Browser, runner: Started, out: Path) -> None:
    address = f"http://127.0.0.1:{runner.port}"
    film = Film()
    live(browser, Talk(runner.port), address, film)
    beside(film.stills, of=3).save(out / "citizen.png", optimize=True)
    loop(film.beats, out / "loop.webp")
    desk = opened(browser, PHONE)
    signed_in(desk, address, "dispatcher")
    shot(desk, scale=1.5).save(out / "desk-phone.png", optimize=True)
    wall = opened(browser, WIDE)
    signed_in(wall, address, "leader")
    shot(wall).save(out / "desk.png", optimize=True)


def live(browser: Browser, talk: Talk, address: str, film: Film) -> None:
    """One matter, from a wall to its citizen's five stars."""
    citizen, official = opened(browser, PHONE), opened(browser, PHONE)
    code = next(place["code"] for place in talk.places() if place["name"] == PLACE)
    told(citizen, f"{address}/q/{code}", film)
    signed_in(official, address, USER)
    film.see(official, official=True)
    no = re.findall(r"\d{18}", citizen.inner_text("#story"))[0]
    handled(official, no, film)
    answered(talk, no)
    judged(citizen, film)


def told(page: Page, address: str, film: Film) -> None:
    page.goto(address)
    film.see(page, still=True)
    for end in range(9, len(STORY) + 9, 9):
        page.fill("#content", STORY[:end])
        film.beats.append((beside([shot(page)], of=2), KEYS_MS))
    film.see(page)
    page.click("#send")
    page.get_by_role("link", name="查看办理进度").wait_for()
    film.see(page, still=True)
    page.get_by_role("link", name="查看办理进度").click()
    page.get_by_text("县城管局").first.wait_for()
    film.see(page, still=True)


def handled(page: Page, no: str, film: Film) -> None:
    page.locator(f"a[href*='{no}']").first.click()
    page.get_by_role("button", name="签收").wait_for()
    film.see(page, official=True)
    page.get_by_role("button", name="签收").click()
    page.get_by_text("已签收").first.wait_for()
    film.see(page, official=True)


def answered(talk: Talk, no: str) -> None:
    """The help is excused, the reply given and approved, over HTTP as the console would."""
    address = f"/api/t/demo/desk/appeals/{no}"

    def act(user: str, action: str, **said: object) -> None:
        step = talk.must("GET", address, **talk.staff(user))["step"]
        talk.must("POST", f"{address}/{action}", {"step": step, **said}, **talk.staff(user))

    for task in talk.must("GET", address, **talk.staff("dispatcher"))["tasks"]:
        act(
            "dispatcher",
            "close-task",
            task=task["id"],
            decision="excuse",
            note="由主办单位一并答复",
        )
    act(USER, "resolve", result="solved", reply_public=REPLY, contacted=False)
    act("reviewer", "review", decision="approve")


def judged(page: Page, film: Film) -> None:
    page.reload()
    page.get_by_text(REPLY[:8]).first.scroll_into_view_if_needed()
    film.see(page)
    page.get_by_label("非常满意", exact=True).check()
    page.get_by_label("解决了", exact=True).check()
    film.see(page)
    page.get_by_role("button", name="提交评价").click()
    page.wait_for_timeout(800)
    page.evaluate("scrollTo(0, 0)")
    film.see(page)


def opened(browser: Browser, size: tuple[int, int]) -> Page:
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=1.5 if size == PHONE else 1,
        locale="zh-CN",
        timezone_id="Asia/Shanghai",
        is_mobile=size == PHONE,
        has_touch=size == PHONE,
    )
    return context.new_page()


def signed_in(page: Page, address: str, user: str) -> None:
    page.goto(f"{address}/desk/?t=demo")
    page.get_by_label("用户名").fill(user)
    page.get_by_label("密码").fill(f"demo-{user}")
    page.keyboard.press("Enter")
    page.locator("main:not(.door)").wait_for()
    page.wait_for_timeout(2500)


def shot(page: Page, *, scale: float = 1) -> Image.Image:
    """What the page shows, at the size of its layout times `scale`."""
    seen = Image.open(BytesIO(page.screenshot()))
    size = page.viewport_size or {"width": seen.width, "height": seen.height}
    wanted = (round(size["width"] * scale), round(size["height"] * scale))
    return seen.convert("RGB").resize(wanted, Image.Resampling.LANCZOS)


def beside(phones: list[Image.Image], *, of: int) -> Image.Image:
    """Phones in a row on the ground of the page, with room for as many as there will be."""
    width, height = PHONE
    canvas = Image.new("RGB", (of * (width + GAP) + GAP, height + 2 * GAP), GROUND)
    for place, phone in enumerate(phones):
        canvas.paste(phone, (GAP + place * (width + GAP), GAP))
    for place in range(len(phones), of):
        left = GAP + place * (width + GAP)
        ImageDraw.Draw(canvas).rounded_rectangle(
            (left, GAP, left + width, GAP + height), 18, fill="#d5dce7"
        )
    return canvas


def loop(beats: list[tuple[Image.Image, int]], file: Path) -> None:
    small = [
        each.resize((each.width * 3 // 4, each.height * 3 // 4), Image.Resampling.LANCZOS)
        for each, _ in beats
    ]
    lengths = [milliseconds for _, milliseconds in beats]
    small[0].save(
        file, save_all=True, append_images=small[1:], duration=lengths, loop=0, quality=70, method=6
    )
    print(f"{file}: {sum(lengths) / 1000:.0f} s, {file.stat().st_size / 1000:.0f} KB")


if __name__ == "__main__":
    main()
