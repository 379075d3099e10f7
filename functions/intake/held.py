"""What is held of a citizen (留存的个人信息): theirs to see, to correct, to delete, and not to be published.

The facts of the event say what was changed and never what it was or is. The text of a matter that was
handled is its record and stays; once the contact is gone after the end, nobody reads more of it than its
mask. What was withdrawn can be deleted whole (`intake/erase.py`).
"""

from datetime import datetime

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from functions.domain.county.county import County, Settings
from functions.domain.county.once import Once
from functions.domain.forms import LONGEST_TEXT, Form, one_line
from functions.domain.items.appeal import CITIZEN, Appeal, Contact, Deed
from functions.domain.items.change import Turn, reworked, uncalled
from functions.domain.items.facts import NOTHING, Amended, Facts
from functions.domain.items.status import OPEN, Action, Status
from functions.domain.items.verdict import helped, words
from functions.domain.kinds import clocks_of
from functions.domain.kinds.steps import advance
from functions.domain.refusals import ActionNotAllowed, TooMany
from functions.domain.safety import Heard
from functions.domain.words import masking, telephones
from functions.intake import nets
from functions.intake.erase import erased, is_erased, may_erase
from functions.intake.fitting import LINE, NAME, too_long
from functions.intake.forms import Short
from functions.intake.supplement import LONGEST_CRY, LONGEST_LOG
from functions.intake.texts import bounded
from functions.store import appeals

Json = dict[str, object]
_ALIVE = {*OPEN, Status.DONE}  # somebody may still have to call


class Holding(Form):
    """What is to be changed: null deletes, what is left out stays."""

    phone: Short | UnsetType | None = UNSET
    name: Short | UnsetType | None = UNSET
    public_ok: bool | UnsetType | None = UNSET
    text: UnsetType | None = UNSET


def held(appeal: Appeal) -> Json:
    """What is held, masked: a query code can be seen by others."""
    known = appeal.told.contact or Contact()
    return {
        "name": known.name or None,
        "phone": known.phone or None,
        "public_ok": appeal.told.public_ok,
        "may_erase": may_erase(appeal),
    }


def masked_twin(contact: Contact) -> Contact | None:
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
    wanted = Contact(one_line(_given(form.name, before.name)), _given(form.phone, before.phone))
    heard = _heard(county, before, wanted)
    after, beyond = _fitted(county.settings, wanted, heard=heard.anything)
    public_ok = appeal.told.public_ok if form.public_ok is UNSET else bool(form.public_ok)
    erases = form.text is None and not is_erased(appeal)
    facts = Facts(
        name=_fate(before.name, after.name), phone=_fate(before.phone, after.phone),
        public_ok=None if public_ok is appeal.told.public_ok else public_ok,
        text="deleted" if erases else "",
    )  # fmt: skip
    if facts == NOTHING:
        return appeal
    _admit(appeal, facts, heard=heard.anything)
    told = erased(appeal) if erases else appeal.told
    told = replace(told, contact=masked_twin(after), public_ok=public_ok)
    gone = told.contact is None and appeal.status not in OPEN
    target, state = _turned(county, appeal, heard, wanted, at)
    facts = words(replace(facts, lines=helped(heard, wanted.name, wanted.phone)), heard)
    deed = Deed(Action.CORRECT, CITIZEN, at, target, public=beyond, facts=facts)
    state = replace(state, forgotten=state.forgotten or gone)
    appeal = replace(appeal, told=told)
    state = state if appeal.is_reachable else uncalled(state)
    appeal, event = advance(appeal, clocks_of(county, appeal.kind), deed, state)
    appeals.save(appeal, event, forget=told.contact is None, keep=after, unlearns=erases, once=once)
    return appeal


def _heard(county: County, before: Contact, after: Contact) -> Heard:
    """What the nets hear in what is new: who is in fear writes anywhere."""
    new = [
        line
        for line, old in ((after.name, before.name), (after.phone, before.phone))
        if line != old
    ]
    return nets.beside(Heard(), nets.hear(county, *new))


def _turned(county: County, appeal: Appeal, heard: Heard, after: Contact, at: datetime) -> Turn:
    """Where the matter goes with it; what was answered is open again where something was heard."""
    if not heard.anything:
        return appeal.status, appeal.state
    turn = appeal.status, appeal.state
    if appeal.status in {Status.VISIT, Status.DONE}:
        turn = reworked(
            appeal.state, clocks_of(county, appeal.kind), at,
            reachable=bool(after.phone) and not appeal.is_private,
        )  # fmt: skip
    return nets.turned(county, appeal, heard, turn, after.name, after.phone, at=at)


def _given(said: str | UnsetType | None, known: str) -> str:
    return known if isinstance(said, UnsetType) else said or ""


def _fate(old: str, new: str) -> Amended:
    if old == new:
        return ""
    return "changed" if new else "deleted"


def _fitted(settings: Settings, wanted: Contact, *, heard: bool) -> tuple[Contact, str]:
    """Name and number as long as they may be; of a cry that is longer, its words, for they go on beside them."""
    lines = {"name": (wanted.name, NAME), "phone": (wanted.phone, LINE)}
    long = [field for field, (said, most) in lines.items() if len(said) > most]
    if long and not heard:
        raise too_long(long[0], *lines[long[0]])
    beyond = bounded(settings, "\n".join(lines[field][0] for field in long), LONGEST_TEXT)
    return Contact(wanted.name[:NAME], telephones.kept(wanted.phone[:LINE])), beyond


def _admit(appeal: Appeal, facts: Facts, *, heard: bool) -> None:
    """After the end, things are only taken away; that can always be done."""
    adds = "changed" in {facts.name, facts.phone} or facts.public_ok
    if adds and (appeal.status not in _ALIVE or appeal.state.forgotten):
        raise ActionNotAllowed(
            "事项已结束，个人信息只能删除", "It has ended: what is held can only be deleted"
        )
    if adds and appeal.step >= (LONGEST_CRY if heard else LONGEST_LOG):
        raise TooMany("更改次数过多，请拨打热线", "Too many changes; call the hotline")
