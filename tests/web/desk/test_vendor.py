"""The files of others are the ones that we looked at, each with its licence."""

from hashlib import sha256
from pathlib import Path

import pytest

VENDOR = Path(__file__).parents[3] / "web" / "vendor"
LISTED = dict(reversed(line.split()) for line in (VENDOR / "SHA256SUMS").read_text().splitlines())


@pytest.mark.parametrize("name", LISTED)
def test_a_vendored_file_is_the_one_that_npm_gave(name):
    body = (VENDOR / name).read_bytes()
    if name == "hooks.module.js":
        body = body.replace(b'from"./preact.module.js"', b'from"preact"')  # our only change

    assert sha256(body).hexdigest() == LISTED[name]


def test_no_vendored_script_is_missing_from_the_list():
    assert {file.name for file in VENDOR.glob("*.js")} == set(LISTED)


@pytest.mark.parametrize("name", ["preact", "htm"])
def test_each_package_comes_with_its_licence(name):
    licence = (VENDOR / f"{name}.LICENSE.txt").read_text()

    assert "Permission is hereby granted" in licence or "Apache License" in licence
