"""Matters as rules see them: their clocks, and lives that are drawn at random."""

from functions.domain.county.county import County, Settings
from functions.domain.county.limits import Limits
from functions.domain.items import timed
from functions.domain.items.kind import APPEAL
from functions.domain.kinds import clocks_of
from functions.domain.kinds.appeal.timed import TIMED

# In plain minutes, so that a test may count hours; counties count working days.
LIMITS = {
    1: Limits(15, 120, 15),
    2: Limits(30, 1440, 30),
    3: Limits(1440, 7200),
    4: Limits(1440, 21600),
}
NORTH = Settings("北县", limits=LIMITS, decide_return=2 * 1440, quiet_hours="")
CLOCKS = clocks_of(County("north", "NTH", "a-secret-of-north", NORTH), APPEAL)
RULES = CLOCKS.rules


def due_act(state, clocks):
    """What the system does next to an appeal."""
    return timed.due_act(state, clocks, TIMED)


def next_at(state, clocks):
    """When an appeal is looked at again."""
    return timed.next_at(state, clocks, TIMED)
