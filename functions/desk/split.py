"""Split (拆单): it was another matter after all; the dispatchers have it again."""

from functions.desk.case import Act, Case, Outcome
from functions.domain.codes import id_of
from functions.domain.items.clocks import accept_by


class Split(Act):
    """Nothing but the step."""


def split(case: Case, _form: Split) -> Outcome:
    """Take the appeal off its main matter."""
    changes: dict[str, object] = {
        "merged_into": "", "unit": None, "manual": True, "clock_from": case.at,
        "due_at": accept_by(case.clocks, case.state.level, case.at),
    }  # fmt: skip
    main = case.state.merged_into
    return Outcome(facts={"from": main}, changes=changes, leaves=id_of(main))
