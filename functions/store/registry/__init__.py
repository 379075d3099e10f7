"""Counties, and what belongs to each: places, units, people, duties, corrections. Reads are kept for some seconds."""

from functions.store.registry.correction_rows import (
    checks,
    drop_check,
    drop_example,
    example_row,
    examples,
    examples_changed,
    put_check,
    put_example,
)
from functions.store.registry.county_rows import (
    change_county,
    counties,
    county,
    county_of_tag,
    open_county,
)
from functions.store.registry.duty_list import ROW_AT_MOST, change_duties, duties
from functions.store.registry.memory import forget_kept, kept
from functions.store.registry.person_rows import forget_people, people, person
from functions.store.registry.place_rows import (
    add_place,
    change_place,
    every_place,
    is_place,
    place,
    place_key,
    places,
    put_place,
    spot_owner,
)
from functions.store.registry.unit_rows import (
    add_unit,
    change_unit,
    is_unit,
    put_unit,
    robots,
    units,
)

__all__ = [
    "ROW_AT_MOST",
    "add_place",
    "add_unit",
    "change_county",
    "change_duties",
    "change_place",
    "change_unit",
    "checks",
    "counties",
    "county",
    "county_of_tag",
    "drop_check",
    "drop_example",
    "duties",
    "every_place",
    "example_row",
    "examples",
    "examples_changed",
    "forget_kept",
    "forget_people",
    "is_place",
    "is_unit",
    "kept",
    "open_county",
    "people",
    "person",
    "place",
    "place_key",
    "places",
    "put_check",
    "put_example",
    "put_place",
    "put_unit",
    "robots",
    "spot_owner",
    "units",
]
