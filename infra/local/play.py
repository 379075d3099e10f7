"""`make demo`: submits the sample appeals to a running runner, and plays how they are handled.

    python -m infra.local.play [--port 8000]

Everything goes over HTTP, as citizens and staff would do it. What was played before is left alone.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from infra.local.photograph import send_photo
from infra.local.talk import COUNTY, Json, RefusedError, Talk

FOLDER = Path(__file__).with_name("demo_county")
_TRIES = 3
_PATIENCE_SECONDS = 30
_CITIZEN = "citizen"


@dataclass
class Tale:
    """One appeal of the demo: what is told, and what happens to it."""

    name: str
    place: str
    text: str
    contact: Json | None = None
    confidential: bool = False
    photo: bool = False
    steps: list[Json] = field(default_factory=list)
    no: str = ""
    query_code: str = ""
    is_new: bool = True


def main() -> None:
    parser = argparse.ArgumentParser(prog="make demo")
    parser.add_argument("--port", type=int, default=8000)
    talk = Talk(parser.parse_args().port)
    try:
        play(talk)
    except ConnectionRefusedError:
        sys.exit("no runner answers on that port: make run, and make demo beside it")


def play(talk: Talk) -> None:
    tales = list(tales_told())
    codes = {place["name"]: place["code"] for place in talk.places()}
    done, total = 0, len(tales) + sum(len(tale.steps) for tale in tales)
    for tale in tales:
        submit(talk, tale, codes[tale.place])
        done = _advance(done, total, f"{tale.place}：{tale.text[:14]}…")
    numbers = {tale.name: tale.no for tale in tales}
    for tale in tales:
        for step in tale.steps:
            if tale.is_new:
                take(talk, tale, step, numbers)
            done = _advance(done, total, f"{tale.name} {step['by']} {step['do']}")
    print(f"\n{len(tales)} appeals are in the demo county. Sign in at /desk/, as any account.")


def tales_told() -> Iterator[Tale]:
    """The tales of story.json in their order, then the samples that nothing happens to yet."""
    samples = {
        each["id"]: each for each in json.loads((FOLDER / "sample_appeals.json").read_text())
    }
    for told in json.loads((FOLDER / "story.json").read_text()):
        name = told.pop("tale")
        sample = samples.pop(name, {})
        place, text = told.pop("place", None), told.pop("text", None)
        yield Tale(name, place or _place(sample), text or sample["text"], **told)
    for name, sample in samples.items():
        yield Tale(name, _place(sample), sample["text"])


def _place(sample: Json) -> str:
    name: str = sample["place"]
    return name.removesuffix("码").removesuffix("太阳")


def submit(talk: Talk, tale: Tale, code: str) -> None:
    """Submit a tale under a key of its own, so that a second time finds the first.

    Its photo is another one then: a conflict, where without photos it would be a repetition.
    """
    body: Json = {"code": code, "content": tale.text, "confidential": tale.confidential}
    if tale.contact:
        body["contact"] = tale.contact
    key = f"demo-county-{tale.name}-submission"
    if tale.photo:
        body["photos"] = [send_photo(talk, code, tale.name)]
    status, receipt = talk.ask("POST", "/api/appeals", body, Idempotency_Key=key)
    if status not in {200, 201, 409}:
        sys.exit(f"\n{tale.name} is refused: {receipt}")
    tale.is_new = status == 201
    if tale.is_new:
        tale.no, tale.query_code = receipt["no"], receipt["query_code"]


def take(talk: Talk, tale: Tale, step: Json, numbers: dict[str, str]) -> None:
    """Do one step of a tale, as soon as the appeal has come so far that it is allowed."""
    said = {name: value for name, value in step.items() if name not in {"by", "do"}}
    if step["by"] == _CITIZEN:
        path = f"/api/appeals/{tale.query_code}"
        _until_allowed(talk, path, step["do"].replace("rating", "rate"), {})
        talk.must("POST", f"{path}/{step['do']}", said)
        return
    path, session = f"{COUNTY}/desk/appeals/{tale.no}", talk.staff(step["by"])
    if "into" in said:
        said["into"] = numbers[said["into"]]
    for _ in range(_TRIES):  # the system may take a step of its own meanwhile
        item = _until_allowed(talk, path, step["do"], session)
        named = {"task": _task(item, said["task"])} if "task" in said else {}
        body = {"step": item["step"], **said, **named}
        status, answer = talk.ask("POST", f"{path}/{step['do']}", body, **session)
        if status != 409:
            break
    if status >= 300:
        raise RefusedError(f"{tale.name} {step['do']}: {status} {answer}")


def _task(item: Json, unit: str) -> str:
    """The number of what is open for a unit."""
    named: str = next(t["id"] for t in item["tasks"] if t["to"]["id"] == unit and t["can"])
    return named


def _until_allowed(talk: Talk, path: str, action: str, session: dict[str, str]) -> Json:
    give_up = time.monotonic() + _PATIENCE_SECONDS
    while True:
        status, item = talk.ask("GET", path, **session)
        if status == 200 and action in item["can"]:
            found: Json = item
            return found
        if time.monotonic() > give_up:
            sys.exit(f"\n{action} is not allowed at {path}: {status} {item}")
        time.sleep(0.1)


def _advance(done: int, total: int, what: str) -> int:
    """Draw the bar; where nobody watches, a line for every tenth step."""
    done += 1
    filled = 30 * done // total
    if sys.stdout.isatty():
        bar = "█" * filled + "░" * (30 - filled)
        print(f"\r{bar} {done}/{total} {what}\x1b[K", end="", flush=True)
    elif done % 10 == 0 or done == total:
        print(f"{done}/{total} {what}", flush=True)
    return done


if __name__ == "__main__":
    main()
