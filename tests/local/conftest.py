from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.local.running import Runner


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def runner(state: Path) -> Iterator[Runner]:
    """A runner of the test's own, to be stopped and killed."""
    started = Runner(state)
    yield started
    started.kill()


@pytest.fixture(scope="package")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    """A runner for all tests that leave it running: starting one costs two seconds."""
    started = Runner(tmp_path_factory.mktemp("shared"))
    yield started
    started.kill()
