from collections.abc import Iterator
from pathlib import Path

import pytest

from infra.local.started import Started

STUB = Path(__file__).with_name("stub")


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def runner(state: Path) -> Iterator[Started]:
    """A runner of the test's own, to be stopped and killed."""
    with Started(state, tenants="none", app=STUB) as started:
        yield started


@pytest.fixture(scope="package")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    """A runner for all tests that leave it running: starting one costs two seconds."""
    with Started(tmp_path_factory.mktemp("shared"), tenants="none", app=STUB) as started:
        yield started
