"""A new action costs 2 places at most, a field 4, a channel 2, a kind of work one folder and one line."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.touched import additions

ROOT = Path(__file__).parents[2]
COPIED, LINKED = ("functions", "app.py"), ("infra", "tests", "web", "vendor", "pyproject.toml")
AT_MOST = {
    "action": (additions.ACTION, 2),
    "field": (additions.FIELD, 4),
    "main_field": (additions.MAIN_FIELD, 4),
    "channel": (additions.CHANNEL, 2),
    "kind": (additions.KIND, 2),
}


@pytest.fixture
def copy(tmp_path):
    for name in COPIED:
        there = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        there(ROOT / name, tmp_path / name)
    for name in LINKED:
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def add(addition, copy):
    for name, text in addition.files.items():
        (copy / name).parent.mkdir(exist_ok=True)
        (copy / name).write_text(text.lstrip())
    for file, behind, line in addition.lines:
        before = (copy / file).read_text()
        assert before.count(behind) == 1, behind
        (copy / file).write_text(before.replace(behind, behind + line))


@pytest.mark.parametrize("thing", AT_MOST)
def test_a_new_thing_works_with_so_few_places_touched(copy, thing):
    addition, most = AT_MOST[thing]
    add(addition, copy)

    played = subprocess.run(
        [sys.executable, "-m", "tests.touched.stories", thing], capture_output=True, text=True,
        cwd=copy, env=os.environ | {"PYTHONPATH": str(copy)}, check=False,
    )  # fmt: skip

    assert played.returncode == 0, played.stdout + played.stderr
    assert addition.places <= most


@pytest.mark.parametrize("thing", AT_MOST)
def test_without_it_the_same_story_ends_badly(copy, thing):
    played = subprocess.run(
        [sys.executable, "-m", "tests.touched.stories", thing], capture_output=True, text=True,
        cwd=copy, env=os.environ | {"PYTHONPATH": str(copy)}, check=False,
    )  # fmt: skip

    assert played.returncode != 0


def test_a_kind_is_a_folder_and_a_line():
    kind = additions.KIND

    assert {Path(file).parent for file in kind.files} == {Path("functions/domain/kinds/lost_thing")}
    assert len(kind.lines) == 1
