"""The search box: words, parts of them, a telephone or its tail, a name, a place, a unit, a code, a number.

The index offers what may fit within the person's sight; the head as it stands and the words as this person
may read them decide. By whose they are only those find appeals to whom the contact is open, and that they
did is recorded as a look at it.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import batched

from msgspec import Struct

from functions.desk import eyes
from functions.desk.case import Case
from functions.domain import codes
from functions.domain.county.county import County
from functions.domain.county.roles import Person, Scope, Unit, scope_of
from functions.domain.items.appeal import Appeal
from functions.domain.items.ladder import Colour, colour
from functions.domain.kinds import flow_of
from functions.domain.refusals import Unknown
from functions.domain.search import blind
from functions.domain.search.entry import Entry, entry, hidden
from functions.domain.search.form import LEAST, Excerpt, excerpt, plain
from functions.domain.search.sought import sought
from functions.store import appeals, indexes, registry, search_rows
from functions.store.search_index import WantedWord, candidates, is_in_number

LOOKED_AT_MOST = 400  # heads that one page reads where filters fit rarely
AT_ONCE = 40


class SearchFilters(Struct, frozen=True):
    """What stands beside the box."""

    status: str = ""
    unit: str = ""
    level: int = 0
    category: str = ""
    place: str = ""
    channel: str = ""
    since: datetime | None = None
    until: datetime | None = None
    overdue: bool = False


class Hit(Struct, frozen=True):
    """An appeal that was found, and where in its words."""

    appeal: Appeal
    excerpt: Excerpt | None
    by_contact: bool = False


class _Asked(Struct, frozen=True):
    county: County
    person: Person
    units: dict[str, Unit]
    wanted: tuple[WantedWord, ...]
    filters: SearchFilters
    at: datetime

    @property
    def scope(self) -> Scope:
        return scope_of(self.person, self.units)


def find(
    county: County, person: Person, typed: str, filters: SearchFilters, *,
    at: datetime, after: str, limit: int,
) -> tuple[list[Hit], str | None]:  # fmt: skip
    """One page of what was found, the newest day first, and the cursor of the next."""
    units = registry.units(county.id, fresh=person.guarded)
    wanted = tuple(_wanted(county, units, word) for word in sought(_opened(county, typed)))
    asked = _Asked(county, person, units, wanted, filters, at)
    page, following = _page(asked, after, limit)
    by_contact = [hit.appeal for hit in page if hit.by_contact]
    if by_contact:
        appeals.looked(county.id, by_contact, reader=person.id, at=at)
    return page, following


def _opened(county: County, typed: str) -> str:
    """What was typed; of a query code that opens something, its number. Each code costs the same read."""
    code = codes.normal(typed)
    if code is None or codes.tag_of(code) != county.tag:
        return typed
    try:
        return appeals.by_code(county.id, codes.appeal_id(county.secret, code), appeals.load).no
    except Unknown:
        return typed


def _wanted(county: County, units: dict[str, Unit], word: str) -> WantedWord:
    """A word, with the units that are named so, and the appeals whose contact it is."""
    named = frozenset(unit.id for unit in units.values() if word in plain(unit.name))
    found = (search_rows.blind(county.id, digest) for digest in blind.of_word(county.secret, word))
    return WantedWord(word, named if len(word) >= LEAST else frozenset(), frozenset().union(*found))


def _page(asked: _Asked, after: str, limit: int) -> tuple[list[Hit], str | None]:
    """The first hits behind a cursor, and where to go on; a look that stops early says so too."""
    hits: list[Hit] = []
    for looked, (no, hit) in enumerate(_looked_at(asked, after, limit + 5), 1):
        if hit is not None:
            hits.append(hit)
        if len(hits) > limit:
            return hits[:limit], hits[limit - 1].appeal.no
        if looked == LOOKED_AT_MOST:
            return hits, no
    return hits, None


def _looked_at(asked: _Asked, after: str, at_once: int) -> Iterator[tuple[str, Hit | None]]:
    """What may fit, each with what came of a look at its head and its words."""
    tenant, reports = asked.county.id, _reports(asked)
    offered = {*candidates(tenant, asked.scope, asked.wanted), *reports}
    nos = sorted((no for no in offered if _is_between(no, after, asked.filters)), reverse=True)
    for part in batched(nos, at_once):
        open_ = [no for no in part if no not in reports]
        heads = appeals.heads(tenant, open_, asked.scope)
        words = {no: kept.entry for no, kept in search_rows.words(tenant, open_).items()}
        for no in part:
            yield no, _hit(asked, reports.get(no) or heads.get(no), words.get(no))


def _reports(asked: _Asked) -> dict[str, Appeal]:
    """The protected reports that this person may read: they are in no index, their heads are looked through."""
    return {
        appeal.no: appeal
        for appeal in indexes.reports(asked.county.id, asked.scope)
        if all(_may_say(appeal, word) for word in asked.wanted)
    }


def _may_say(appeal: Appeal, word: WantedWord) -> bool:
    """Whether it is worth a closer look, which costs a mask."""
    raw = (*appeal.texts, appeal.state.place_name, appeal.told.place)
    units = {appeal.state.unit, *appeal.state.co_units}
    return (
        any(word.text in plain(text) for text in raw)
        or not word.units.isdisjoint(units)
        or is_in_number(word.text, appeal.no)
        or appeal.no in word.nos
        or _is_theirs(appeal, word)
    )


def _is_theirs(appeal: Appeal, word: WantedWord) -> bool:
    twin = appeal.told.contact.phone if appeal.told.contact else ""
    figures = word.text.isascii() and word.text.isdigit() and len(word.text) >= blind.SHORTEST
    return figures and blind.fits(twin, word.text)


def _is_between(no: str, after: str, filters: SearchFilters) -> bool:
    """Behind the cursor, and of a day that the filters may hold; a number begins with its day."""
    since = filters.since and f"{filters.since.astimezone(codes.BEIJING):%y%m%d}"
    until = filters.until and f"{filters.until.astimezone(codes.BEIJING):%y%m%d}"
    return (
        (not after or no < after)
        and (not since or no[:6] >= since)
        and (not until or no[:6] <= until)
    )


def _hit(asked: _Asked, appeal: Appeal | None, words: Entry | None) -> Hit | None:
    """A hit, where the head as it stands fits, and all words stand in what this person may read."""
    if appeal is None or not _fits(appeal, asked.filters, asked.at):
        return None
    if appeal.state.guarded:
        words = entry(appeal, ())
    if words is None:
        return None
    case = Case(asked.county, asked.units, asked.person, appeal, [], asked.at)
    texts = _texts(case, words)
    said = tuple(w.text for w in asked.wanted if _says(w, appeal, texts))
    others = [word for word in asked.wanted if word.text not in said]
    if others and (eyes.door(case) or not all(_knows(appeal, word) for word in others)):
        return None
    return Hit(appeal, _excerpt(texts, said), by_contact=bool(others))


def _texts(case: Case, words: Entry) -> tuple[str, ...]:
    """The words as this person may read them."""
    if case.is_transferred:
        return words.place
    return hidden(case.appeal, words) if eyes.reads_closed(case) else words.texts


def _says(word: WantedWord, appeal: Appeal, texts: tuple[str, ...]) -> bool:
    state = appeal.state
    return (
        any(word.text in plain(text) for text in texts)
        or not word.units.isdisjoint({state.unit, *state.co_units})
        or is_in_number(word.text, appeal.no)
    )


def _knows(appeal: Appeal, word: WantedWord) -> bool:
    """Whether it is their contact's; in the moment between, an erased contact is nobody's."""
    if appeal.told.contact is None:
        return False
    return appeal.no in word.nos or (appeal.state.guarded and _is_theirs(appeal, word))


def _excerpt(texts: tuple[str, ...], said: tuple[str, ...]) -> Excerpt | None:
    return next((shown for text in texts if (shown := excerpt(text, said))), None)


def _fits(appeal: Appeal, filters: SearchFilters, at: datetime) -> bool:
    state, rules = appeal.state, flow_of(appeal).clocks
    return (
        filters.status in {"", state.status}
        and filters.unit in {"", state.unit}
        and filters.level in {0, state.level}
        and state.category.startswith(filters.category)
        and filters.place in {"", appeal.told.place}
        and filters.channel in {"", appeal.told.channel}
        and (filters.since is None or appeal.submitted_at >= filters.since)
        and (filters.until is None or appeal.submitted_at < filters.until)
        and (not filters.overdue or colour(state, rules, at) is Colour.RED)
    )
