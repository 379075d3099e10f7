"""Whatever is refused of a text in which the nets hear something, the numbers to call go with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qsl

import msgspec

from functions.domain import codes
from functions.domain.county.county import Settings
from functions.domain.forms import UNREADABLE
from functions.domain.refusals import Refusal, Unknown
from functions.domain.safety import Tier
from functions.intake.nets import listened
from functions.store import registry

DEEP = 6  # levels of a body that are looked into


def is_heard(body: bytes, code: str) -> bool:
    """Whether a county's nets hear a body as it was sent."""
    return listened(_settings(code), *_texts(_said(body))).anything


@contextmanager
def numbers_beside(body: bytes, code: str = "") -> Iterator[None]:
    """Put a county's numbers beside the refusal of a body, as it was sent, that its nets hear."""
    try:
        yield
    except Refusal as refusal:
        said = _said(body)
        settings = _settings(code or str(said.get("code", "")))
        heard = listened(settings, *_texts(said))
        if heard.anything:
            refusal.sure = heard.danger is Tier.CERTAIN
            refusal.numbers = tuple((n.name, n.number) for n in settings.emergency_numbers)
        raise


def _said(body: bytes) -> dict[str, object]:
    """A body however it is written; nothing of it is checked."""
    try:
        said = msgspec.json.decode(body)
    except UNREADABLE:
        plain = body.decode(errors="replace")
        return dict(parse_qsl(plain)) or {"body": plain}
    return said if isinstance(said, dict) else {"body": said}


def _texts(said: object, deep: int = DEEP) -> list[str]:
    if isinstance(said, str):
        return [said]
    if not deep or not isinstance(said, dict | list):
        return []
    parts = said.values() if isinstance(said, dict) else said
    return [text for part in parts for text in _texts(part, deep - 1)]


def _settings(code: str) -> Settings:
    """The county's own, where the code names one; what every county starts with else."""
    known = codes.normal(code)
    try:
        return registry.county_of_tag(codes.tag_of(known)).settings if known else Settings("")
    except Unknown:
        return Settings("")
