"""A county's settings; what can't be understood is refused when it is saved."""

from msgspec.structs import replace

from functions.domain import telephones
from functions.domain.charter import faults
from functions.domain.county import County, Settings
from functions.domain.refusals import InvalidInput
from functions.store import registry


def set_settings(county: County, settings: Settings) -> County:
    """Replace the settings; numbers are kept in the form in which they are dialled."""
    settings = _read(settings)
    found = faults(settings, registry.units(county.id), registry.people(county.id))
    if found:
        raise InvalidInput(*found[:20])
    changed = replace(county, settings=settings)
    registry.save_county(changed)
    return changed


def _read(settings: Settings) -> Settings:
    numbers = [
        replace(entry, number=telephones.one(entry.number)) for entry in settings.emergency_numbers
    ]
    return replace(
        settings, hotline=telephones.one(settings.hotline), emergency_numbers=tuple(numbers)
    )
