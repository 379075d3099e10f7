"""What README and docs tell people to type: each target, setting, module, verb and option exists.

The ones that need a stage are run for real in tests/deploy, those of this machine in tests/local.
"""

import importlib.util
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from infra.deploy import SETTINGS

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
COMMAND = re.compile(r"(?:^|`)((?:make|(?:\.venv\S*/)?python -m) [^`\n]+)", re.MULTILINE)
MAKEFILE = (ROOT / "Makefile").read_text()
PLACEHOLDERS = {"…", "dir"}


def typed():
    """Every command that a page tells to type, without the remark behind it."""
    found = {
        (page.name, line.partition(" #")[0].strip())
        for page in PAGES
        for line in COMMAND.findall(page.read_text("utf-8"))
        if "CHANGELOG" not in page.name
    }
    return sorted(found)


def of(first):
    return [each for each in typed() if each[1].split()[0].endswith(first)]


@pytest.mark.parametrize(("page", "command"), of("make"))
def test_a_target_that_is_told_of_exists_and_reads_what_it_is_given(page, command):
    words = [each for each in shlex.split(command)[1:] if each not in PLACEHOLDERS]
    target, settings = words[0], [each.partition("=")[0] for each in words[1:] if "=" in each]

    dry = subprocess.run(
        ["make", "-n", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert dry.returncode == 0, dry.stderr
    assert not target.startswith("bench-") or importlib.util.find_spec(f"bench.{target[6:]}")
    for setting in settings:
        assert (
            f"$({setting})" in MAKEFILE or f"$(if $({setting})" in MAKEFILE or setting in SETTINGS
        )


@pytest.mark.parametrize(("page", "command"), of("python"))
def test_a_module_that_is_told_of_takes_the_options_that_are_told(page, command):
    words = [each for each in shlex.split(command.rstrip(')";&'))[2:] if each not in PLACEHOLDERS]
    module, *given = words
    if module == "infra.at":
        module, given = f"infra.{given[1]}", given[2:]
    options = {each for each in given if each.startswith("--") and each != "--"}
    assert importlib.util.find_spec(module), page
    if not options:
        return

    verbs = given[:1] if given and re.fullmatch(r"[a-z]+", given[0]) else []
    helped = subprocess.run(
        [sys.executable, "-m", module, *verbs, "--help"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert helped.returncode == 0, helped.stderr
    assert [each for each in options if each not in helped.stdout] == []
