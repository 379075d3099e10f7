"""What stands in moto is made once and put back for each test: making it anew costs fifty times as much."""

import copyreg
import pickle
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import boto3
from moto import mock_aws
from moto.backends import get_backend
from moto.core.base_backend import BackendDict
from moto.core.model_instances import reset_model_data

# A queue of moto holds a lock, which nobody holds where it is kept.
copyreg.pickle(type(threading.RLock()), lambda _: (threading.RLock, ()))

type Kept = dict[tuple[str, str, str], bytes]

_KEPT: dict[Callable[[], Any], tuple[Any, Kept]] = {}


@cache
def client(service: str) -> Any:
    """The tests' own client of a service; making one takes longer than what most of them ask."""
    return boto3.client(service)


@contextmanager
def nothing() -> Iterator[None]:
    """An AWS with nothing in it, which forgets what was done in it."""
    mock = mock_aws(config={"core": {"mock_credentials": False, "reset_boto3_session": False}})
    mock.start(reset=False)
    _forget()
    try:
        yield
    finally:
        _forget()
        mock.stop(remove_data=False)


def again[T](make: Callable[[], T]) -> T:
    """What `make` made when it was called first, with all that stood then, and nothing else."""
    if make in _KEPT:
        made, kept = _KEPT[make]
        _put_back(kept)
    else:
        made = make()
        _KEPT[make] = made, _kept()
    return made


def _backends() -> Iterator[tuple[tuple[str, str, str], Any]]:
    for service in list(BackendDict._instances):
        for account, region, backend in service.iter_backends():
            yield (service.service_name, account, region), backend


def _forget() -> None:
    for _, backend in _backends():
        backend.reset()
    reset_model_data()


def _kept() -> Kept:
    return {place: pickle.dumps(vars(backend)) for place, backend in _backends()}


def _put_back(kept: Kept) -> None:
    _forget()
    for (service, account, region), state in kept.items():
        backend: Any = get_backend(service)[account][region]  # type: ignore[call-overload]
        vars(backend).update(pickle.loads(state))
