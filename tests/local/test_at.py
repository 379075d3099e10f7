"""What is run by hand beside the local runner finds its store."""

import os
import subprocess

import pytest

from infra.local.started import ROOT, Started


def make(state, *words, typed=""):
    mine = {name: value for name, value in os.environ.items() if name != "STAGE"}
    done = subprocess.run(
        ["make", "--no-print-directory", *words], cwd=ROOT, env=mine | {"STATE": str(state)},
        input=typed, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    state = tmp_path_factory.mktemp("at")
    with Started(state) as runner:
        yield state, runner


def test_a_county_is_opened_and_its_admin_signs_in(running):
    state, runner = running

    done, told, amiss = make(
        state, "county", "ID=lengshui", "NAME=冷水滩区", "ADMIN=root", typed="teapot-river-9\n"
    )

    assert done == 0, amiss
    assert "/desk/?t=lengshui" in told
    signing = {"user": "root", "password": "teapot-river-9"}
    assert runner.ask("POST", "/api/t/lengshui/session", signing)[0] == 200


def test_the_posters_of_a_county_are_printed(running, tmp_path):
    done, told, amiss = make(running[0], "posters", "TENANT=demo", f"OUT={tmp_path}")

    assert done == 0, amiss
    assert "22 codes, each read back" in told


def test_where_no_runner_is_the_command_says_what_to_start(tmp_path):
    done, _, amiss = make(tmp_path, "posters", "TENANT=demo")

    assert done != 0
    assert "make run first" in amiss
