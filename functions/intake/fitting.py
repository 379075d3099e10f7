"""What stands in a short field, as it is taken: refused where it is too long, unless the nets hear something.

Who is in fear writes anywhere, and at any length. Of a cry the field keeps what fits into it, and the whole
of it goes on behind the words that were told; nothing is lost, and no form stands before it. So it is with what a kind
of work asks beside the words (`Asks`), within the bounds of its own form.
"""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from functions.domain.forms import Form
from functions.domain.items.detail import Asks
from functions.domain.kinds import KINDS
from functions.domain.refusals import InvalidInput, Lang, invalid
from functions.intake.forms import ContactForm, Telling

LINE, NAME = 200, 40  # characters
_LABELS = {
    "address": "地点栏", "service": "事项栏", "contact.name": "称呼栏", "contact.phone": "电话栏",
}  # fmt: skip


class _Line(NamedTuple):
    """What stands in a short field, and how many characters it may be."""

    field: str
    label: str
    said: str
    most: int


def fitted(form: Telling, *, heard: bool) -> Telling:
    """The form with every field as long as it may be. Refuses what is too long and no cry, by its field."""
    long = [line for line in _lines(form) if len(line.said) > line.most]
    if not long:
        return form
    if not heard:
        raise InvalidInput(*(too_long(line.field, line.said, line.most).errors[0] for line in long))
    rest = "\n".join(f"（{line.label}）{line.said}" for line in long)
    return replace(
        form,
        content=f"{form.content}\n{rest}" if form.content else rest,
        address=form.address[:LINE],
        service=form.service[:LINE],
        contact=form.contact and _contact(form.contact),
        **{kind: _shortened(asks, said) for kind, asks, said in _answered(form)},
    )


def too_long(field: str, said: str, most: int) -> InvalidInput:
    """That a field holds more than it may, and how much more: nothing of it was cut."""
    zh = f"最多 {most} 个字，您写了 {len(said)} 个字，请删短"
    return invalid(
        field, "too_long", zh, f"is {most} characters at most, not {len(said)}; please shorten it"
    )


def _lines(form: Telling) -> Iterator[_Line]:
    contact = form.contact or ContactForm()
    for field, said, most in (
        ("address", form.address, LINE),
        ("service", form.service, LINE),
        ("contact.name", contact.name, NAME),
        ("contact.phone", contact.phone, LINE),
    ):
        yield _Line(field, _LABELS[field], said, most)
    for kind, asks, answers in _answered(form):
        for asked in asks.lines():
            answer = getattr(answers, asked.name)
            yield _Line(f"{kind}.{asked.name}", asked.label[Lang.ZH], answer, asked.most)


def _answered(form: Telling) -> Iterator[tuple[str, Asks, Form]]:
    """What is answered of what a kind of work asks."""
    for kind, flow in KINDS.items():
        if flow.asks and (said := getattr(form, kind, None)):
            yield kind, flow.asks, said


def _shortened(asks: Asks, said: Form) -> Form:
    return replace(said, **{one.name: getattr(said, one.name)[: one.most] for one in asks.lines()})


def _contact(contact: ContactForm) -> ContactForm:
    return ContactForm(contact.name[:NAME], contact.phone[:LINE])
