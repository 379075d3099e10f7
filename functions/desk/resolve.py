"""Submit as resolved (提交办结): what came out, and the reply; a reviewer looks first."""

from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from functions.desk import replying
from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Line, Text, chosen, long_enough
from functions.domain.items.change import handed_in
from functions.domain.items.contacts import was_contacted
from functions.domain.items.facts import Facts
from functions.domain.refusals import InvalidInput, Lang, Words, invalid
from functions.domain.words.dictionaries import DISPUTES, MEDIATED, RESULTS, UNSOLVED
from functions.store import claims


class Resolve(Act):
    """The result, the reply for the citizen, the note for colleagues, the evidence."""

    result: Line
    reply_public: Text
    contacted: bool | None = None
    reason: Line = ""
    dispute: Line = ""  # of what kind, where it was one
    mediated: Line = ""
    note_internal: Text = ""
    evidence: Annotated[tuple[Line, ...], Meta(max_length=9)] = ()


def resolve(case: Case, form: Resolve) -> Outcome:
    """Hand the result to review; what is not solved needs a reason, a claimed contact its record, a dispute what came of it."""
    claims.own(case.county.id, "evidence", form.evidence, case.appeal.id)
    facts = Facts(
        result=chosen("result", form.result, RESULTS),
        contacted=_contacted(case, claimed=form.contacted), reason=_unsolved(form),
        flaws=replying.noted(case, form.reply_public, form.result),
    )  # fmt: skip
    dispute, mediated = _mediation(form)
    return Outcome(
        public=long_enough("reply_public", form.reply_public, 4),
        note=form.note_internal.strip(),
        facts=replace(facts, dispute=dispute, mediated=mediated),
        state=replace(
            handed_in(case.state, case.at),
            dispute=dispute, mediated=mediated,
        ),
    )  # fmt: skip


def _unsolved(form: Resolve) -> str:
    return "" if form.result == "solved" else chosen("reason", form.reason, UNSOLVED)


def _mediation(form: Resolve) -> tuple[str, str]:
    """Of which kind a dispute was, and what came of it; the two go together. What is wrong is named before what is missing."""
    said = {"dispute": (form.dispute, DISPUTES), "mediated": (form.mediated, MEDIATED)}
    if not (form.dispute or form.mediated):
        return "", ""
    given = {n: chosen(n, *said[n]) for n in sorted(said, key=lambda name: not said[name][0])}
    return given["dispute"], given["mediated"]


def _contacted(case: Case, *, claimed: bool | None) -> str:
    """What is said of the contact; it is asked where the citizen left a way to be reached."""
    if claimed is None:
        if case.appeal.left_contact:
            raise invalid("contacted", "required", "请选择是否联系过群众", "say whether you did")
        return "none"
    if claimed and not was_contacted(case.appeal, case.events):
        raise _unrecorded(case)
    return "yes" if claimed else "no"


def _unrecorded(case: Case) -> InvalidInput:
    way = _CALLED if case.appeal.is_private else _RECORDED
    way = way if case.appeal.left_contact else _UNREACHABLE
    return invalid("contacted", "no_record", way[Lang.ZH], way[Lang.EN])


_RECORDED = Words(
    "本轮没有联系记录：请先“登记联系群众”",
    "has no record in this round: record the contact first",
)
_CALLED = Words(
    "本轮没有联系记录：请先“请平台联系群众”，由平台转告",
    "has no record in this round: ask the platform to call first",
)
_UNREACHABLE = Words(
    "群众没有留联系方式，不能填联系过群众",
    "has no record, and there is no contact to reach anybody by",
)
