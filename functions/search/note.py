"""Have an appeal found as it stands now: by the stream after each step, and by who builds the index anew."""

from functools import partial

from msgspec.structs import replace

from functions.domain.items.appeal import Appeal, Event
from functions.domain.items.status import Action
from functions.domain.search import blind
from functions.domain.search.entry import Entry, entry
from functions.store import appeals, registry, search_rows
from functions.store.search_rows import IndexedWords

_CONTACTS = {Action.SUBMIT, Action.CORRECT}  # after these the contact is another


def note(told: Event) -> None:
    """What changed with a step: words, whose it is, its contact. Noting twice notes once."""
    keep(told.tenant, told.appeal, anew=told.action in _CONTACTS)


def keep(tenant: str, identity: str, *, anew: bool = True) -> None:
    """The index of one appeal as its head and its log say. What is protected is in none of it."""
    appeal, events = appeals.with_log(tenant, identity)
    was = search_rows.known(tenant, appeal.no)
    if appeal.state.guarded:
        search_rows.drop(tenant, appeal.no, was)
        return
    now = IndexedWords(_entry(entry(appeal, events), was), _blinds(appeal, was, anew=anew))
    if now != was:
        search_rows.put(tenant, now, was, openly=appeals.openly(appeal))


def _entry(now: Entry, was: IndexedWords | None) -> Entry:
    """Where words are gone, the index must forget them."""
    lost = was is not None and (was.entry.purge or not was.entry.grams <= now.grams)
    return replace(now, purge=lost)


def _blinds(appeal: Appeal, was: IndexedWords | None, *, anew: bool) -> tuple[str, ...]:
    if appeal.told.contact is None:
        return ()
    if was is not None and not anew:
        return was.blinds
    secret = registry.county(appeal.tenant).secret
    return appeals.blinded(appeal.tenant, appeal.id, partial(blind.of_contact, secret))
