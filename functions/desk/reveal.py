"""Show contact and full text (查看原文): who looked is recorded first."""

from functions.desk import eyes
from functions.desk.case import Case
from functions.domain.items.appeal import Event
from functions.domain.items.status import Action
from functions.domain.moments import rfc3339
from functions.domain.words import telephones
from functions.store import appeals


def reveal(case: Case) -> dict[str, object]:
    """The contact, and all that the citizen wrote, unmasked; for whom, `eyes` says."""
    if refusal := eyes.door(case):
        raise refusal
    contact = appeals.contact(case.county.id, case.appeal, reader=case.person.id, at=case.at)
    told = case.appeal.told
    return {
        "name": contact.name,
        "phone": contact.phone,
        "phones": telephones.links(contact.phone),
        "content": told.content,
        "address": told.address,
        "additions": [_addition(e) for e in case.events if e.action is Action.SUPPLEMENT],
    }


def _addition(event: Event) -> dict[str, object]:
    return {"step": event.step, "at": rfc3339(event.at), "text": event.public}
