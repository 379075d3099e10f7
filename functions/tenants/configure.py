"""A county's settings; what can't be understood is refused when it is saved."""

from msgspec.structs import replace

from functions.domain.charter import faults
from functions.domain.county import County, Settings
from functions.domain.refusals import InvalidInput
from functions.store import registry


def set_settings(county: County, settings: Settings) -> County:
    """Replace the settings."""
    found = faults(settings, registry.units(county.id), registry.people(county.id))
    if found:
        raise InvalidInput(*found[:20])
    changed = replace(county, settings=settings)
    registry.save_county(changed)
    return changed
