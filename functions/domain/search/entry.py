"""What of an appeal can be found: its words behind the mask, where it is, whose it is.

The text is masked before it is folded, or a search would tell, figure by figure, what the page hides.
"""

from collections.abc import Callable, Iterable

from msgspec import Struct

from functions.domain.items.appeal import Appeal, Event
from functions.domain.items.detail import texts
from functions.domain.items.state import State
from functions.domain.items.status import Action
from functions.domain.search.form import grams, plain
from functions.domain.words import masking

LONGEST = 20_000  # characters of what one citizen told in which words are found
TO_CALL = "#call"  # beside the units: visitors see it too


class Entry(Struct, frozen=True, omit_defaults=True):
    """An appeal as it is looked for. `sees` are the units that may find it."""

    no: str
    sees: tuple[str, ...]
    told: tuple[str, ...] = ()
    address: str = ""
    place: tuple[str, ...] = ()
    purge: bool = False  # words that were found before are gone: the index must forget them

    @property
    def grams(self) -> frozenset[str]:
        """All pairs under which it is listed."""
        return frozenset().union(*(grams(plain(text)) for text in self.texts))

    @property
    def texts(self) -> tuple[str, ...]:
        """All in which words are found."""
        return (*self.told, self.address, *self.place)


def entry(appeal: Appeal, events: Iterable[Event]) -> Entry:
    """What can be found of an appeal as it stands."""
    told, address = _told(appeal, events)
    place = (appeal.state.place_name, appeal.told.place)
    return Entry(appeal.no, sees(appeal.state), told, address, place)


def sees(state: State) -> tuple[str, ...]:
    """Whose sight it lies in; who sees the county sees all."""
    units = {state.unit, *state.co_units, TO_CALL if state.is_to_call else None}
    return tuple(sorted(filter(None, units)))


def hidden(appeal: Appeal, found: Entry) -> tuple[str, ...]:
    """The same texts for who must not learn who told it (保密)."""
    told = (masking.closed(text, appeal.known_as) for text in found.told)
    return (*told, masking.address(found.address, appeal.known_as), *found.place)


def _told(appeal: Appeal, events: Iterable[Event]) -> tuple[tuple[str, ...], str]:
    if appeal.state.transferred:
        return (), ""
    later = (event.public for event in events if event.action is Action.SUPPLEMENT)
    told = _bounded((appeal.told.content, *texts(appeal.told.detail), *later))
    hide, hide_address = _masks(appeal)
    return tuple(map(hide, told)), hide_address(appeal.told.address)


def _masks(appeal: Appeal) -> tuple[Callable[[str], str], Callable[[str], str]]:
    """Once the contact is gone after the end, nobody reads more than the closed text (`desk/eyes.py`)."""
    if appeal.state.forgotten:
        return masking.closed, masking.address
    return masking.text, masking.text


def _bounded(told: tuple[str, ...]) -> tuple[str, ...]:
    left, kept = LONGEST, []
    for text in filter(None, told):
        kept.append(text[:left])
        left -= len(kept[-1])
    return tuple(filter(None, kept))
