"""What a printed code says: the county's words, and the place's."""

from dataclasses import dataclass

from functions.domain.county.county import County, EmergencyNumber


@dataclass(frozen=True, slots=True)
class Masthead:
    """What everything printed for a county says alike."""

    county: str
    origin: str
    hotline: str
    emergency: tuple[EmergencyNumber, ...]


@dataclass(frozen=True, slots=True)
class Placard:
    """What is printed for one code: which place, and who puts it up."""

    place: str
    code: str
    posted_by: str = ""


def masthead(county: County, origin: str) -> Masthead:
    """The county's words; `origin` is where its pages are."""
    settings = county.settings
    return Masthead(county.name, origin, settings.hotline, settings.emergency_numbers)
