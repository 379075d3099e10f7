"""The rows of tasks (交办): each holds a copy of the head where the list of who is asked finds it.

They are written with every step, in its transaction, so that none is ever older than the head.
"""

import msgspec
from pynamodb.transactions import TransactWrite

from functions.domain.items.appeal import Appeal, Event
from functions.domain.items.tasking import Seat, seats
from functions.store.indexes import TASK, keys_of_seat
from functions.store.logs import HEAD, pk
from functions.store.tables import AppealRow
from functions.store.transaction import commit


def follow(appeal: Appeal, event: Event, transaction: TransactWrite) -> None:
    """Give whoever is asked something a row as it stands after an event, and take those that it freed."""
    for name in event.freed:
        transaction.delete(AppealRow(pk(appeal.tenant, appeal.id), TASK + name))
    for row in _rows(appeal):
        transaction.save(row)


def rebuild(appeal: Appeal) -> int:
    """Write the rows anew where they are not what the head says; how many were wrong, left over or missing."""
    key = pk(appeal.tenant, appeal.id)
    held = {row.sk: row for row in AppealRow.query(key, AppealRow.sk.startswith(TASK))}
    right = {row.sk: row for row in _rows(appeal)}
    wrong = [row for sk, row in right.items() if sk not in held or not _same(held[sk], row)]
    extra = [row for sk, row in held.items() if sk not in right]
    if wrong or extra:
        _mend(appeal, wrong, extra)
    return len(wrong) + len(extra)


def _mend(appeal: Appeal, wrong: list[AppealRow], extra: list[AppealRow]) -> None:
    """Only while the head stands as it was read: whoever takes a step writes the rows themselves."""
    key = pk(appeal.tenant, appeal.id)

    def stage(transaction: TransactWrite) -> None:
        transaction.condition_check(AppealRow, key, HEAD, condition=AppealRow.step == appeal.step)
        for row in extra:
            transaction.delete(row)
        for row in wrong:
            transaction.save(row)

    commit(stage)


def _same(one: AppealRow, other: AppealRow) -> bool:
    return one.attribute_values == other.attribute_values


def _rows(appeal: Appeal) -> list[AppealRow]:
    return [_row(appeal, name, seat) for name, seat in seats(appeal.state).items()]


def _row(appeal: Appeal, name: str, seat: Seat) -> AppealRow:
    body = msgspec.json.encode(appeal).decode()
    row = AppealRow(pk(appeal.tenant, appeal.id), TASK + name, body=body)
    for key, value in keys_of_seat(appeal, name, seat).items():
        setattr(row, key, value)
    return row
