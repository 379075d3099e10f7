"""File for a caller (代群众登记): who is on the line tells, who sits at the hotline writes.

It is the same form and the same way in: the same nets, the same triage, the same code, which is read out. What
differs is noted: the channel, and by whom. A caller is counted in no rate bucket; a matter of staff is signed.
"""

from datetime import datetime

from functions.domain import codes
from functions.domain.county import once
from functions.domain.county.county import County
from functions.domain.county.roles import Person
from functions.domain.forms import Form
from functions.domain.items.appeal import Appeal
from functions.domain.items.facts import Facts
from functions.intake.forms import Code, ContactForm, Content, Short, Telling
from functions.intake.submit import Way, submit

CHANNEL = "phone"


class Filing(Form):
    """What a caller tells: where, what, and the number to call back, as far as they give it."""

    code: Code
    content: Content = ""
    contact: ContactForm | None = None
    address: Short = ""
    confidential: bool = False
    public_ok: bool = False


def file(
    county: County, person: Person, form: Filing, *, key: str, at: datetime
) -> tuple[Appeal, str, bool]:
    """Store what a caller told; as `submit` does. A key of staff leads to nothing that a citizen's leads to."""
    if not once.valid(key):
        raise once.refused()
    telling = Telling(
        form.code, form.content, form.contact, form.address, form.confidential, form.public_ok
    )
    own = codes.fingerprint(county.secret, "filed", person.id, key)[:40]
    way = Way(CHANNEL, Facts(filed_by=person.name), counted=False)
    return submit(county, telling, key=own, address="", at=at, way=way)
