"""The demo county's last three months: at their true times, and there once."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from infra.local.started import Started
from infra.local.talk import COUNTY, Talk

MANY = 12


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("past")
    with Started(folder) as runner:
        yield runner, [fill(folder), fill(folder)]


def fill(state):
    command = [
        sys.executable,
        "-m",
        "infra.local.past",
        "--state",
        str(state),
        "--items",
        str(MANY),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def test_the_last_three_months_are_put_there_once(filled):
    _, (first, again) = filled

    assert first.startswith(f"{MANY} matters of the last three months")
    assert again == "The last three months are in the demo county already."


def test_each_matter_was_told_and_handled_at_its_true_time(filled):
    talk = Talk(filled[0].port)
    leader = talk.staff("leader")
    listed = talk.must("GET", f"{COUNTY}/desk/appeals?limit=100", **leader)["items"]
    told = [datetime.fromisoformat(item["submitted_at"]) for item in listed]
    now = datetime.now(UTC)

    assert len(listed) <= MANY
    assert min(told) < now - timedelta(days=30)
    assert max(told) < now
    item = talk.must("GET", f"{COUNTY}/desk/appeals/{listed[0]['no']}", **leader)
    at = [datetime.fromisoformat(event["at"]) for event in item["events"]]
    assert at == sorted(at)
    assert at[0] < now - timedelta(minutes=1)
    talk.close()


def test_without_a_runner_it_says_what_to_do(tmp_path):
    command = [sys.executable, "-m", "infra.local.past", "--state", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert "make run" in done.stderr
