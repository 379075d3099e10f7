"""Exclude (不满意剔除): a bad judgement that was not fair counts in no score, and stays on record (transition 19)."""

from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Line, Text, chosen, long_enough
from functions.domain.items.appeal import Event
from functions.domain.items.facts import Facts
from functions.domain.items.rounds import excluded, is_good
from functions.domain.refusals import invalid
from functions.domain.words.dictionaries import EXCLUDE


class Exclude(Act):
    """The judgement of which round, for which reason, and what shows it."""

    round: int
    reason: Line
    note: Text


def exclude(case: Case, form: Exclude) -> Outcome:
    """Who decides stands in the log: nobody excludes on a unit's word alone."""
    reason, note = chosen("reason", form.reason, EXCLUDE), long_enough("note", form.note, 2)
    judged = {e.facts.round for e in case.events if _is_bad(e)}
    if form.round not in judged - set(case.state.excluded):
        raise invalid(
            "round", "choice", "这一轮没有可剔除的不满意评价", "has no bad judgement that counts"
        )
    facts = Facts(reason=reason, excluded=form.round)
    return Outcome(note=note, facts=facts, state=excluded(case.state, form.round))


def _is_bad(event: Event) -> bool:
    """Whether a citizen judged badly in it, on the page or by phone."""
    judged = event.facts
    return judged.level is not None and not is_good(judged.level, judged.solved)
