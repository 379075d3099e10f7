"""What a citizen sees of an appeal: every step, the answer, and what they may do now.

No internal note, no staff name, no contact; of a protected report not even the unit.
"""

from datetime import datetime
from typing import NamedTuple

from functions.domain import codes
from functions.domain.county.county import County
from functions.domain.county.roles import Role, Unit
from functions.domain.items import contacts
from functions.domain.items.appeal import Appeal, Event, allowed, said
from functions.domain.items.clocks import DUE_LABEL, Due, clocks_of, shade
from functions.domain.items.photos import Sent, of_citizen, published
from functions.domain.items.promises import Promise, due_to_citizen, promised, told_anew
from functions.domain.items.readers import DESIGNATED, taker
from functions.domain.items.state import Doubt, State
from functions.domain.items.status import CITIZEN_LABEL, Action, Status
from functions.domain.moments import rfc3339
from functions.domain.refusals import Lang, Unknown, Words
from functions.domain.words.dictionaries import ALL, RATINGS
from functions.intake.held import held
from functions.store import appeals, registry

Json = dict[str, object]


class Photos(NamedTuple):
    """What the citizen sent, and the evidence of the reply that is public now."""

    own: list[Sent]
    reply: list[Sent]


CITIZEN = frozenset({Role.CITIZEN})

_SHOWN = {
    Action.SUBMIT: Words("您提交了诉求", "You sent this in"),
    Action.QUEUE: Words("已受理，正在安排承办单位", "Accepted; a unit is being chosen"),
    Action.CHECK: Words(
        "值班人员已核实您说的情况", "Someone on duty has looked into what you told"
    ),
    Action.DISPATCH: Words("已派给承办单位", "Given to the responsible unit"),
    Action.DECIDE_RETURN: Words("已改派承办单位", "Given to another unit"),
    Action.ANSWER: Words("已答复", "Answered"),
    Action.ASK: Words("请您补充情况", "Please tell us more"),
    Action.REJECT: Words("不予受理", "Not accepted"),
    Action.SIGN: Words("承办单位已签收", "The unit has signed for it"),
    Action.CONTACT: Words("承办单位已与您联系", "The unit has contacted you"),
    Action.RELAY: Words("平台已与您联系", "We spoke with you"),
    Action.CORRECT: Words("您更改了留存的信息", "You changed what is held of you"),
    Action.FOLLOW: Words("与您反映的同一事项已办理答复", "Answered together with the same matter"),
    Action.REVIEW: Words("办理结果已审核答复", "The result was reviewed and answered"),
    Action.RATE: Words("您作了评价", "You rated it"),
    Action.VISIT: Words("电话回访", "We called you back"),
    Action.SUPPLEMENT: Words("您补充了情况", "You added something"),
    Action.WITHDRAW: Words("已撤回", "Withdrawn"),
    Action.TERMINATE: Words("已终止", "Terminated"),
    Action.TRANSFER: Words("已移送有权机关办理", "Transferred to the competent body"),
    Action.PROTECT: Words("已转专人办理", "Given to those who handle such matters"),
    Action.CLOSE: Words("已办结（未评价）", "Closed (not rated)"),
}
_MISSED = Words("承办单位联系过您，没有联系上", "The unit tried to contact you")
_REPLIES = {Action.ANSWER, Action.REVIEW, Action.FOLLOW}
_WITH_US = {
    Status.SUBMITTED,
    Status.NEED_INFO,
    Status.WITHDRAWN,
}  # no unit has it, no answer went out
_STEPS = (
    ("submitted", Words("提交", "Sent"), {Action.SUBMIT}),
    ("dispatched", Words("派单", "Assigned"), {Action.DISPATCH, Action.ANSWER}),
    ("processing", Words("办理", "In hand"), {Action.SIGN, Action.ANSWER}),
    ("answered", Words("答复", "Answered"), _REPLIES),
    ("done", Words("评价", "Rated"), {Action.RATE, Action.CLOSE, Action.VISIT}),
)


def receipt(county: County, appeal: Appeal, code: str) -> Json:
    """The answer to a submission; the same for each repetition."""
    promise = promised(appeal, clocks_of(county.settings), county.settings)
    state = appeal.state
    return {
        "no": appeal.no,
        "query_code": code,
        "status": Status.SUBMITTED,
        "dispatch_by": rfc3339(promise.dispatch_by),
        "answer_by": rfc3339(promise.answer_by),
        "emergency": numbers(county) if danger(state) else [],
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


def numbers(county: County) -> list[Json]:
    """The numbers to call first."""
    return [{"name": n.name, "number": n.number} for n in county.settings.emergency_numbers]


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
    appeal, events = appeals.with_log(county.id, identity(county, code))
    state = appeal.state
    units = {} if state.guarded else units
    reply = next((e.public for e in reversed(events) if _replies(e)), None)
    open_to = allowed(appeal, CITIZEN, own=False)
    promise = promised(appeal, clocks_of(county.settings), county.settings)
    waits = due_to_citizen(state, promise, contacts.begun(appeal, events))
    colour = shade(waits, at)
    shown = Photos([], []) if state.transferred else _photos(appeal, events)
    return shown, {
        "no": appeal.no,
        "status": appeal.status,
        "label": CITIZEN_LABEL[appeal.status][lang],
        "level": state.level,
        "emergency": numbers(county) if danger(state) and colour else [],
        "danger": danger(state) if colour else None,
        "protected": _readers(county, appeal, *said(appeal, events)),
        "place": state.place_name or appeal.told.place,
        "content": "" if state.transferred else appeal.told.content,
        "submitted_at": rfc3339(appeal.submitted_at),
        "timeline": [line for e in events if (line := _line(e, units, lang, state.transferred))],
        "step_bar": _bar(events, lang),
        "unit": _unit(state.unit, units),
        "due_at": rfc3339(promise.answer_by),
        "due_step": _step(waits, lang),
        "colour": colour,
        **_dispatched(events, promise, at),
        "reply": reply,
        "reply_round": state.round,
        "rating": {"level": state.rating, "solved": state.solved} if state.rating else None,
        "held": held(appeal),
        "can": [a for a in (Action.RATE, Action.SUPPLEMENT, Action.WITHDRAW) if a in open_to],
    }


def _step(waits: Due | None, lang: Lang) -> Json | None:
    """What the citizen waits for next, and by when; the colour is that step's."""
    if waits is None:
        return None
    return {"id": waits.step, "label": DUE_LABEL[waits.step][lang], "at": rfc3339(waits.by)}


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
    if event.action not in _SHOWN or event.facts.get("decision") == "refuse":
        return None
    if event.action is Action.RELAY and "reached" not in event.facts:
        return None
    line: Json = {"at": rfc3339(event.at), "label": _label(event)[lang]}
    if event.action in {Action.DISPATCH, Action.DECIDE_RETURN} and not event.state.guarded:
        line["text"] = _unit(event.state.unit, units)
    elif text := "" if is_closed else _text(event, lang):
        line["text"] = text
    return line


def _label(event: Event) -> Words:
    """What happened; who was called and not reached was not contacted."""
    missed = event.action is Action.CONTACT and event.facts.get("reached") == "no"
    return _MISSED if missed else _SHOWN[event.action]


def _text(event: Event, lang: Lang) -> str:
    reason = ALL.get(event.action, {}).get(event.facts.get("reason", ""))
    stars = RATINGS.get(event.facts.get("level", "")) if event.action is Action.RATE else None
    anew = _anew(event)
    said = [w[lang] for w in (reason, stars, anew) if w]
    return "：".join([*said, event.public] if event.public else said)


def _anew(event: Event) -> Words | None:
    """The new promise of a round that begins; older events gave none."""
    by = event.state.promised_at
    return told_anew(by) if by and "answer_by" in event.facts else None


def _unit(unit: str | None, units: dict[str, Unit]) -> str | None:
    return units[unit].name if unit in units else None


def _bar(events: list[Event], lang: Lang) -> list[Json]:
    """The steps, with when each was last taken; a rework round takes later ones back."""
    last = {e.action: e for e in events if e.facts.get("decision") != "refuse"}
    begun = contacts.reopened_at(events)
    bar: list[Json] = []
    for key, words, actions in _STEPS:
        times = [last[a].at for a in actions if a in last]
        valid = [
            t for t in times if begun is None or t > begun or key in {"submitted", "dispatched"}
        ]
        step: Json = {"key": key, "label": words[lang], "done": bool(valid)}
        bar.append(step | {"at": rfc3339(max(valid))} if valid else step)
    return bar
