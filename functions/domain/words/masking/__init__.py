"""Hide what identifies a person, wherever more eyes than needed may read (field.md §3.1).

`text` is for what staff wrote: numbers of persons, however they are spelled. `told` is for what a citizen
wrote: their own name and their family's go too, until somebody opens the logged door. `closed` and
`address` are for those who must not learn who told: no digit of a number stays, names and the
numbers of homes go too. What stays shown is as it was written.
"""

from functions.domain.words.masking.doors import named, pieces, rooms
from functions.domain.words.masking.homes import homes, homes_of_address
from functions.domain.words.masking.kinds import ALL, OF_ONE, PERSONAL, PLATES
from functions.domain.words.masking.names import names
from functions.domain.words.masking.numbers import numbers
from functions.domain.words.masking.own import addressed, own
from functions.domain.words.masking.shadow import star


def phone(number: str) -> str:
    """19900000061 as 199****0061."""
    return number[:3] + "****" + number[-4:] if len(number) >= 8 else "****"


def name(full: str) -> str:
    """张大山 as 张*山, 吴花 as 吴*."""
    return full[:1] + "*" * max(1, len(full) - 2) + (full[-1] if len(full) > 2 else "")


def text(content: str) -> str:
    """The text with the numbers of persons masked."""
    return star(content, numbers(content))


def told(content: str, own_name: str = "") -> str:
    """What a citizen wrote, as any member of staff reads it: no number of a person, nor who told it by name."""
    return star(content, [*numbers(content), *names(content), *own(content, own_name)])


def closed(content: str, own_name: str = "") -> str:
    """The text with nothing left of who told it: numbers, names, the numbers of homes.

    `own_name` is the masked twin of the name that they left as their contact.
    """
    told = own(content, own_name)
    return star(
        content, [*numbers(content, whole=True, kinds=ALL), *names(content), *homes(content), *told]
    )


def colleagues(content: str, own_name: str = "", doors: frozenset[str] = frozenset()) -> str:
    """What staff wrote of a matter whose teller stays unknown; of doors only those that the teller told go."""
    told = [*own(content, own_name), *addressed(content, own_name), *named(content, doors)]
    return star(content, [*numbers(content, whole=True), *names(content), *told])


def released(content: str, own_name: str = "") -> str:
    """What a dispatcher passes on to a unit: no number of a person; a door or a plate may be the matter itself."""
    told = [*own(content, own_name), *addressed(content, own_name)]
    return star(content, [*numbers(content, whole=True, kinds=PERSONAL), *names(content), *told])


def placing(content: str, doors: frozenset[str] = frozenset()) -> list[str]:
    """The doors and plates of a text, and the doors that the teller told: what passes on where they live."""
    plates = numbers(content, whole=True, kinds=PLATES)
    return pieces(content, [*plates, *homes(content), *rooms(content), *named(content, doors)])


def to_others(reply: str, own_name: str = "") -> str:
    """A reply to one citizen, as another whose matter is the same reads it; an office's lines stay."""
    told = own(reply, own_name)
    found = [*numbers(reply, whole=True, kinds=OF_ONE), *names(reply), *homes(reply), *told]
    return star(reply, found)


def address(written: str, own_name: str = "") -> str:
    """An address down to estate, road or village and house; what says which door is masked."""
    told = own(written, own_name)
    found = [
        *numbers(written, whole=True, kinds=ALL),
        *names(written),
        *homes_of_address(written),
        *told,
    ]
    return star(written, found)
