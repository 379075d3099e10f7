"""One county (a tenant, 租户) that uses the product, and the rules it set."""

from datetime import datetime

from msgspec import Struct, field

from functions.domain.county.hours import weekday, within
from functions.domain.county.rule import Rule
from functions.domain.editions import Edit
from functions.domain.safety.default_words import (
    DEFAULT_EMERGENCY_WORDS,
    DEFAULT_GUARDED_WORDS,
    DEFAULT_SPAM_WORDS,
)


class EmergencyNumber(Struct, frozen=True):
    """A number to call before anything else (110, 119, 120 …)."""

    name: str
    number: str


class Shift(Struct, frozen=True, forbid_unknown_fields=True):
    """Who is on duty (值班) at which hours; an empty list of weekdays (1 Monday … 7) means all."""

    hours: str
    people: tuple[str, ...]
    weekdays: tuple[int, ...] = ()


def on_duty(roster: tuple[Shift, ...], at: datetime) -> frozenset[str]:
    """The people whose shift a moment falls into, in Beijing; a night is of the day it begins on."""
    return frozenset(
        person
        for shift in roster
        if within(shift.hours, at)
        and (not shift.weekdays or weekday(shift.hours, at) in shift.weekdays)
        for person in shift.people
    )


class Limits(Struct, frozen=True):
    """How long a level may take, in minutes: to be accepted and signed for, and to be finished."""

    sign: int
    finish: int


HOUR, DAY = 60, 24 * 60

# field.md §2.3; days are calendar days until working days are counted.
DEFAULT_LIMITS = {
    1: Limits(15, 2 * HOUR),
    2: Limits(30, DAY),
    3: Limits(DAY, 5 * DAY),
    4: Limits(DAY, 15 * DAY),
}

DEFAULT_NUMBERS = (
    EmergencyNumber("报警", "110"),
    EmergencyNumber("火警", "119"),
    EmergencyNumber("急救", "120"),
)

DEFAULT_NOTICE = (
    "我们收集您填写的内容、照片和您自愿留下的联系方式，只用于办理本件事并告诉您结果；"
    "归档满两年后清除联系方式。您可凭查询码查看、补充或撤回。"
)


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """What a county's admin may set (租户配置)."""

    name: str
    hotline: str = "12345"
    notice_version: str = "1"
    notice_text: str = DEFAULT_NOTICE
    emergency_numbers: tuple[EmergencyNumber, ...] = DEFAULT_NUMBERS
    emergency_words: tuple[str, ...] = DEFAULT_EMERGENCY_WORDS
    guarded_words: tuple[str, ...] = DEFAULT_GUARDED_WORDS
    spam_words: tuple[str, ...] = DEFAULT_SPAM_WORDS
    auto_dispatch: bool = True
    hot_many: int = 5
    hot_hours: int = 24
    roster: tuple[Shift, ...] = ()
    duty_unit: str | None = None
    guarded_unit: str | None = None
    limits: dict[int, Limits] = field(default_factory=lambda: dict(DEFAULT_LIMITS))
    rate_per_place: int = 120
    rate_per_address: int = 60
    need_info_days: int = 10
    rating_days: int = 7
    archive_days: int = 15
    keep_contact_days: int = 730


class County(Struct, frozen=True):
    """A tenant: its identity, its settings and its routing rules. The secret never leaves it."""

    id: str
    tag: str
    secret: str
    settings: Settings
    rules: tuple[Rule, ...] = ()
    active: bool = True
    edits: dict[str, Edit] = field(default_factory=dict)  # of the settings, of the rules

    @property
    def name(self) -> str:
        """The county's name as people know it."""
        return self.settings.name


class Place(Struct, frozen=True):
    """A place that has a code on its wall (点位), and the unit that looks after it."""

    code: str
    name: str
    unit: str | None = None
    region: str = ""
    active: bool = True
