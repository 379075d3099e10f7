"""What a county's admin writes of whose a matter is: routing rules (归口规则), and the list of duties (权责清单)."""

from typing import Literal

from msgspec import Struct

Complexity = Literal["", "simple", "complex"]  # 难易; empty where nobody said


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """A routing rule (归口规则). What it leaves empty matches everything; the first match wins."""

    name: str
    unit: str
    keywords: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    hours: str = ""
    category: str = ""
    co_units: tuple[str, ...] = ()
    level: int = 3
    complexity: Complexity = ""


class Duty(Struct, frozen=True):
    """One line of the list of powers and duties: a matter, and whose it is (field.md C13)."""

    id: str
    matter: str
    unit: str
    keywords: tuple[str, ...] = ()
    basis: str = ""
