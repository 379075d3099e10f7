"""What is held of a citizen (留存的个人信息): theirs to see, to correct, to delete, and not to be published.

The facts of the event say what was changed and never what it was or is. The text of a matter is
its record and stays; once the contact is gone after the end, nobody reads more of it than its mask.
"""

from datetime import datetime
from typing import Annotated

from msgspec import UNSET, Meta, UnsetType
from msgspec.structs import replace

from functions.domain.county.county import County
from functions.domain.county.once import Once
from functions.domain.forms import Form, Line
from functions.domain.items.appeal import CITIZEN, Appeal, Contact, Deed, advance
from functions.domain.items.clocks import clocks_of
from functions.domain.items.status import OPEN, Action, Status
from functions.domain.refusals import ActionNotAllowed, TooMany
from functions.domain.words import masking, telephones
from functions.intake.supplement import LONGEST_LOG
from functions.store import appeals

Json = dict[str, object]
_ALIVE = {*OPEN, Status.DONE}  # somebody may still have to call


class Holding(Form):
    """What is to be changed: null deletes, what is left out stays."""

    phone: Line | UnsetType | None = UNSET
    name: Annotated[str, Meta(max_length=40)] | UnsetType | None = UNSET
    public_ok: bool | UnsetType | None = UNSET


def held(appeal: Appeal) -> Json:
    """What is held, masked: a query code can be seen by others."""
    known = appeal.told.contact or Contact()
    return {
        "name": known.name or None,
        "phone": known.phone or None,
        "public_ok": appeal.told.public_ok,
    }


def twin(contact: Contact) -> Contact | None:
    """The contact as heads hold it: masked, and none where there is none."""
    if not (contact.name or contact.phone):
        return None
    name = masking.name(contact.name) if contact.name else ""
    return Contact(name, telephones.masked(contact.phone))


def correct(
    county: County, appeal: Appeal, form: Holding, *, at: datetime, once: Once | None = None
) -> Appeal:
    """Change or delete what is held of the citizen; what changes nothing is no event."""
    before = appeals.contact(county.id, appeal, reader="citizen", at=at)
    after = Contact(
        _given(form.name, before.name).strip(), telephones.kept(_given(form.phone, before.phone))
    )
    public_ok = appeal.told.public_ok if form.public_ok is UNSET else bool(form.public_ok)
    facts = _facts(before, after) | _consent(appeal, public_ok=public_ok)
    if not facts:
        return appeal
    _admit(appeal, facts)
    told = replace(appeal.told, contact=twin(after), public_ok=public_ok)
    gone = told.contact is None and appeal.status not in OPEN
    deed = Deed(Action.CORRECT, CITIZEN, at, facts=facts)
    appeal, event = advance(
        replace(appeal, told=told), clocks_of(county.settings), deed,
        {"forgotten": True} if gone else {},
    )  # fmt: skip
    appeals.save(appeal, event, forget=told.contact is None, keep=after, once=once)
    return appeal


def _given(said: str | UnsetType | None, known: str) -> str:
    return known if isinstance(said, UnsetType) else said or ""


def _facts(before: Contact, after: Contact) -> dict[str, str]:
    pairs = {"name": (before.name, after.name), "phone": (before.phone, after.phone)}
    return {
        field: "changed" if new else "deleted" for field, (old, new) in pairs.items() if old != new
    }


def _consent(appeal: Appeal, *, public_ok: bool) -> dict[str, str]:
    if public_ok is appeal.told.public_ok:
        return {}
    return {"public_ok": "yes" if public_ok else "no"}


def _admit(appeal: Appeal, facts: dict[str, str]) -> None:
    """After the end, things are only taken away; that can always be done."""
    adds = {"changed", "yes"} & set(facts.values())
    if adds and (appeal.status not in _ALIVE or appeal.state.forgotten):
        raise ActionNotAllowed(
            "事项已结束，个人信息只能删除", "It has ended: what is held can only be deleted"
        )
    if adds and appeal.step >= LONGEST_LOG:
        raise TooMany("更改次数过多，请拨打热线", "Too many changes; call the hotline")
