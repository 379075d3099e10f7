"""The local runner as a whole, with a small app of the product's shape."""

import http.client
import json
import subprocess
import sys
import threading
import time
from contextlib import closing
from itertools import count

import psutil

from infra import template
from infra.local.started import ROOT


def until(question, *, seconds=60):
    """Ask until the answer is true, and return it."""
    give_up = time.monotonic() + seconds
    while not (answer := question()):
        assert time.monotonic() < give_up, "it did not happen in time"
        time.sleep(0.02)
    return answer


JSON = {"Content-Type": "application/json"}
DISPATCHED = {"rows": ["event#1", "head", "routed"]}


def add(runner, note, text="a word"):
    return runner.ask("POST", "/notes", {"id": note, "text": text})


def rows(runner, note):
    return runner.ask("GET", f"/notes/{note}")[1]


def seen(runner, pk, sk):
    return runner.ask("GET", f"/seen/{pk}/{sk}")[1]["seen"]


def test_what_is_accepted_is_dispatched_and_told(shared):
    assert add(shared, "a1", "tell") == (201, {"id": "a1"})

    until(lambda: rows(shared, "a1") == DISPATCHED)
    until(lambda: seen(shared, "noticed", "a1") == 1)


def test_the_schedule_begins_with_the_shared(shared):
    until(lambda: seen(shared, "swept", "all") == 1)


def test_what_the_schedule_hands_out_in_order_is_done_and_not_doubled(shared):
    until(lambda: seen(shared, "done", "all"))

    assert seen(shared, "done", "all") == 1


def test_a_restart_keeps_rows_and_does_not_deliver_again_what_was_done(runner):
    add(runner, "c1")
    until(lambda: rows(runner, "c1") == DISPATCHED)

    assert runner.stop() == 0
    runner.start()

    assert rows(runner, "c1") == DISPATCHED
    add(runner, "c2")
    until(lambda: rows(runner, "c2") == DISPATCHED)
    assert seen(runner, "routed", "c1") == 1


def test_it_stops_within_five_seconds_of_being_asked_to(runner):
    add(runner, "d1", "fails once")
    began = time.monotonic()

    assert runner.stop() == 0

    assert time.monotonic() - began < 5


def test_no_process_outlives_the_supervisor(runner):
    processes = runner.processes()

    processes[0].kill()

    until(lambda: not any(process.is_running() for process in processes[1:]))


def store_of(runner):
    return next(p for p in runner.processes() if "infra.local.store" in p.cmdline())


def tried(runner, note):
    """The status of an attempt; 0 where there was no answer."""
    try:
        return add(runner, note)[0]
    except (OSError, http.client.HTTPException, ValueError):
        return 0


def one_more(runner, note):
    """The note, where it was taken. What was refused may have been kept, and is not taken again."""
    return note if tried(runner, note) == 201 else None


def test_the_store_is_started_again_when_it_dies_and_has_what_it_acknowledged(runner):
    add(runner, "s1")
    until(lambda: rows(runner, "s1") == DISPATCHED)

    for n in range(2):
        store_of(runner).kill()
        until(lambda n=n: tried(runner, f"s2-{n}") == 201, seconds=20)

    assert rows(runner, "s1") == DISPATCHED
    until(lambda: rows(runner, "s2-1") == DISPATCHED, seconds=20)


def test_what_a_full_disk_cannot_keep_is_refused_and_it_recovers(runner, state):
    add(runner, "f1")
    until(lambda: rows(runner, "f1") == DISPATCHED)
    full = (state / "store.sqlite-wal").stat().st_size
    for process in (runner.processes()[0], store_of(runner)):  # and each store that follows
        process.rlimit(psutil.RLIMIT_FSIZE, (full, -1))

    refused = [tried(runner, f"f2-{n}") for n in range(2)]
    runner.processes()[0].rlimit(psutil.RLIMIT_FSIZE, (-1, -1))

    assert 503 in refused
    assert 201 not in refused
    numbers = count()
    taken = until(lambda: one_more(runner, f"f3-{next(numbers)}"), seconds=60)
    assert rows(runner, "f1") == DISPATCHED
    until(lambda: rows(runner, taken) == DISPATCHED, seconds=20)


def test_with_its_state_taken_away_it_acknowledges_nothing_and_ends(runner, state):
    assert tried(runner, "g1") == 201
    supervisor = runner.processes()[0]

    (state / "store.sqlite").unlink()

    assert tried(runner, "g2") != 201
    until(lambda: not supervisor.is_running() or supervisor.status() == psutil.STATUS_ZOMBIE)


def test_a_kill_under_load_loses_nothing_that_was_acknowledged(runner):
    acknowledged = []
    clients = [
        threading.Thread(target=_add_until_it_breaks, args=(runner.port, n, acknowledged))
        for n in range(4)
    ]
    for client in clients:
        client.start()
    until(lambda: len(acknowledged) > 100)
    runner.kill()
    for client in clients:
        client.join()

    runner.start()
    for note in acknowledged:
        until(lambda note=note: rows(runner, note) == DISPATCHED)


def test_a_record_that_fails_once_is_delivered_again(shared):
    add(shared, "g1", "fails once")

    until(lambda: rows(shared, "g1") == DISPATCHED)
    assert seen(shared, "routed", "g1") == 2


def test_a_handler_that_ends_its_process_gets_the_record_again(shared):
    add(shared, "h1", "ends the process")

    until(lambda: rows(shared, "h1") == DISPATCHED)


def test_poison_goes_to_the_failure_queue_and_stops_nobody(shared):
    add(shared, "i1", "poison")
    add(shared, "i2")

    until(lambda: rows(shared, "i2") == DISPATCHED)
    (told,) = until(lambda: shared.ask("GET", "/failures")[1]["messages"], seconds=20)
    assert told["requestContext"]["condition"] == "RetryAttemptsExhausted"
    retries = template.mapping("route_appeals")["MaximumRetryAttempts"]
    assert seen(shared, "routed", "i1") == 1 + retries


def test_a_state_serves_one_runner_at_a_time(runner, state):
    second = subprocess.run(
        [sys.executable, "-m", "infra.local", "--state", str(state), "--port", "0"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=20,
    )  # fmt: skip

    assert second.returncode == 1
    assert "another runner uses" in second.stderr


def test_a_taken_port_is_named(shared, tmp_path):
    command = [sys.executable, "-m", "infra.local", "--state", str(tmp_path / "other")]
    second = subprocess.run(
        [*command, "--port", str(shared.port)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=20,
    )  # fmt: skip

    assert second.returncode == 1
    assert f"port {shared.port} can't be used" in second.stderr


def _add_until_it_breaks(port, number, acknowledged):
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as front:
        for i in range(10_000):
            note = {"id": f"c{number}-{i}", "text": "a word"}
            try:
                front.request("POST", "/notes", json.dumps(note), JSON)
                answer = front.getresponse()
                answer.read()
            except (OSError, http.client.HTTPException):
                return
            if answer.status == 201:
                acknowledged.append(note["id"])
