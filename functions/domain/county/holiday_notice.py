"""The State Council's notice of days of rest (放假安排的通知), read as it is published (field.md §2.6).

Each sentence that names a day is understood wholly, or said to be unread with its line: nothing is
guessed. The weekdays and counts that the notice gives are compared with the calendar.
"""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct

from functions.domain.county.calendar import Day
from functions.domain.refusals import Words, invalid

FESTIVALS = (
    "元旦",
    "春节",
    "清明",
    "劳动节",
    "端午",
    "中秋",
    "国庆",
)  # each year's notice names them
SENTENCE_AT_MOST, SHOWN_AT_MOST, SOURCE_AT_MOST = 400, 80, 60  # characters
LONGEST_REST = 31  # days
WEEKDAYS = "一二三四五六日"

_ONE = r"(?:\d{4}年)?(?:\d{1,2}月)?\d{1,2}[日号]?(?:\([^()]*\))?"
_TO = r"[至到~\-‐–—―−]+"
_SOME = rf"{_ONE}(?:{_TO}{_ONE})?"
_CLAUSE = re.compile(
    rf"(?:^|[,:])(?P<days>{_SOME}(?:[、,和及]{_SOME})*)(?:均|都)?"
    r"(?:(?P<rest>放假|休息|公休|调休)(?:公休|调休)*|(?P<work>(?:正常|照常)?(?:上班|补班)))"
    r"(?:,?共?(?P<count>\d{1,2})天)?"
)
_DATE = re.compile(
    rf"(?P<to>{_TO})?(?:(?P<year>\d{{4}})年)?(?:(?P<month>\d{{1,2}})月)?(?P<day>\d{{1,2}})[日号]?"
    r"(?:\((?P<beside>[^()]*)\))?"
)
_HEAD = re.compile(
    r"^(?:\(?[一二三四五六七八九十\d]{1,3}[、.)](?=\D))?"
    rf"(?:[^\d:]{{1,16}}:|(?:(?:{'|'.join(FESTIVALS)})节?[、和及]?)+)?"
)
_DATED = re.compile(r"\d[日月]")
_SIGNED = re.compile(r"(?:[^\d:]{0,10}:)?\d{4}年\d{1,2}月\d{1,2}日")
_WEEKDAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])")
_YEAR = re.compile(r"(\d{4})年(?:部分|法定)?(?:节假日|放假|元旦)")
_NUMBER = re.compile(r"国办发\w*〔\d{4}〕\d+号")


class Unread(Struct, frozen=True):
    """A sentence that names a day and is not understood, where it stands, and why."""

    line: int
    text: str
    message: Words


class HolidayNotice(Struct, frozen=True):
    """What a notice says: whose year it is, where it stands, each day, and what was not understood.

    `missing` are the festivals of which it says nothing.
    """

    year: int
    source: str
    days: dict[date, Day]
    unread: tuple[Unread, ...] = ()
    missing: tuple[str, ...] = ()


class _Unclear(Exception):
    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.words = Words(zh, en)


def read_notice(text: str, year: int | None = None) -> HolidayNotice:
    """What a pasted notice says; `year` is for a text that does not tell whose year it is."""
    year = _year_of(text) or year
    if year is None:
        raise invalid("year", "required", "请写明是哪一年的放假安排", "is needed: no year is told")
    days: dict[date, Day] = {}
    unread, told = [], ""
    for line, sentence in _sentences(text):
        try:
            said = _agreed(days, _said(sentence, year))
        except _Unclear as unclear:
            unread.append(Unread(line, sentence[:SHOWN_AT_MOST], unclear.words))
            continue
        days |= said
        told += sentence if said else ""
    missing = tuple(name for name in FESTIVALS if name not in told)
    return HolidayNotice(
        year, _source_of(text) if days else "", dict(sorted(days.items())), tuple(unread), missing
    )


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        yield from ((number, part) for part in re.split("[。;]", _plain(line)) if part)


def _plain(text: str) -> str:
    """In half width, without blanks and what cannot be seen."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(c for c in folded if not c.isspace() and unicodedata.category(c) != "Cf")


def _said(sentence: str, year: int) -> dict[date, Day]:
    if _SIGNED.fullmatch(sentence) or not _DATED.search(sentence):
        return {}
    if len(sentence) > SENTENCE_AT_MOST:
        raise _Unclear("太长，没有读", "is too long to be read")
    body, said = _HEAD.sub("", sentence), dict[date, Day]()
    for clause in _CLAUSE.finditer(body):
        days = _days(clause["days"], year)
        _count(days, clause["count"])
        said |= _agreed(said, dict.fromkeys(days, Day.WORK if clause["work"] else Day.REST))
    if _DATED.search(_CLAUSE.sub("", body)):
        raise _Unclear("没有读懂", "was not understood")
    return said


def _days(said: str, year: int) -> list[date]:
    days: list[date] = []
    for one in _DATE.finditer(said):
        day = _day(one, days[-1] if days else None, year)
        days += _through(days[-1], day) if one["to"] else [day]
    return days


def _day(one: re.Match[str], last: date | None, year: int) -> date:
    """A day, in the month and year of the one before it where it names none."""
    month = one["month"] or (last and last.month)
    if not month:
        raise _Unclear("没有写明月份", "names no month")
    in_year = int(one["year"] or (last.year if last else year))
    try:
        day = date(in_year, int(month), int(one["day"]))
    except ValueError:
        raise _Unclear("没有这一天", "names a day that there is not") from None
    if abs(in_year - year) > 1:
        raise _Unclear(f"不是 {year} 年的安排", f"is not of {year}")
    _compare(day, one["beside"] or "")
    return day


def _compare(day: date, beside: str) -> None:
    told = _WEEKDAY.search(beside)
    if told and WEEKDAYS.index(told[1].replace("天", "日")) != day.weekday():
        is_one = WEEKDAYS[day.weekday()]
        raise _Unclear(
            f"{day.year} 年 {day.month} 月 {day.day} 日是周{is_one}，不是周{told[1]}",
            f"has {day}, which is a {day:%A}, as another weekday",
        )


def _through(first: date, last: date) -> list[date]:
    length = (last - first).days
    if not 0 < length < LONGEST_REST:
        raise _Unclear("起止日期不对", "ends before it begins, or much later")
    return [first + timedelta(days=n) for n in range(1, length + 1)]


def _count(days: list[date], count: str | None) -> None:
    if count and int(count) != len(days):
        raise _Unclear(
            f"写的是共 {count} 天，日期是 {len(days)} 天",
            f"counts {count} days and names {len(days)}",
        )


def _agreed(known: dict[date, Day], said: dict[date, Day]) -> dict[date, Day]:
    for day, kind in said.items():
        if known.get(day, kind) is not kind:
            raise _Unclear(
                f"{day.month} 月 {day.day} 日前后说法不一", f"contradicts what was said of {day}"
            )
    return said


def _year_of(text: str) -> int | None:
    found = _YEAR.search(_plain(text))
    return int(found[1]) if found else None


def _source_of(text: str) -> str:
    """The notice's number, or its heading where it has none; a line of days is no source."""
    found = _NUMBER.search(_plain(text))
    first = next(filter(None, (line.strip() for line in text.splitlines())), "")
    heading = "" if _DATED.search(_plain(first)) else first[:SOURCE_AT_MOST]
    return found[0] if found else heading
