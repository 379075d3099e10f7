"""A citizen tells what is wrong."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from functions.domain import codes
from functions.domain.county import once
from functions.domain.county.county import County
from functions.domain.county.roles import withheld
from functions.domain.forms import Form, one_line
from functions.domain.items import photos
from functions.domain.items.appeal import CITIZEN, Appeal, Contact, Deed, Event, Told
from functions.domain.items.detail import detail_of, texts
from functions.domain.items.facts import NOTHING, Facts
from functions.domain.items.kind import APPEAL, Kind
from functions.domain.items.status import Action
from functions.domain.items.verdict import helped, opened, words
from functions.domain.kinds import KINDS, clocks_of
from functions.domain.kinds.steps import advance, submitted
from functions.domain.refusals import Busy, KeyReused, TooMany, Unknown, invalid
from functions.domain.safety import Heard
from functions.domain.safety.wishes import wishes
from functions.domain.words import telephones
from functions.intake import challenge, limits, nets, opening
from functions.intake.fitting import fitted
from functions.intake.forms import Telling
from functions.intake.held import masked_twin
from functions.intake.listening import parts
from functions.intake.texts import KEPT_AT_MOST, bounded, enough, portions
from functions.store import appeals, claims, registry, tree
from functions.store.submissions import Bucket, Stored
from functions.store.submissions import submit as store

SALTS = range(3)  # codes that one key may make, where another appeal has the first


class Way(NamedTuple):
    """By what way it comes (渠道), what its first event says of that, and whether rates bound it."""

    channel: str = "qr"
    facts: Facts = NOTHING
    counted: bool = True


BY_CODE = Way()


def submit(
    county: County, form: Telling, *, key: str, address: str, at: datetime, way: Way = BY_CODE
) -> tuple[Appeal, str, bool]:
    """Store a new appeal; returns it with its query code, and whether it is new.

    The same key finds the appeal that it made before. Raises `InvalidInput`, `KeyReused`,
    `TooMany`, `Unknown` (no such place, a retired one, or one whose town is not switched on).
    """
    if not once.valid(key):
        raise once.refused()
    said = nets.pieces(county, form.content, form.challenge)
    heard = _heard(county, form, said)
    form = fitted(form, heard=heard.anything)
    contact, text = _contact(form), "\n".join((form.content, *said[1:]))
    text = enough(text, form.photos, heard=heard.anything)
    content, *rest = portions(bounded(county.settings, text, KEPT_AT_MOST))
    claims.own(county.id, "photos", form.photos, *_identities(county, key))
    told = _told(form, text, content, contact, way.channel)
    facts = words(replace(way.facts, lines=helped(heard, *form.beside)), heard)
    outcome = Stored.ID_TAKEN
    for salt in SALTS:
        code = codes.query_code(county.secret, county.tag, key, salt)
        first = _appeal(county, told, _of_kind(form)[0], code, heard=heard, at=at)
        opening.check(county, first)
        first = _kept_from(county, first, contact, text)
        appeal, event = submitted(first, clocks_of(county, first.kind), facts)
        appeal, further = _continued(county, appeal, rest, at)
        outcome, appeal = store(
            appeal,
            [event, *further],
            contact,
            _buckets(county, form, address, heard=heard.anything, at=at) if way.counted else [],
            key_digest=codes.fingerprint(county.secret, "key", key),
            body_digest=_digest(county, form),
        )
        if outcome is not Stored.ID_TAKEN:
            break
    _refuse(county, outcome, at)
    if outcome is Stored.REPEATED:
        appeal = appeals.as_submitted(appeal)  # the same answer as the first time
    return appeal, code, outcome is Stored.STORED


def _identities(county: County, key: str) -> Iterator[str]:
    """Whose the photos may be already: what the same request made before."""
    made = (codes.query_code(county.secret, county.tag, key, salt) for salt in SALTS)
    return (codes.appeal_id(county.secret, code) for code in made)


def _told(form: Telling, text: str, content: str, contact: Contact | None, channel: str) -> Told:
    return Told(
        content=content,
        place=codes.normal(form.code) or form.code,
        address=one_line(form.address),
        contact=masked_twin(contact) if contact else None,
        confidential=form.confidential or any(map(wishes, parts(text))),
        public_ok=form.public_ok,
        photos=form.photos,
        service=one_line(form.service),
        channel=channel,
        detail=detail_of(said) if (said := _of_kind(form)[1]) else None,
    )


def _of_kind(form: Telling) -> tuple[Kind, Form | None]:
    """What it is, and what it answers of what its kind asks. Raises `InvalidInput` where it is two things."""
    told = [(kind, said) for kind in KINDS if (said := getattr(form, kind, None))]
    if len(told) > 1:
        raise invalid(
            told[1][0], "choice", "一次只能反映一类事项", "is another kind: one at a time"
        )
    return told[0] if told else (APPEAL, None)


def _appeal(
    county: County, told: Told, kind: Kind, code: str, *, heard: Heard, at: datetime
) -> Appeal:
    identity = codes.appeal_id(county.secret, code)
    state = opened(clocks_of(county, kind), heard, at)
    return Appeal(county.id, identity, codes.number(at, identity), told, at, 1, state, kind)


def _continued(
    county: County, appeal: Appeal, rest: list[str], at: datetime
) -> tuple[Appeal, list[Event]]:
    """What of a very long cry did not fit into its first row."""
    events = []
    for text in rest:
        deed = Deed(
            Action.SUPPLEMENT, CITIZEN, at, appeal.status, public=text, facts=Facts(rest=True)
        )
        appeal, event = advance(appeal, clocks_of(county, appeal.kind), deed)
        events.append(event)
    return appeal, events


def _kept_from(county: County, appeal: Appeal, contact: Contact | None, text: str) -> Appeal:
    """What is or may be a report lies protected from its first row on; from whom the contact names, too, or a
    text of which not all is kept.
    """
    if not appeal.state.guarded:
        return appeal
    kept_from = withheld(
        registry.units(county.id, fresh=True),
        tree.place_of(appeal).unit,
        county.settings.guarded_unit,
    )
    state = replace(appeal.state, no_forward=kept_from)
    said = (contact.name, contact.phone) if contact else ()
    long = tuple(parts(text)) if len(text) > KEPT_AT_MOST else ()
    return replace(appeal, state=nets.kept_from(county, state, said + long))


def _heard(county: County, form: Telling, said: tuple[str, ...]) -> Heard:
    """What the nets hear, also where a name and a number are asked for: who is in fear writes anywhere."""
    _, asked = _of_kind(form)
    beside = texts(detail_of(asked)) if asked else ()
    told = nets.hear(county, *said, form.address, form.service, *beside)
    if form.contact is None:
        return told
    return nets.beside(told, nets.hear(county, form.contact.name, form.contact.phone))


def _contact(form: Telling) -> Contact | None:
    if form.contact is None:
        return None
    phone = telephones.kept(form.contact.phone)
    name = one_line(form.contact.name)
    return Contact(name, phone) if name or phone else None


def _buckets(
    county: County, form: Telling, address: str, *, heard: bool, at: datetime
) -> list[Bucket]:
    code = codes.normal(form.code) or form.code
    solved = challenge.is_solved(county.secret, form.challenge, at)
    return limits.of_submissions(county, code, address, solved=solved, heard=heard, at=at)


def _digest(county: County, form: Telling) -> str:
    contact = form.contact
    return codes.fingerprint(
        county.secret, form.code, form.content, form.address, form.service,
        str(form.confidential), str(form.public_ok), *form.photos,
        contact.name if contact else "", contact.phone if contact else "",
        *map(str, msgspec.structs.astuple(said) if (said := _of_kind(form)[1]) else ()),
    )  # fmt: skip


def _refuse(county: County, outcome: Stored, at: datetime) -> None:
    match outcome:
        case Stored.KEY_REUSED:
            raise KeyReused("这个提交编号已用于另一件事", "This key was used with another body")
        case Stored.NO_PLACE:
            raise Unknown("没有这个点位，或此码已停用", "No such place, or its code is retired")
        case Stored.TOO_MANY:
            raise TooMany(
                "这里刚刚提交得很多，请回答一个小问题再提交",
                "Many were sent from here just now; answer the question and send it again",
                challenge.ask(county.secret, at),
            )
        case Stored.NOT_ITS_PHOTO:
            raise photos.unknown("photos")
        case Stored.ID_TAKEN:
            raise Busy("系统繁忙，请再提交一次", "Busy; send it again")
        case _:
            return
