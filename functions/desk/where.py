"""What an appeal's text says of where it is: to fill an empty address, and to warn."""

from functools import partial

from functions.desk import eyes
from functions.desk.case import Case
from functions.domain import spots
from functions.domain.county.roles import Role
from functions.store import registry


def where(case: Case) -> dict[str, object]:
    """The places that the masked text names, and the address they make where none was given.

    Of a private matter no door is read: one tap puts the line where the unit reads it.
    A dispatcher is also told of places that are not the code's; it changes no route (field.md Y03).
    """
    told, state = case.appeal.told, case.state
    text = eyes.of(case.appeal)(told.content)
    found = spots.named(text)
    others: tuple[spots.Elsewhere, ...] = ()
    if Role.DISPATCHER in case.person.roles:
        owner = partial(registry.spot_owner, case.county.id)
        others = spots.elsewhere(text, state.place_name, told.address, case.units, owner)
    return {
        "mentions": [*found.admin, *found.areas, *found.streets, *found.fine],
        "address_in_text": None if told.address else found.line or None,
        "elsewhere": [other.name for other in others],
    }
