"""What citizens send."""

from typing import Annotated, cast

import msgspec
from msgspec import Meta

from functions.domain.forms import Form, Line, Stars
from functions.domain.kinds import KINDS
from functions.intake.listening import parts

PHOTOS_AT_MOST = 9
PhotoKeys = Annotated[tuple[str, ...], Meta(max_length=PHOTOS_AT_MOST)]
LARGEST = 4_000_000  # what the nets hear is taken at any length; all else ends at LONGEST_TEXT
Content = Annotated[str, Meta(max_length=LARGEST)]
Short = Content  # a line that `fitting` keeps short, once the nets have heard it
Code = Annotated[str, Meta(min_length=4, max_length=400)]  # a whole link, a whole sentence


class ContactForm(Form):
    """How to reach the citizen; all of it voluntary."""

    name: Short = ""
    phone: Short = ""  # read by domain/telephones, never refused for how it is written


class Challenged(Form):
    """The answer to a challenge."""

    token: Line
    answer: Annotated[str, Meta(max_length=20)]


class Telling(Form):
    """A new appeal (诉求): only the place's code and a few words or a photo are required (field.md Y10)."""

    code: Code
    content: Content = ""
    contact: ContactForm | None = None
    address: Short = ""
    confidential: bool = False
    public_ok: bool = False
    photos: PhotoKeys = ()
    service: Short = ""
    challenge: Challenged | None = None

    @property
    def beside(self) -> tuple[str, ...]:
        """What is told beside what a matter's head keeps: a very long text's further parts, and what stands
        where something else is asked for. Who is in fear writes anywhere.
        """
        contact = (self.contact.name, self.contact.phone) if self.contact else ()
        return self.service, *contact, *tuple(parts(self.content))[1:]


def _as_sent(form: type[Form]) -> type[Form]:
    """The form of a kind with lines of any length."""
    asked = {field.name: field.type for field in msgspec.inspect.type_info(form).fields}  # type: ignore[attr-defined]
    fields = [
        (
            one.name,
            _any_length(one.type, asked[one.name]),
            *(() if one.required else (one.default,)),
        )
        for one in msgspec.structs.fields(form)
    ]
    return cast(type[Form], msgspec.defstruct(
        form.__name__, fields, bases=(Form,), module=__name__, forbid_unknown_fields=True
    ))  # fmt: skip


def _any_length(declared: object, asked: msgspec.inspect.Type) -> object:
    if not isinstance(asked, msgspec.inspect.StrType):
        return declared
    return Annotated[str, Meta(min_length=asked.min_length, max_length=LARGEST)]


OF_KINDS: dict[str, type[Form]] = {
    kind: _as_sent(flow.asks.form) for kind, flow in KINDS.items() if flow.asks
}
# What is sent: the same, and the form of each kind of work that asks more, under the name of the kind.
Submission = cast(type[Telling], msgspec.defstruct(
    "Submission",
    [(kind, form | None, None) for kind, form in OF_KINDS.items()],
    bases=(Telling,), module=__name__, forbid_unknown_fields=True,
))  # fmt: skip


class Rating(Form):
    """The citizen's judgement (好差评), five levels; a bad one needs a reason."""

    level: Stars
    solved: bool
    tags: Annotated[tuple[Line, ...], Meta(max_length=8)] = ()
    text: Content = ""


class Supplement(Form):
    """What the citizen adds."""

    content: Content = ""
    photos: PhotoKeys = ()
    challenge: Challenged | None = None


class Nothing(Form):
    """An action that needs no words."""


class UploadForm(Form):
    """A photo that is about to be uploaded: of which page, which type, how many bytes."""

    code: Code
    type: Line
    size: int
