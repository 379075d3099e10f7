"""The journal: nothing is settled before it is on disk, and a batch is whole or absent."""

import asyncio
import subprocess
import sys

import pytest

from infra.local.disk import Disk
from infra.local.journal import Journal
from infra.local.started import ROOT
from tests.local.aside import aside

WRITER = """
import sys
from pathlib import Path
from infra.local.disk import Disk
disk = Disk(Path(sys.argv[1]))
for n in range(1_000_000):
    disk.write(set(), {("left", str(n)): b"x" * 3000, ("right", str(n)): b"x" * 3000})
    print(n, flush=True)
"""


@pytest.fixture
def disk(tmp_path):
    opened = Disk(tmp_path / "rows.sqlite")
    yield opened
    opened.close()


def test_what_is_settled_is_on_disk(disk, tmp_path):
    async def write():
        journal = Journal(disk)
        journal.put("space", "a", b"1")
        journal.put("space", "b", b"2")
        journal.drop("space", "a")
        await journal.settled()

    aside(write())

    other = Disk(tmp_path / "rows.sqlite")
    assert list(other.rows("space")) == [("b", b"2")]
    other.close()


def test_many_who_wait_share_a_write_and_each_finds_its_own_change(disk):
    async def one(journal, number):
        journal.put("space", f"{number:03}", b"x")
        await journal.settled()
        return f"{number:03}" in dict(disk.rows("space"))

    async def all_at_once():
        journal = Journal(disk)
        return await asyncio.gather(*(one(journal, number) for number in range(100)))

    assert all(aside(all_at_once()))


def test_emptying_a_space_forgets_what_came_before_and_keeps_what_comes_after(disk):
    async def write():
        journal = Journal(disk)
        journal.put("space", "old", b"1")
        await journal.settled()
        journal.put("space", "older", b"1")
        journal.empty("space")
        journal.put("space", "new", b"2")
        await journal.settled()

    aside(write())

    assert list(disk.rows("space")) == [("new", b"2")]


def test_a_killed_writer_leaves_whole_batches_and_all_that_it_told_of(tmp_path):
    path = tmp_path / "rows.sqlite"
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    told = [int(next(writer.stdout)) for _ in range(200)][-1]
    writer.kill()
    told = max([told, *map(int, writer.stdout.read().split())])
    writer.stdout.close()
    writer.wait()

    disk = Disk(path)
    left, right = (dict(disk.rows(side)).keys() for side in ("left", "right"))
    disk.close()
    assert left == right
    assert {str(n) for n in range(told + 1)} <= left
