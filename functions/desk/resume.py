"""Take up again (解除挂账) what was on hold: time goes on with what was left of it."""

from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Text
from functions.domain.items.change import taken_up


class Resume(Act):
    """What changed, for colleagues."""

    note: Text = ""


def resume(case: Case, form: Resume) -> Outcome:
    """Back into its unit's hands."""
    return Outcome(note=form.note.strip(), state=taken_up(case.state, case.at))
