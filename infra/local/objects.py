"""S3 in the journal: after each call, the objects that are new, replaced or gone.

Current objects only: versions that a newer one replaced, and tags, last until the store stops.
"""

from typing import Any

from ministack.services import s3

from infra.local.codec import decode, encode
from infra.local.disk import Disk
from infra.local.journal import Journal

Record = dict[str, Any]


def restore(disk: Disk) -> None:
    for (account, name), bucket in s3._buckets._data.items():
        rows = disk.rows(_space(account, name))
        bucket["objects"] = {key: decode(row) for key, row in rows}


class Watch:
    """Also delivers notifications within the call that causes them, so that both are kept or neither."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._seen = {_space(*scope): objects for scope, objects in _buckets().items()}
        s3._fire_s3_event_async = _notify

    def note(self) -> None:
        """Tell the journal what has changed since the last look."""
        for scope, objects in _buckets().items():
            space = _space(*scope)
            seen = self._seen.get(space, {})
            for key, record in objects.items():
                if seen.get(key) is not record:
                    self._journal.put(space, key, encode(record))
            for gone in seen.keys() - objects.keys():
                self._journal.drop(space, gone)
            self._seen[space] = objects


def _notify(bucket: str, key: str, event: str, *details: Any, **options: Any) -> None:
    if bucket in s3._bucket_notifications:
        sequencer = s3._next_event_sequencer(event)
        s3._fire_s3_event(bucket, key, event, *details, sequencer=sequencer, **options)


def _buckets() -> dict[tuple[str, str], dict[str, Record]]:
    return {scope: dict(bucket["objects"]) for scope, bucket in s3._buckets._data.items()}


def _space(account: str, bucket: str) -> str:
    return f"object {account} {bucket}"
