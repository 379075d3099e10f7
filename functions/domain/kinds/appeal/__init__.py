"""The appeal (诉求): what a citizen tells, from the code on the wall to their judgement (field.md §2.1)."""

from functions.domain.items.flow import Flow
from functions.domain.items.kind import APPEAL
from functions.domain.kinds.appeal.asks import ASKS
from functions.domain.kinds.appeal.clocks import CLOCKS
from functions.domain.kinds.appeal.moves import MOVES
from functions.domain.kinds.appeal.queues import QUEUES
from functions.domain.kinds.appeal.statuses import STATUSES
from functions.domain.kinds.appeal.timed import TIMED
from functions.domain.refusals import Words

FLOW = Flow(
    APPEAL, Words("诉求", "Appeal"), STATUSES, MOVES, TIMED, QUEUES, CLOCKS, asks=ASKS
)  # fmt: skip
