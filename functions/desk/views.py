"""The whole of an appeal as staff see it; as far as `eyes` lets them."""

from dataclasses import replace

from functions.desk import eyes, replying, task_views
from functions.desk.acts import VERBS
from functions.desk.case import Case, is_own, knows
from functions.desk.delegate import below
from functions.desk.entries import Json, ShowPhoto, entry, read, unit_view
from functions.desk.lines import line
from functions.desk.locals import staff
from functions.desk.suggested import suggested
from functions.desk.tasked import has_in_hand
from functions.desk.where import where
from functions.domain.items import six_steps
from functions.domain.items.appeal import Appeal
from functions.domain.items.contacts import records, was_contacted
from functions.domain.items.extension import barred, latest
from functions.domain.items.ladder import asked
from functions.domain.items.promises import promised, standing_date
from functions.domain.items.runs import Clock
from functions.domain.items.state import Doubt
from functions.domain.items.status import Action
from functions.domain.items.verdict import standing
from functions.domain.kinds import beside
from functions.domain.kinds.steps import allowed
from functions.domain.moments import rfc3339
from functions.domain.refusals import Lang
from functions.domain.triage.purposes import purpose_of


def item(case: Case, *, lang: Lang, photo: ShowPhoto) -> Json:
    """The whole appeal, as this person may see it. The contact is masked, or hidden."""
    appeal, state = case.appeal, case.state
    photos = () if case.is_transferred else appeal.told.photos
    return line(appeal, case.units, at=case.at, lang=lang) | {
        "content": eyes.told(case)(appeal.told.content),
        "address": eyes.where(case)(appeal.told.address),
        "detail": _detail(case, lang),
        **where(case),
        "staff": staff(case),
        **_contact(case, lang),
        "confidential": appeal.told.confidential,
        "steps": six_steps.view(case.events, lang),
        "public_ok": appeal.told.public_ok,
        "photos": [photo(key, appeal.submitted_at) for key in photos],
        "events": [entry(event, case, lang, photo) for event in case.events],
        "can": _can(case),
        "co_units": [unit_view(u, case.units) for u in state.co_units],
        "tasks": task_views.told(case, lang, photo),
        **_reply(case),
        "reply_flaws": replying.of_last(case, lang),
        "rating": _rating(case),
        "round": state.round,
        "returned_by": [unit_view(u, case.units) for u in dict.fromkeys(state.returned)],
        **_limits(case),
        "merged_into": state.merged_into if knows(case, state.merged_into) else None,
        "suggestion": suggested(case),
        "purpose_heard": purpose_of(appeal.told.content) or None,
        "doubts": _doubts(case),
    }


def _detail(case: Case, lang: Lang) -> list[Json]:
    """What its kind is told beside the words; in words that hide what they hide."""
    hide = eyes.told(case)
    return [{"label": label[lang], "text": hide(text)} for label, text in beside(case.appeal)]


def _contact(case: Case, lang: Lang) -> Json:
    """The masked twin, for who may ask for the contact; to others why they may not, and that there is one."""
    known, refusal = case.appeal.told.contact, eyes.door(case)
    shown = known if refusal is None else None
    return {
        "contact": {"name": shown.name, "phone": shown.phone} if shown else None,
        "has_contact": known is not None and not case.is_transferred,
        "may_reveal": refusal is None,
        "not_revealed": refusal.words[lang] if refusal else None,
        "call_asked": case.state.call_asked,
        "contacts": [e.step for e in records(case.appeal, case.events)],  # of this round
        "was_contacted": was_contacted(case.appeal, case.events),
    }


def _reply(case: Case) -> Json:
    last = next((e for e in reversed(case.events) if e.action in _REPLIES and e.public), None)
    if last is None:
        return {"reply_public": None, "note_internal": None}
    hide = eyes.said(case, last)
    return {"reply_public": hide(last.public) or None, "note_internal": hide(last.note) or None}


def _rating(case: Case) -> Json | None:
    state = case.state
    if state.rating is None or not eyes.reads_ratings(case):
        return None
    return {"level": state.rating, "solved": state.solved}


def _limits(case: Case) -> Json:
    """The unit's own limits, what it asks for, and what the citizen was promised; each by its name."""
    runs = {"sign_by": Clock.SIGN, "finish_by": Clock.FINISH}
    rules = case.clocks.rules
    promises = {name: asked(case.state, clock, rules) for name, clock in runs.items()}
    promise = promised(case.appeal, case.clocks, case.county.settings)
    by = standing_date(case.state, promise)
    shown: Json = {n: rfc3339(run.due_at) if run else None for n, run in promises.items()}
    asked_for = case.state.extension_to
    return shown | {
        "answer_by": rfc3339(by) if by else None,
        "extension_to": rfc3339(asked_for) if asked_for else None,
        "extension_latest": _latest(case),
    }


def _latest(case: Case) -> str | None:
    """The latest date that the unit may ask for, while it may."""
    run, settings = case.state.run(Clock.FINISH), case.county.settings
    if run is None or barred(case.state, settings, case.at):
        return None
    return rfc3339(latest(run, case.county.calendar, settings.extension_days))


def _doubts(case: Case) -> list[Json]:
    """What a person must decide, and the words that were heard."""
    heard = standing(case.state, (event.facts for event in case.events))
    words = {Doubt.DANGER: heard.danger_words, Doubt.REPORT: heard.report_words}
    return [{"id": doubt, "words": read(words[doubt], case)} for doubt in case.state.doubts]


def excerpt(appeal: Appeal, case: Case) -> str:
    """The text of another appeal, for looking at it beside this one; as this person may read it."""
    return eyes.told(replace(case, appeal=appeal, events=[]))(appeal.told.content)


_REPLIES = {Action.RESOLVE, Action.ANSWER, Action.FOLLOW}


def _can(case: Case) -> list[Action]:
    own = is_own(case.appeal, case.person, case.units)
    handed = has_in_hand(case)
    refusal = barred(case.state, case.county.settings, case.at)
    closed = {Action.REQUEST_EXTENSION} if refusal else set[Action]()
    closed |= set() if below(case) else {Action.DELEGATE}
    closed |= {Action.RELAY, Action.RESEND_CODE} if eyes.door(case) else set()
    verbs = VERBS.keys() - closed - task_views.VERBS
    open_to = allowed(case.appeal, case.person.roles, own=own, handed=handed)
    return [a for a in open_to if a in verbs] + task_views.verbs(case)
