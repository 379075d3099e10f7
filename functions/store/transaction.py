"""One transaction: all of it or nothing. A conflict with a neighbour is retried here."""

import random
import time
from collections.abc import Callable

from pynamodb.exceptions import TransactWriteError
from pynamodb.transactions import TransactWrite

from functions.domain.refusals import Busy
from functions.store.tables import connection

TRIES, PAUSE = 6, 0.02
FAILED, CONFLICT = "ConditionalCheckFailed", "TransactionConflict"
_PASSING = {CONFLICT, "ThrottlingError", "ProvisionedThroughputExceeded"}


def commit(stage: Callable[[TransactWrite], None]) -> set[int]:
    """Write what `stage` puts into the transaction, and return which of its conditions failed.

    The numbers count in DynamoDB's order of PynamoDB's kinds: checks, deletes, puts, updates. An
    empty set means that everything was written; else nothing was. Raises `Busy` where neighbours
    kept the rows busy.
    """
    for attempt in range(TRIES):
        try:
            with TransactWrite(connection=connection()) as transaction:
                stage(transaction)
        except TransactWriteError as error:
            codes = [reason.code if reason else None for reason in error.cancellation_reasons]
            if FAILED in codes:
                return {i for i, code in enumerate(codes) if code == FAILED}
            if not _PASSING & set(codes):
                raise
            time.sleep(PAUSE * 2**attempt * random.random())
        else:
            return set()
    raise busy()


def busy() -> Busy:
    """What is said where neighbours kept the rows busy."""
    return Busy("系统繁忙，请稍后再试", "The rows are busy; send it again")
