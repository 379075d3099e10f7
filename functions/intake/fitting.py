"""What stands in a short field, as it is taken: refused where it is too long, unless the nets hear something.

Who is in fear writes anywhere, and at any length. Of a cry the field keeps what fits into it, and the whole
of it goes on behind the words that were told; nothing is lost, and no form stands before it. What a kind of work asks
beside the words has bounds of its own: there a longer cry is refused, with the numbers.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from functions.domain.refusals import InvalidInput, Words, invalid
from functions.intake.forms import ContactForm, Telling

LINE, NAME = 200, 40  # characters
_LABELS = {
    "address": "地点栏", "service": "事项栏", "contact.name": "称呼栏", "contact.phone": "电话栏",
}  # fmt: skip


def fitted(form: Telling, *, heard: bool) -> Telling:
    """The form with every field as long as it may be. Refuses what is too long and no cry, by its field."""
    long = tuple(_too_long(form))
    if not long:
        return form
    if not heard:
        raise InvalidInput(*(too_long(field).errors[0] for field, _ in long))
    rest = "\n".join(f"（{_LABELS[field]}）{said}" for field, said in long)
    return replace(
        form,
        content=f"{form.content}\n{rest}" if form.content else rest,
        address=form.address[:LINE],
        service=form.service[:LINE],
        contact=form.contact and _contact(form.contact),
    )


def too_long(field: str) -> InvalidInput:
    """That a field holds more than it may."""
    words = Words("内容太长", "is too long")
    return invalid(field, "too_long", *words.values())


def _too_long(form: Telling) -> Iterator[tuple[str, str]]:
    contact = form.contact
    fields = {"address": (form.address, LINE), "service": (form.service, LINE)}
    if contact:
        fields |= {"contact.name": (contact.name, NAME), "contact.phone": (contact.phone, LINE)}
    return ((field, said) for field, (said, most) in fields.items() if len(said) > most)


def _contact(contact: ContactForm) -> ContactForm:
    return ContactForm(contact.name[:NAME], contact.phone[:LINE])
