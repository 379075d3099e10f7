"""A citizen tells what is wrong."""

from datetime import datetime

from msgspec.structs import replace

from functions.domain import codes
from functions.domain.county import once
from functions.domain.county.county import County
from functions.domain.county.roles import withheld
from functions.domain.items import photos
from functions.domain.items.appeal import (
    CITIZEN,
    Appeal,
    Contact,
    Deed,
    Event,
    Told,
    advance,
    submitted,
)
from functions.domain.items.clocks import clocks_of
from functions.domain.items.status import Action
from functions.domain.items.verdict import opened, words
from functions.domain.refusals import Busy, KeyReused, TooMany, Unknown
from functions.domain.safety import Heard
from functions.domain.words import telephones
from functions.intake import challenge, limits, nets
from functions.intake.forms import Submission
from functions.intake.held import twin
from functions.intake.texts import enough, portions
from functions.store import appeals, registry
from functions.store.submissions import Bucket, Outcome
from functions.store.submissions import submit as store


def submit(
    county: County, form: Submission, *, key: str, address: str, at: datetime
) -> tuple[Appeal, str, bool]:
    """Store a new appeal; returns it with its query code, and whether it is new.

    The same key finds the appeal that it made before. Raises `InvalidInput`, `KeyReused`,
    `TooMany`, `Unknown` (no such place, or a retired one).
    """
    if not once.valid(key):
        raise once.refused()
    contact = _contact(form)
    heard = _heard(county, form)
    content, *rest = portions(enough(form.content, form.photos, heard=heard.anything))
    outcome = Outcome.ID_TAKEN
    for salt in range(3):
        code = codes.query_code(county.secret, county.tag, key, salt)
        told = _told(county, form, content, contact)
        appeal, event = submitted(
            _appeal(county, told, code, heard, at), clocks_of(county.settings), words(heard)
        )
        appeal, further = _continued(county, appeal, rest, at)
        outcome, appeal = store(
            appeal,
            [event, *further],
            contact,
            _buckets(county, form, address, heard=heard.anything, at=at),
            key_digest=codes.fingerprint(county.secret, "key", key),
            body_digest=_digest(county, form),
        )
        if outcome is not Outcome.ID_TAKEN:
            break
    _refuse(county, outcome, at)
    if outcome is Outcome.REPEATED:
        appeal = appeals.as_submitted(appeal)  # the same answer as the first time
    return appeal, code, outcome is Outcome.STORED


def _told(county: County, form: Submission, content: str, contact: Contact | None) -> Told:
    return Told(
        content=content,
        place=codes.normal(form.code) or form.code,
        address=form.address.strip(),
        contact=twin(contact) if contact else None,
        confidential=form.confidential,
        public_ok=form.public_ok,
        photos=photos.own("photos", county.id, form.photos),
        service=form.service,
    )


def _appeal(county: County, told: Told, code: str, heard: Heard, at: datetime) -> Appeal:
    identity = codes.appeal_id(county.secret, code)
    state = opened(clocks_of(county.settings), heard, at)
    appeal = Appeal(county.id, identity, codes.number(at, identity), told, at, 1, state)
    return _kept_from(county, appeal) if state.guarded else appeal


def _continued(
    county: County, appeal: Appeal, rest: list[str], at: datetime
) -> tuple[Appeal, list[Event]]:
    """What of a very long cry did not fit into its first row."""
    events = []
    for text in rest:
        deed = Deed(
            Action.SUPPLEMENT, CITIZEN, at, appeal.status, public=text, facts={"rest": "yes"}
        )
        appeal, event = advance(appeal, clocks_of(county.settings), deed, {})
        events.append(event)
    return appeal, events


def _kept_from(county: County, appeal: Appeal) -> Appeal:
    """What is or may be a report lies protected from its first row on."""
    kept_from = withheld(
        registry.units(county.id, fresh=True),
        registry.place_of(appeal).unit,
        county.settings.guarded_unit,
    )
    return replace(appeal, state=replace(appeal.state, no_forward=kept_from))


def _heard(county: County, form: Submission) -> Heard:
    """What the nets hear, also where a name and a number are asked for: who is in fear writes anywhere."""
    told = nets.hear(county, form.content, form.address, form.service)
    if form.contact is None:
        return told
    return nets.beside(told, nets.hear(county, form.contact.name, form.contact.phone))


def _contact(form: Submission) -> Contact | None:
    if form.contact is None:
        return None
    phone = telephones.kept(form.contact.phone)
    name = form.contact.name.strip()
    return Contact(name, phone) if name or phone else None


def _buckets(
    county: County, form: Submission, address: str, *, heard: bool, at: datetime
) -> list[Bucket]:
    code = codes.normal(form.code) or form.code
    solved = challenge.is_solved(county.secret, form.challenge, at)
    return limits.of_submissions(county, code, address, solved=solved, heard=heard, at=at)


def _digest(county: County, form: Submission) -> str:
    contact = form.contact
    return codes.fingerprint(
        county.secret, form.code, form.content, form.address, form.service,
        str(form.confidential), str(form.public_ok), *form.photos,
        contact.name if contact else "", contact.phone if contact else "",
    )  # fmt: skip


def _refuse(county: County, outcome: Outcome, at: datetime) -> None:
    match outcome:
        case Outcome.KEY_REUSED:
            raise KeyReused("这个提交编号已用于另一件事", "This key was used with another body")
        case Outcome.NO_PLACE:
            raise Unknown("没有这个点位，或此码已停用", "No such place, or its code is retired")
        case Outcome.TOO_MANY:
            raise TooMany(
                "这里刚刚提交得很多，请回答一个小问题再提交",
                "Many were sent from here just now; answer the question and send it again",
                challenge.ask(county.secret, at),
            )
        case Outcome.ID_TAKEN:
            raise Busy("系统繁忙，请再提交一次", "Busy; send it again")
        case _:
            return
