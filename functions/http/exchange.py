"""A request as views read it, and an answer as they give it; neither knows Chalice."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

import msgspec

from functions.domain.county.county import County
from functions.domain.county.roles import Permission, Person
from functions.domain.forms import read
from functions.domain.paging import paged
from functions.domain.refusals import Lang, NotSignedIn, TooLarge, invalid
from functions.http.asked import Parameter

LARGEST_BODY = 256 * 1024
LARGEST_CRY = (
    4_000_000  # of who may cry for help, about what Lambda takes: what is heard in it is taken
)
LARGEST_OF_STAFF = 1_500_000  # a whole list of duties, a whole rulebook
JSON = "application/json; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: a body with its type."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


def as_json(value: object, status: int = 200, **headers: str) -> Answer:
    """A value as JSON."""
    named = {k.replace("_", "-"): v for k, v in headers.items()}
    return Answer(
        msgspec.json.encode(value),
        status,
        {"Content-Type": JSON, "Cache-Control": "no-store"} | named,
    )


class Chance(Protocol):
    """Where all randomness comes from, as `secrets` has it; made in `app.py`, as the clock is."""

    def randbits(self, k: int, /) -> int:
        """A number of so many random bits."""

    def token_hex(self, nbytes: int, /) -> str:
        """So many random bytes, in hexadecimal digits."""

    def token_urlsafe(self, nbytes: int, /) -> str:
        """So many random bytes, as an address can hold them."""


@dataclass(slots=True)
class Request:
    """One request, with who sent it where that is known."""

    params: Mapping[str, str]
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes
    address: str
    at: datetime
    chance: Chance
    path: str = ""  # as it was asked for, without the stage
    asked: Mapping[str, Parameter] = field(default_factory=dict)
    county_: County | None = None
    person_: Person | None = None
    what: str = ""  # which route it is of

    @property
    def lang(self) -> Lang:
        """The language to answer in; Chinese, unless English is asked for first."""
        asked = self.headers.get("accept-language", "").strip().lower()
        return Lang.EN if asked.startswith("en") else Lang.ZH

    @property
    def county(self) -> County:
        """The county of a staff route."""
        if self.county_ is None:
            raise LookupError("the route names no tenant")
        return self.county_

    @property
    def person(self) -> Person:
        """Who is signed in."""
        if self.person_ is None:
            raise NotSignedIn("请先登录", "Sign in first")
        return self.person_

    @property
    def token(self) -> str:
        """The session's token, from a program's header or the browser's cookie."""
        bearer = self.headers.get("authorization", "")
        if bearer.startswith("Bearer "):
            return bearer.removeprefix("Bearer ").strip()
        pairs = (part.strip().split("=", 1) for part in self.headers.get("cookie", "").split(";"))
        return next((pair[1] for pair in pairs if len(pair) == 2 and pair[0] == "session"), "")

    def form[T](self, form: type[T], *, largest: int = LARGEST_BODY) -> T:
        """The JSON body as its declared form."""
        return read(self.json(largest=largest), form)

    def sized(self, largest: int) -> bytes:
        """The body, where it is no larger than that."""
        if len(self.body) > largest:
            raise TooLarge("内容过大", "The body is too large")
        return self.body

    def json(self, *, largest: int = LARGEST_BODY) -> bytes:
        """The raw JSON body. Only JSON is taken: no foreign form can post with our cookie."""
        self.sized(LARGEST_OF_STAFF if self.person_ else largest)
        kind = self.headers.get("content-type", "")
        if self.body and not kind.startswith("application/json"):
            raise invalid("Content-Type", "type", "请用 JSON 提交", "must be application/json")
        return self.body

    def number(self, name: str) -> int:
        """A whole number of the query, within the bounds that the route declares; else its default."""
        return int(self.query.get(name) or self.asked[name].default)

    def paged[T](self, items: Sequence[T], key: Callable[[T], str]) -> dict[str, object]:
        """A page of what is all in memory; without a limit, all of it."""
        limit = self.number("limit") or max(1, len(items))
        page, following = paged(items, key, after=self.query.get("cursor", ""), limit=limit)
        return {"items": page, "next": following}

    def moment(self, name: str) -> datetime | None:
        """An RFC 3339 moment from the query."""
        text = self.query.get(name, "")
        if not text:
            return None
        try:
            at = msgspec.convert(text.replace(" ", "+"), datetime)
        except msgspec.ValidationError:
            raise invalid(name, "format", "时间格式不对", "is no RFC 3339 time") from None
        if at.tzinfo is None:
            raise invalid(name, "format", "时间须带时区", "needs an offset")
        return at


View = Callable[[Request], Answer | object]


@dataclass(frozen=True, slots=True)
class Route:
    """One route with what it asks of its caller; the OpenAPI document is made of these."""

    method: str
    path: str
    allow: Permission
    view: View
    form: type | None = None
    status: int = 200
    query: tuple[Parameter, ...] = ()
    acts: Mapping[str, type] = field(default_factory=dict)  # the body by the path's last part
    keyed: bool = True  # of a POST: whether it takes an Idempotency-Key

    @property
    def summary(self) -> str:
        """What it is for."""
        return (self.view.__doc__ or self.view.__name__).strip().split("\n")[0]
