"""What exists, in the journal: tables, queues, buckets and the like, without what is in them."""

import json
from types import ModuleType
from typing import Any

from ministack.core import persistence
from ministack.core.responses import AccountRegionScopedDict
from ministack.services import dynamodb, s3, sqs

from infra.local.disk import Disk
from infra.local.journal import Journal

_SPACE = "catalogue"
_SERVICES: dict[str, ModuleType] = {"dynamodb": dynamodb, "s3": s3, "sqs": sqs}
_SETTINGS = ("tags", "ttl_settings", "pitr_settings", "kinesis_destinations", "resource_policies")


def restore(disk: Disk) -> None:
    for service, row in disk.rows(_SPACE):
        state = json.loads(row, object_hook=persistence._json_object_hook)
        _SERVICES[service].load_persisted_state(state)


class Watch:
    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._seen = _states()

    def note(self) -> None:
        """Tell the journal what has changed since the last look."""
        states = _states()
        for service, state in states.items():
            if state != self._seen[service]:
                self._journal.put(_SPACE, service, state)
        self._seen = states


def _states() -> dict[str, bytes]:
    states = {"dynamodb": _dynamodb(), "s3": s3.get_state(), "sqs": _sqs()}
    return {
        service: json.dumps(state, default=persistence._json_default).encode()
        for service, state in states.items()
    }


def _dynamodb() -> dict[str, Any]:
    """Tables without their items, whose number is counted again when they come back."""
    contents = {"items": {}, "ItemCount": 0, "TableSizeBytes": 0}
    tables = _each(dynamodb._tables, without=(dynamodb._INDEX_MEMBERS,), but=contents)
    return {"tables": tables} | {name: getattr(dynamodb, f"_{name}") for name in _SETTINGS}


def _sqs() -> dict[str, Any]:
    queues = _each(sqs._queues, without=(), but={"messages": []})
    return {"queues": queues, "queue_name_to_url": sqs._queue_name_to_url}


def _each(
    things: AccountRegionScopedDict, *, without: tuple[str, ...], but: dict[str, Any]
) -> AccountRegionScopedDict:
    bare = AccountRegionScopedDict()
    for (account, region, name), thing in things.all_items():
        kept = {key: value for key, value in thing.items() if key not in without}
        bare.set_scoped(account, region, name, kept | but)
    return bare
