"""Merge (并单): the same matter, told twice, is handled once; each keeps its own code and receipt."""

from functions.desk.case import Act, Case, Outcome
from functions.domain.county.roles import scope_of
from functions.domain.forms import Line
from functions.domain.items.facts import Facts
from functions.domain.items.hanging import Main, joined
from functions.domain.items.state import State
from functions.domain.items.status import Status
from functions.domain.refusals import InvalidInput, Lang, invalid
from functions.domain.words.dictionaries import LEVELS
from functions.store import appeals

_IN_HAND = {Status.DISPATCHED, Status.PROCESSING, Status.REVIEW}


class Merge(Act):
    """The number of the main matter."""

    into: Line


def merge(case: Case, form: Merge) -> Outcome:
    """Hang the appeal onto its main matter; from there it gets the same answer."""
    main = appeals.get(case.county.id, form.into, scope_of(case.person, case.units))
    state = main.state
    if main.id == case.appeal.id or state.guarded or state.merged_into:
        raise invalid("into", "choice", "不能并入这一件", "cannot be merged into")
    if state.status not in _IN_HAND:
        raise invalid(
            "into", "status", "主件须已派单且未办结", "must be with a unit, not yet answered"
        )
    if state.pause:
        raise invalid("into", "paused", "主件正在挂账，请先解除挂账", "is on hold: resume it first")
    urgency = _urgency(case.state)
    if urgency < state.level:
        raise _too_calm(urgency)
    hung = joined(case.state, Main(main.no, main.step, state), case.at)
    return Outcome(facts=Facts(into=main.no), state=hung, joins=main)


def _urgency(state: State) -> int:
    """An emergency is level 1 to us, whatever level it was given since."""
    return 1 if state.emergency else state.level


def _too_calm(urgency: int) -> InvalidInput:
    """Merged, the more urgent matter would lose its clock and its unit."""
    label = LEVELS[str(urgency)]
    zh, en = label[Lang.ZH], label[Lang.EN].lower()
    return invalid(
        "into", "level", f"本件更急：先把主件改派为“{zh}”，再并入",
        f"is less urgent than this one: dispatch the main matter as level {urgency} ({en}) first",
    )  # fmt: skip
