"""What the look at a county found: one row, read by the board; and a small one: when to look again."""

from collections.abc import Iterable
from datetime import timedelta

import msgspec
from pynamodb.transactions import TransactWrite

from functions.domain.issues.hot_board import HotBoard
from functions.store.indexes import instant
from functions.store.tables import AuxRow
from functions.store.transaction import commit

KEPT = timedelta(days=30)
_board = msgspec.json.Decoder(HotBoard).decode


def get(tenant: str) -> HotBoard | None:
    """What the last look found, or None where there was none yet."""
    try:
        row = AuxRow.get(f"{tenant}#watched", "now", consistent_read=True)
    except AuxRow.DoesNotExist:
        return None
    try:
        return _board(str(row.body))
    except msgspec.ValidationError:
        return None  # of a release before this one: the next look writes it anew


def next_at(tenant: str) -> str:
    """When to look again, as an instant; before all others where nobody looked yet."""
    try:
        return str(AuxRow.get(f"{tenant}#watched", "next", consistent_read=True).state)
    except AuxRow.DoesNotExist:
        return ""


def turns(tenants: Iterable[str]) -> dict[str, str]:
    """When to look again at each of these counties; a hundred are read in one call."""
    keys = {f"{tenant}#watched": tenant for tenant in tenants}
    rows = AuxRow.batch_get([(key, "next") for key in keys])
    return dict.fromkeys(keys.values(), "") | {keys[row.pk]: str(row.state) for row in rows}


def take_out(tenant: str, seen: HotBoard, left: HotBoard) -> None:
    """Keep what is left of a look instead of what was seen, and let the next look come at once."""
    key, body = f"{tenant}#watched", msgspec.json.encode(left).decode()

    def stage(transaction: TransactWrite) -> None:
        now = AuxRow(key, "now")
        unchanged = AuxRow.state == instant(seen.at)
        transaction.update(now, [AuxRow.body.set(body)], condition=unchanged)
        transaction.update(AuxRow(key, "next"), [AuxRow.state.set("")])

    commit(stage)


def put(tenant: str, found: HotBoard) -> bool:
    """Keep what a look found; False where a later look was kept before."""
    key, expires_at = f"{tenant}#watched", int((found.at + KEPT).timestamp())
    body = msgspec.json.encode(found).decode()
    now = AuxRow(key, "now", state=instant(found.at), body=body, expires_at=expires_at)
    later = AuxRow(key, "next", state=instant(found.next_at), expires_at=expires_at)
    newer = AuxRow.pk.does_not_exist() | (AuxRow.state < instant(found.at))

    def stage(transaction: TransactWrite) -> None:
        transaction.save(now, condition=newer)
        transaction.save(later)

    return not commit(stage)
