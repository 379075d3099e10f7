"""What a search costs a county: milliseconds, calls, bytes, dollars; cold and warm, whole county and one unit.

    python -m bench.search [--appeals 12000]

The product's own code against tables and a bucket in memory. Calls, bytes and units are counted. Each search
is then played again from its recorded answers: so its own CPU is measured, and the wall time modelled from it, for a
Lambda of 1,024 MB: CPU / 0.58, 2.3 ms of CPU for each call, 8 ms for one of DynamoDB, 30 ms for eight of S3 at once.
"""

import argparse
import io
import random
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise
from math import ceil
from pathlib import Path
from typing import Any

from botocore.client import BaseClient

import tests.conftest as world
from functions.desk.search import SearchFilters, find
from functions.domain.codes import number
from functions.domain.county.county import County
from functions.domain.county.roles import Person, Role
from functions.domain.items.appeal import Appeal, Contact, Told
from functions.domain.items.state import State
from functions.domain.items.status import Status
from functions.domain.search import blind
from functions.domain.search.entry import Entry, entry
from functions.store import appeals, registry, search_index, search_rows, search_shelves
from functions.store.search_rows import Fresh, IndexedWords
from functions.store.tables import AppealRow, SearchRow
from tests.county import UNITS, WALL, open_north

VCPU, CALL, DYNAMO, S3, AT_ONCE = 0.58, 2.3, 8.0, 30.0, 8
RRU, GET = 0.125e-6, 0.4e-6  # dollars
SENTENCES = Path(__file__).parent.parent / "train/listener/data/own.tsv"
FRESH = 100  # that are on no shelf yet
WORDS = ("路灯 大门口", "停水", "物业", "没有人管 路灯", "阿拉斯加", "0007", "县城管局")
NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
PEOPLE = {
    "county": Person("dora", "派单员", frozenset({Role.DISPATCHER})),
    "unit": Person("vera", "村干部", frozenset({Role.HANDLER}), "village"),
}


class Tape:
    """Notes every call with its answer; plays them again, so that only our own work is left."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self.playing = False
        self.zero()
        make = BaseClient._make_api_call  # noqa: SLF001 - the one place that all calls pass

        def call(client: Any, operation: str, parameters: dict[str, Any]) -> Any:
            key = f"{operation} {parameters}"
            if not self.playing:
                self.answers[key] = _kept(make(client, operation, parameters))
            self.note(operation, self.answers[key])
            return _given(self.answers[key])

        BaseClient._make_api_call = call  # type: ignore[method-assign]  # noqa: SLF001

    def zero(self) -> None:
        self.gets = self.dynamo = self.down = 0
        self.units = 0.0

    def note(self, operation: str, answer: dict[str, Any]) -> None:
        if operation == "GetObject":
            self.gets, self.down = self.gets + 1, self.down + len(answer["Body"])
        else:
            self.dynamo += 1
            consumed = answer.get("ConsumedCapacity", [])
            each = consumed if isinstance(consumed, list) else [consumed]
            self.units += sum(float(one.get("CapacityUnits", 0)) for one in each)
            self.down += len(str(answer))


def _kept(answer: dict[str, Any]) -> dict[str, Any]:
    return answer | {"Body": answer["Body"].read()} if "Body" in answer else answer


def _given(answer: dict[str, Any]) -> dict[str, Any]:
    return answer | {"Body": io.BytesIO(answer["Body"])} if "Body" in answer else answer


def told(many: int) -> Iterator[str]:
    """Texts of some 350 characters, none like another."""
    rng = random.Random(7)
    lines = SENTENCES.read_text().splitlines()
    sentences = [max(line.split("\t"), key=len) for line in lines if line]
    for _ in range(many):
        text, length = "", rng.choice((60, 150, 200, 300, 900))
        while len(text) < length:
            text += rng.choice(sentences) + "，"
        yield text.replace("3", str(rng.randrange(10_000)))


def fill(county: County, many: int) -> None:
    """A county's year: shelves as compactions build them, the last hundred still in rows.

    Without transactions where there are many rows: in memory each would copy all tables.
    """
    rng, weights = random.Random(3), [1, 40, 30, 2, 1, 10, 3]
    year = enumerate(told(many), 1)
    ends = [*range(search_index.FULL, many - FRESH, search_index.FULL), many - FRESH, many]
    for begin, end in pairwise((0, *ends)):
        new: dict[str, Entry] = {}
        with AppealRow.batch_write() as heads, SearchRow.batch_write() as rows:
            for n, text in islice(year, end - begin):
                appeal = _appeal(n, many, text, rng.choices(UNITS, weights)[0].id)
                heads.save(appeals.head_row(appeal, key_digest="", body_digest=""))
                new[appeal.no] = entry(appeal, ())
                words = IndexedWords(new[appeal.no], _digests(county, n))
                for row in search_rows.rows_of("north", words, None):
                    if end == many or not row.sk.startswith(search_rows.NEW):
                        rows.save(row)
        if end < many:
            _shelve(new)


def _shelve(new: dict[str, Entry]) -> None:
    manifest = search_rows.read("north").manifest
    fresh = Fresh(manifest, frozenset(), {}, new)
    seen = search_index._sight("north", manifest)  # noqa: SLF001 - a compaction without its rows
    assert search_rows.turn("north", manifest, search_index._next("north", fresh, seen))  # noqa: SLF001


def _digests(county: County, n: int) -> tuple[str, ...]:
    """One in a hundred is found by telephone: the others' rows change no search."""
    if n % 100 != 7:
        return ()
    return blind.of_contact(county.secret, Contact("", f"1390000{n % 10_000:04}"))


def _appeal(n: int, many: int, text: str, unit: str) -> Appeal:
    at = NOW - timedelta(days=365) * (1 - n / many)
    identity = f"{n * 7919 % 10**12:012}"
    state = State(Status.ARCHIVED, at, unit=unit, place_name="翠竹苑小区·大门口")
    told_ = Told(text, WALL, contact=Contact("", f"139****{n % 10_000:04}"))
    return Appeal("north", identity, number(at, identity), told_, at, 1, state)


def measured(tape: Tape, county: County, person: Person, typed: str, *, cold: bool) -> str:
    """A line: what the search found, and what it asked of everything."""

    def look() -> int:
        if cold:
            search_shelves.forget()
        page, following = find(county, person, typed, SearchFilters(), at=NOW, after="", limit=20)
        return len(page) + bool(following)

    look()
    tape.zero()
    found = look()
    gets, calls, down, units = tape.gets, tape.dynamo, tape.down, tape.units
    tape.playing, started = True, time.process_time()
    for _ in range(5):
        look()
    cpu, tape.playing = (time.process_time() - started) * 200, False
    wall = (cpu + CALL * (gets + calls)) / VCPU + DYNAMO * calls + S3 * ceil(gets / AT_ONCE)
    cost = (gets * GET + units * RRU) * 1e6
    return f"{typed:<12} {found:>4} {cpu:>8.0f} {wall:>8.0f} {calls:>6} {gets:>5} {down / 1e3:>8.0f} {cost:>8.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--appeals", type=int, default=12_000)
    many = parser.parse_args().appeals
    with world.standing_tables():
        county = open_north()
        started = time.process_time()
        fill(county, many)
        print(
            f"{many} appeals, indexed in {time.process_time() - started:.0f} s of CPU (with the tables in memory)"
        )
        manifest = search_rows.read("north").manifest
        size = sum(len(search_shelves.get("north", key)) for key in manifest.keys)
        print(f"{len(manifest.shelves)} shelves, {size / many:.0f} bytes an appeal")
        tape = Tape()
        registry.units("north")
        for who, person in PEOPLE.items():
            for cold in (False, True):
                print(
                    f"\n{who}, {'cold' if cold else 'warm'}\n{'':<12} found  cpu ms  wall ms  rows   S3   KB read  $ a million"
                )
                for typed in WORDS:
                    print(measured(tape, county, person, typed, cold=cold))


if __name__ == "__main__":
    main()
