"""A county's settings; what can't be understood is refused when it is saved."""

import msgspec
from msgspec.structs import replace

from functions.domain.county.county import County, Settings
from functions.domain.county.settings_check import faults, tidied
from functions.domain.editions import Edit, edition, expect
from functions.domain.forms import Edition
from functions.domain.items.readers import UNREAD, appointed
from functions.domain.refusals import FieldError, InvalidInput
from functions.domain.words import telephones
from functions.store import registry
from functions.store.versions import Hand

PART = "settings"


class SettingsForm(Settings, frozen=True, forbid_unknown_fields=True):
    """The settings, whole, and the `version` of them that they were made from."""

    version: Edition | None = None


def view(settings: Settings) -> dict[str, object]:
    """The settings, and which edition they are."""
    return msgspec.structs.asdict(settings) | {"version": edition(settings)}


def set_settings(county: County, form: SettingsForm, *, hand: Hand) -> Settings:
    """Replace the settings that the caller saw; what others saved meanwhile is not overwritten."""
    seen = form.version or edition(registry.county(county.id, fresh=True).settings)
    fields = msgspec.structs.asdict(form)
    del fields["version"]
    settings = tidied(_read(Settings(**fields)))
    units, people = registry.units(county.id, fresh=True), registry.people(county.id, fresh=True)
    if found := faults(settings, units, people):
        raise InvalidInput(*found[:20])
    if settings.guarded_unit != county.settings.guarded_unit and not appointed(
        people.values(), units, settings.guarded_unit
    ):
        raise InvalidInput(FieldError("guarded_unit", "unread", UNREAD))

    def change(now: County) -> County:
        expect(seen, now.settings, now.edits.get(PART, Edit()))
        return replace(now, settings=settings, edits=now.edits | {PART: hand.edit})

    return registry.change_county(county.id, change).settings


def _read(settings: Settings) -> Settings:
    """With the numbers in the form in which they are dialled."""
    numbers = [
        replace(entry, number=telephones.one(entry.number)) for entry in settings.emergency_numbers
    ]
    return replace(
        settings, hotline=telephones.one(settings.hotline), emergency_numbers=tuple(numbers)
    )
