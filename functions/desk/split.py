"""Split (拆单): it was another matter after all; the dispatchers have it again."""

from functions.desk.case import Act, Case, Outcome
from functions.domain.codes import id_of
from functions.domain.items.change import waiting
from functions.domain.items.facts import Facts


class Split(Act):
    """Nothing but the step."""


def split(case: Case, _form: Split) -> Outcome:
    """Take the appeal off its main matter."""
    main, free = case.state.merged_into, waiting(case.state, case.clocks, case.at)
    return Outcome(facts=Facts(freed_from=main), state=free, leaves=id_of(main))
