"""Pass on to the unit (转告承办单位) what it needs of a private matter, and nothing of who told it.

What the citizen said on the phone, or a door or a plate that the masked text hides from the unit.
"""

from functions.desk.case import Act, Case, Outcome
from functions.domain.forms import Text, long_enough
from functions.domain.items.appeal import Contact
from functions.domain.refusals import invalid
from functions.domain.words import telephones
from functions.domain.words.matching import folded
from functions.store import appeals


class Relay(Act):
    """What the unit may know; and whether the citizen was spoken with."""

    text: Text
    reached: bool = False


def relay(case: Case, form: Relay) -> Outcome:
    """The unit reads it; a text that names the citizen is refused."""
    text = long_enough("text", form.text, 2)
    contact = appeals.contact(case.county.id, case.appeal, reader=case.person.id, at=case.at)
    if _names(text, contact):
        raise invalid(
            "text", "identity", "不要写群众的姓名和电话，承办单位看得到这段话",
            "must not name the citizen: the unit reads it",
        )  # fmt: skip
    changes: dict[str, object] = {"call_asked": False}
    if form.reached:
        changes["contacted_at"] = case.at
    return Outcome(note=text, facts={"reached": "yes"} if form.reached else {}, changes=changes)


def _names(text: str, contact: Contact) -> bool:
    told = {n.written for n in telephones.numbers(text)}
    if told & {n.written for n in telephones.numbers(contact.phone)}:
        return True
    return bool(contact.name) and folded(contact.name) in folded(text)
