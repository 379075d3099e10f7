"""What a citizen sees of an appeal: every step, the answer, and what they may do now.

No internal note, no staff name, no contact; of a protected report not even the unit.
"""

from datetime import datetime
from typing import NamedTuple

from functions.domain import codes
from functions.domain.county.county import County
from functions.domain.county.roles import Role, Unit
from functions.domain.items import contacts, six_steps
from functions.domain.items.appeal import Appeal, Event, said
from functions.domain.items.ladder import Due, shade
from functions.domain.items.pause import told_plan
from functions.domain.items.photos import Sent, of_citizen, published
from functions.domain.items.promises import (
    Promise,
    due_to_citizen,
    promised,
    standing_date,
    told_anew,
)
from functions.domain.items.readers import DESIGNATED, taker
from functions.domain.items.rounds import ROUNDS
from functions.domain.items.rungs import ClockRules
from functions.domain.items.runs import Clock
from functions.domain.items.state import Doubt, State
from functions.domain.items.status import Action, Status
from functions.domain.items.urging import may_urge
from functions.domain.kinds import beside, clocks_of, flow_of
from functions.domain.kinds.appeal.statuses import PANEL
from functions.domain.kinds.steps import allowed
from functions.domain.moments import rfc3339
from functions.domain.refusals import Lang, Unknown, Words
from functions.domain.safety.whom import HelpLine, lines, of_numbers
from functions.domain.words.dictionaries import RATINGS, reason
from functions.intake.held import held
from functions.store import appeals, registry

Json = dict[str, object]


class Photos(NamedTuple):
    """What the citizen sent, and the evidence of the reply that is public now."""

    own: list[Sent]
    reply: list[Sent]


CITIZEN = frozenset({Role.CITIZEN})

_OWN = (Action.RATE, Action.URGE, Action.SUPPLEMENT, Action.WITHDRAW)
_REPLIES = {Action.ANSWER, Action.REVIEW, Action.FOLLOW}
_TO_A_UNIT = {Action.DISPATCH, Action.DECIDE_RETURN}
_JUDGED = {Action.RATE, Action.VISIT}
_WITH_US = {
    Status.SUBMITTED,
    Status.NEED_INFO,
    Status.WITHDRAWN,
}  # no unit has it, no answer went out


def receipt(county: County, appeal: Appeal, code: str, *said: str) -> Json:
    """The answer to a submission; the same for each repetition. `said`: beside what an appeal keeps."""
    promise = promised(appeal, clocks_of(county, appeal.kind), county.settings)
    state = appeal.state
    return {
        "no": appeal.no,
        "query_code": code,
        "status": Status.SUBMITTED,
        "dispatch_by": rfc3339(promise.dispatch_by),
        "answer_by": rfc3339(promise.answer_by),
        "emergency": numbers(county, *appeal.texts, *said) if danger(state) else [],
        "danger": danger(state),
        "protected": _readers(county, appeal, *appeal.texts, appeal.told.service),
    }


def danger(state: State) -> str | None:
    """How surely danger is heard in what was told."""
    return "certain" if state.emergency else "maybe" if Doubt.DANGER in state.doubts else None


def _readers(county: County, appeal: Appeal, *told: str) -> Json | None:
    """Of what is or may be a report: who alone can read it; never a unit that it accuses, or that has it not."""
    state, units = appeal.state, registry.units(county.id)
    if not state.guarded:
        return None
    people = registry.people(county.id).values()
    given = taker(county.settings.guarded_unit, people, units, state, *told)
    unit = units.get(given or "")
    is_there = unit and state.unit in {None, unit.id}
    return {"readers": unit.name if unit and is_there else DESIGNATED}


def numbers(county: County, *texts: str) -> list[Json]:
    """The numbers to call first, and those that help with what was told."""
    return _named(county.settings.to_call(*texts))


def _numbers(county: County, appeal: Appeal, events: list[Event]) -> list[Json]:
    """The same for all that was told, also where a name or a number is asked for."""
    kept = of_numbers(" ".join(number for e in events for number in e.facts.lines))
    return _named(county.settings.with_lines((*lines(*said(appeal, events)), *kept)))


def _named(numbers: tuple[HelpLine, ...]) -> list[Json]:
    return [{"name": name, "number": number} for name, number in numbers]


def identity(county: County, code: str) -> str:
    """The id of the appeal that a query code opens."""
    known = codes.normal(code)
    if known is None or codes.tag_of(known) != county.tag:
        raise Unknown("没有找到，请核对查询码", "Not found; check the query code")
    return codes.appeal_id(county.secret, known)


def view(
    county: County, units: dict[str, Unit], code: str, *, at: datetime, lang: Lang
) -> tuple[Photos, Json]:
    """What a query code opens, as its citizen may see it; with the photos that belong to it."""
    appeal, events = appeals.by_code(county.id, identity(county, code), appeals.with_log)
    state = appeal.state
    units = {} if state.guarded else units
    reply = next((e.public for e in reversed(events) if _replies(e)), None)
    open_to = allowed(appeal, CITIZEN, own=False)
    promise = promised(appeal, clocks_of(county, appeal.kind), county.settings)
    rules = flow_of(appeal).clocks
    waits = due_to_citizen(state, promise, rules, contacts.begun(appeal, events))
    colour = shade(waits, at)
    shown = Photos([], []) if state.transferred else _photos(appeal, events)
    return shown, {
        "no": appeal.no,
        "status": appeal.status,
        "label": (PANEL if state.panel else flow_of(appeal).statuses[appeal.status].citizen)[lang],
        "level": state.level,
        "emergency": _numbers(county, appeal, events) if danger(state) and colour else [],
        "danger": danger(state) if colour else None,
        "protected": _readers(county, appeal, *said(appeal, events)),
        "place": state.place_name or appeal.told.place,
        "content": "" if state.transferred else appeal.told.content,
        "kind": flow_of(appeal).label[lang],
        "detail": [] if state.transferred else _detail(appeal, lang),
        "submitted_at": rfc3339(appeal.submitted_at),
        "timeline": [line for e in events if (line := _line(e, units, lang, state.transferred))],
        "steps": six_steps.view(events, lang),
        "unit": _unit(state.unit, units),
        "due_at": rfc3339(by) if (by := standing_date(state, promise)) else None,
        "due_estimated": _is_estimated(state),
        "due_step": _step(waits, rules, lang),
        "colour": colour,
        "paused": _paused(state, lang),
        "asked": _asked(appeal, county),
        **_dispatched(events, promise, at),
        "reply": reply,
        "reply_round": state.round,
        "last_round": state.round >= ROUNDS,
        "rating": _rating(state),
        "held": held(appeal),
        "can": [a for a in _OWN if a in open_to and (a is not Action.URGE or may_urge(appeal, at))],
    }


def _rating(state: State) -> Json | None:
    """The judgement that stands, and whether staff noted it of a call."""
    if state.rating is None:
        return None
    return {"level": state.rating, "solved": state.solved, "noted": state.noted}


def _asked(appeal: Appeal, county: County) -> Json | None:
    """Until when what was asked is waited for, and until when it goes on if it comes later."""
    state, clocks = appeal.state, clocks_of(county, appeal.kind)
    if state.status is not Status.NEED_INFO and not state.may_revive:
        return None
    asks = state.status is Status.NEED_INFO
    until = state.since + clocks.need_info if asks else state.since
    return {"until": rfc3339(until), "revive_until": rfc3339(until + clocks.archive)}


def _is_estimated(state: State) -> bool:
    """Whether the promised date runs over a year whose days of rest nobody entered yet."""
    promise = state.clocks.get(Clock.ANSWER)
    return promise is not None and promise.estimated


def _detail(appeal: Appeal, lang: Lang) -> list[Json]:
    return [{"label": label[lang], "text": text} for label, text in beside(appeal)]


def _step(waits: Due | None, rules: ClockRules, lang: Lang) -> Json | None:
    """What the citizen waits for next, and by when; the colour is that step's."""
    if waits is None:
        return None
    return {"id": waits.step, "label": rules[waits.step].label[lang], "at": rfc3339(waits.by)}


def _dispatched(events: list[Event], promise: Promise, at: datetime) -> Json:
    """By when it was to be given to a unit, when it was, and whether that was in time."""
    by = promise.dispatch_by
    done = next((e.at for e in events if e.state.status not in _WITH_US), None)
    in_time = (done or at) <= by
    return {
        "dispatch_by": rfc3339(by),
        "dispatched_at": rfc3339(done) if done else None,
        "dispatched_in_time": in_time if done or not in_time else None,
    }


def _photos(appeal: Appeal, events: list[Event]) -> Photos:
    replies = published(events)
    return Photos(of_citizen(appeal, events), replies[-1] if replies else [])


def _replies(event: Event) -> bool:
    return bool(event.public) and event.action in _REPLIES


def _line(event: Event, units: dict[str, Unit], lang: Lang, is_closed: bool) -> Json | None:  # noqa: FBT001
    words = flow_of(event).moves[event.action].read_by_citizen(event)
    if words is None:
        return None
    line: Json = {"at": rfc3339(event.at), "label": words[lang]}
    if (event.action in _TO_A_UNIT or event.facts.into) and not event.state.guarded:
        anew = _anew(event)
        line["text"] = "：".join(
            filter(None, (_unit(event.state.unit, units), anew[lang] if anew else None))
        )
    elif text := "" if is_closed else _text(event, lang):
        line["text"] = text
    return line


def _text(event: Event, lang: Lang) -> str:
    given = reason(event.action, event.facts.reason)
    stars = RATINGS.get(str(event.facts.level)) if event.action in _JUDGED else None
    said = [w[lang] for w in (given, stars, _plan(event), _anew(event)) if w]
    return "：".join([*said, event.public] if event.public else said)


def _plan(event: Event) -> Words | None:
    """The day by which what is on hold is planned to be solved."""
    pause = event.state.pause
    return told_plan(pause.plan) if pause and event.facts.plan_date else None


def _paused(state: State, lang: Lang) -> Json | None:
    """Why it is on hold, and until when."""
    if state.pause is None:
        return None
    why = reason(Action.PAUSE, state.pause.reason)
    return {"reason": why[lang] if why else None, "plan_date": state.pause.plan.isoformat()}


def _anew(event: Event) -> Words | None:
    """The new promise that came with an event; older ones gave none."""
    by = event.state.promised_at
    if by is None or event.facts.answer_by is None:
        return None
    was = event.facts.answer_by_was
    sooner = was is not None and by < was
    return told_anew(by, again=event.facts.rework, sooner=sooner)


def _unit(unit: str | None, units: dict[str, Unit]) -> str | None:
    return units[unit].name if unit in units else None
