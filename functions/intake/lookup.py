"""Look something up by its code: guesses are braked, and every miss is answered alike.

Nothing tells a wrong county from a code that nobody has. Misses are counted for each address; beyond
them a sum is asked, of hits too, or else guessing would go on. A hit costs a read, a cry always passes.
"""

from collections.abc import Callable
from datetime import datetime
from urllib.parse import unquote

from msgspec import Struct

from functions.domain import codes
from functions.domain.county.county import County
from functions.domain.refusals import TooMany, Unknown
from functions.intake import challenge, hearing, limits
from functions.store import registry


class Asker(Struct, frozen=True):
    """Who asks, with which words, and the answer to a challenge: `token answer`, in per cent where it is Chinese."""

    address: str
    body: bytes
    solved: str
    at: datetime


def looked[T](code: str, by: Asker, look: Callable[[County, str], T]) -> tuple[County, T]:
    """The county of a code and what it names there. Raises `Unknown`, `TooMany`."""
    known = codes.normal(code)
    try:
        county = registry.county_of_tag(codes.tag_of(known or ""))
    except Unknown:
        raise _unknown() from None
    _admit(county, code, by)
    try:
        return county, look(county, known or "")
    except Unknown:
        limits.count_miss(county, by.address, at=by.at)
        raise _unknown() from None


def _admit(county: County, code: str, by: Asker) -> None:
    token, _, answer = by.solved.partition(" ")
    solved = bool(token) and challenge.is_answered(county.secret, token, unquote(answer), by.at)
    if not limits.is_guessing(county, by.address, solved=solved, at=by.at):
        return
    if not (by.body and hearing.is_heard(by.body, code)):
        raise TooMany(
            "从这里输错的编码太多，请回答一个小问题，或十分钟后再试",
            "Too many wrong codes came from here; answer the question, or try in ten minutes",
            challenge.ask(county.secret, by.at),
        )


def _unknown() -> Unknown:
    return Unknown("没有找到，请核对编码", "Not found; check the code")
