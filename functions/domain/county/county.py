"""One county (a tenant, 租户) that uses the product, and the rules it set."""

from datetime import datetime

from msgspec import Struct, field

from functions.domain.county.calendar import Calendar
from functions.domain.county.hours import weekday, within
from functions.domain.county.limits import (
    DECIDE_RETURN,
    DEFAULT_LIMITS,
    GRID_CONTACT,
    WINDOW_LIMITS,
    Limits,
    Span,
)
from functions.domain.county.purposes import DEFAULT_PURPOSE_LIMITS, PurposeLimit
from functions.domain.county.push import Push
from functions.domain.county.responsibility import LadderLevel
from functions.domain.county.rule import Rule
from functions.domain.county.switches import Switch
from functions.domain.editions import Edit
from functions.domain.safety.default_words import (
    DEFAULT_EMERGENCY_WORDS,
    DEFAULT_GUARDED_WORDS,
    DEFAULT_SPAM_WORDS,
)
from functions.domain.safety.whom import HelpLine, beside, lines
from functions.domain.words.replies import DEFAULT_EMPTY_PHRASES


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
    empty_phrases: tuple[str, ...] = DEFAULT_EMPTY_PHRASES  # in replies (套话, B15)
    auto_dispatch: bool = True
    hot_many: int = 5
    hot_hours: int = 24
    roster: tuple[Shift, ...] = ()
    duty_unit: str | None = None
    guarded_unit: str | None = None
    window_unit: str | None = None  # supervises what could not be done at a window (督办专员, S06)
    limits: dict[int, Limits] = field(default_factory=lambda: dict(DEFAULT_LIMITS))
    purpose_limits: tuple[PurposeLimit, ...] = DEFAULT_PURPOSE_LIMITS
    window_limits: Limits = WINDOW_LIMITS  # of what could not be done at a window, but for danger
    grid_contact: Span = GRID_CONTACT  # to contact the citizen, for units of a grid or village
    rate_per_place: int = 120
    rate_per_address: int = 60
    extensions: int = 1
    extension_days: int = 10
    need_info_days: int = 10
    rating_days: int = 7
    archive_days: int = 15
    keep_contact_days: int = 730
    return_hours: int = 48  # from its dispatch, in which a unit may say that it is not its affair
    decide_return: Span = DECIDE_RETURN
    yellow_percent: int = 33  # of its time left, from which on a promise is yellow; 33 is a third
    quiet_hours: str = (
        "22:00-07:00"  # in which nobody is warned of what is not urgent; empty: never
    )
    ladder: tuple[LadderLevel, ...] = ()  # whom a late matter climbs to, person by person (B04)
    pushes: tuple[Push, ...] = ()  # what is verified by whose affair it is (B17)

    def to_call(self, *texts: str) -> tuple[HelpLine, ...]:
        """The numbers to call first, and the lines that help with what was told."""
        return self.with_lines(lines(*texts))

    def with_lines(self, more: tuple[HelpLine, ...]) -> tuple[HelpLine, ...]:
        """The numbers to call first, and some lines behind them."""
        return beside(tuple((n.name, n.number) for n in self.emergency_numbers), more)


class County(Struct, frozen=True):
    """A tenant: its identity, its settings, routing rules and calendar. The secret never leaves it."""

    id: str
    tag: str
    secret: str
    settings: Settings
    rules: tuple[Rule, ...] = ()
    calendar: Calendar = field(default_factory=Calendar)
    active: bool = True
    switches: tuple[Switch, ...] = ()
    edits: dict[str, Edit] = field(default_factory=dict)  # of the settings, rules and calendar

    @property
    def name(self) -> str:
        """The county's name as people know it."""
        return self.settings.name


class Posted(Struct, frozen=True):
    """That a code hangs where it belongs (张贴): by whom and when, with a photo where there is one (B01)."""

    by: str
    at: datetime
    photo: str = ""


class Place(Struct, frozen=True):
    """A place that has a code on its wall (点位), and the unit that looks after it.

    What it is (`kind`: 单位, 楼栋, 村组 …) and how many households it serves are the county's to say.
    """

    code: str
    name: str
    unit: str | None = None
    region: str = ""
    active: bool = True
    kind: str = ""
    households: int = 0
    posted: Posted | None = None
