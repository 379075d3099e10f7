"""Whether a county's settings (租户配置) can be understood; what can't be is refused by its field.

Asked where they are saved only: settings that were stored before a check was written still load,
and numbers are then held within `bounds`.
"""

import re
from collections.abc import Collection, Iterator
from itertools import islice

import msgspec
from msgspec.structs import replace

from functions.domain.county.bounds import LEVELS, MEASURES, WORKING_DAYS, beyond
from functions.domain.county.county import Settings
from functions.domain.county.hours import HOURS, minutes
from functions.domain.county.limits import is_longer
from functions.domain.county.push import push_faults
from functions.domain.county.push import tidied as tidied_push
from functions.domain.county.responsibility import ladder_faults
from functions.domain.forms import in_lines, is_name, is_unseen, seen
from functions.domain.refusals import FieldError, Words
from functions.domain.safety.adverts import can_be_found
from functions.domain.safety.wording import GAP
from functions.domain.words.matching import folded
from functions.domain.words.wordlists import parted

NAME_AT_MOST, NOTICE_AT_MOST = 60, 2000  # characters
WORDS_AT_MOST, WORD_AT_MOST, GAPS_AT_MOST = 2000, 40, 3
NUMBERS_AT_MOST, SHIFTS_AT_MOST = 30, 100
NAMED_AT_MOST = 3  # bad words of a list, in one answer
SIZE_AT_MOST = 90_000  # bytes; with up to 300,000 of rules they lie in one row of 400 KB

LISTS = ("emergency_words", "guarded_words", "spam_words", "empty_phrases")
_PHONE = re.compile(r"(?=.*[0-9])[0-9+-]{3,20}(转[0-9]{1,6})?")
Fault = tuple[str, str, bool, str, str]


def tidied(settings: Settings) -> Settings:
    """The settings with each word of their lists on its own, however they were parted, and all but the notice in single
    lines.
    """
    lists = {name: parted(getattr(settings, name)) for name in LISTS}
    pushes = tuple(map(tidied_push, settings.pushes))
    return in_lines(replace(settings, pushes=pushes, **lists), texts=("notice_text",))


def faults(settings: Settings, units: Collection[str], people: Collection[str]) -> list[FieldError]:
    """What of the settings can't be understood, each by its field."""
    found = [
        FieldError(field, code, Words(zh, en))
        for field, code, wrong, zh, en in (
            *_plain(settings),
            *_units(settings, units),
            *_numbers(settings),
            *_measured(settings),
            *_ordered(settings),
            *_purposes(settings),
            *_lists(settings),
            *_roster(settings, people),
            *ladder_faults(settings.ladder),
            *push_faults(settings.pushes, units),
        )
        if wrong
    ]
    return found or _oversized(settings)


def _plain(settings: Settings) -> tuple[Fault, ...]:
    return (
        ("name", "required", not is_name(settings.name), "请填写县（区）名称", "needs a name"),
        ("name", "too_long", len(settings.name) > NAME_AT_MOST,
         f"县（区）名称最多 {NAME_AT_MOST} 个字", f"is {NAME_AT_MOST} characters at most"),
        ("hotline", "format", not _PHONE.fullmatch(settings.hotline),
         "热线电话是 3–20 位数字，可以有 - 和 +", "is 3 to 20 digits, - and +"),
        ("notice_version", "required", not is_name(settings.notice_version), "请填写告知的版本", "needs a version"),
        ("notice_version", "too_long", len(settings.notice_version) > WORD_AT_MOST,
         f"告知的版本最多 {WORD_AT_MOST} 个字", f"is {WORD_AT_MOST} characters at most"),
        ("notice_text", "required", not is_name(settings.notice_text),
         "请填写告知：收集什么、用来做什么", "needs to say what is collected, and what for"),
        ("notice_text", "too_long", len(settings.notice_text) > NOTICE_AT_MOST,
         f"告知最多 {NOTICE_AT_MOST} 个字", f"is {NOTICE_AT_MOST} characters at most"),
        ("limits", "choice", set(settings.limits) != {1, 2, 3, 4}, "请填写四个级别的时限",
         "needs levels 1 to 4"),
        ("quiet_hours", "format", bool(settings.quiet_hours) and not HOURS.fullmatch(settings.quiet_hours),
         "免打扰时段写作 22:00-07:00，不需要就留空", "is written 22:00-07:00, or left empty"),
        ("quiet_hours", "empty", not minutes(settings.quiet_hours), "免打扰的开始和结束不能是同一时刻；不需要就留空",
         "begin and end at the same minute; leave them empty for none"),
        ("emergency_numbers", "too_many", len(settings.emergency_numbers) > NUMBERS_AT_MOST,
         f"最多 {NUMBERS_AT_MOST} 个紧急电话", f"are {NUMBERS_AT_MOST} at most"),
        ("roster", "too_many", len(settings.roster) > SHIFTS_AT_MOST,
         f"最多 {SHIFTS_AT_MOST} 个班次", f"holds {SHIFTS_AT_MOST} shifts at most"),
    )  # fmt: skip


def _units(settings: Settings, known: Collection[str]) -> Iterator[Fault]:
    for field in ("duty_unit", "guarded_unit", "window_unit"):
        unit = getattr(settings, field)
        strange = unit is not None and unit not in known
        yield field, "choice", strange, "没有这个单位", "is no unit of this county"


def _numbers(settings: Settings) -> Iterator[Fault]:
    yield (
        "emergency_numbers", "required", not settings.emergency_numbers,
        "至少要有一个紧急电话，群众遇险时要看得到", "needs one number at least: who is in danger must see it",
    )  # fmt: skip
    for n, entry in enumerate(settings.emergency_numbers):
        at, zh, en = f"emergency_numbers[{n}]", f"第 {n + 1} 个紧急电话", f"number {n + 1}"
        yield (
            f"{at}.name",
            "required",
            not is_name(entry.name),
            f"{zh}没有名称",
            f"{en} needs a name",
        )
        yield (
            f"{at}.name", "too_long", len(entry.name) > NAME_AT_MOST,
            f"{zh}的名称最多 {NAME_AT_MOST} 个字", f"{en} has a name of more than {NAME_AT_MOST} characters",
        )  # fmt: skip
        yield (
            f"{at}.number", "format", not _PHONE.fullmatch(entry.number),
            f"{zh}“{entry.name}”的号码是 3–20 位数字，可以有 - 和 +", f"{en} is 3 to 20 digits, - and +",
        )  # fmt: skip


def _measured(settings: Settings) -> Iterator[Fault]:
    for field, bounds in beyond(settings):
        zh, en = f"应为 {bounds.least}–{bounds.most}", f"is {bounds.least} to {bounds.most}"
        zh_unit, en_unit = (
            ("个工作日", "working days") if bounds is WORKING_DAYS else ("分钟", "minutes")
        )
        if field.startswith("limits"):
            zh = f"{field[7]} 级的时限{zh}"
        if field not in MEASURES:
            zh, en = f"{zh} {zh_unit}", f"{en} {en_unit}"
        if field == "yellow_percent":
            zh, en = f"{zh}（%）", f"{en} per cent"
        yield field, "range", True, zh, en


def _ordered(settings: Settings) -> Iterator[Fault]:
    """What comes before the end can't have more time than all of it."""
    named = {
        f"limits[{level}]": (f"{level} 级", f"level {level}", limits)
        for level, limits in settings.limits.items()
    }
    named["window_limits"] = (
        "办不成事",
        "what could not be done at a window",
        settings.window_limits,
    )
    for at, (zh_of, en_of, limits) in named.items():
        for part, zh, en in (("sign", "签收", "sign"), ("accept", "派单", "dispatch")):
            span = getattr(limits, part)
            yield (
                f"{at}.{part}", "order", span is not None and is_longer(span, limits.finish),
                f"{zh_of}的{zh}时限比办结时限长", f"gives {en_of} longer to {en} than to finish",
            )  # fmt: skip


def _purposes(settings: Settings) -> Iterator[Fault]:
    """Each purpose has one limit a level."""
    known: set[tuple[str, int]] = set()
    for n, limit in enumerate(settings.purpose_limits):
        at, key = f"purpose_limits[{n}]", (limit.purpose, limit.level)
        yield (
            f"{at}.purpose", "required", not limit.purpose, f"第 {n + 1} 行没有选诉求类型",
            f"line {n + 1} needs a purpose",
        )  # fmt: skip
        yield (
            f"{at}.level", "choice", not LEVELS.hold(limit.level), f"第 {n + 1} 行的级别是 1–4",
            f"line {n + 1} has a level of 1 to 4",
        )  # fmt: skip
        yield (
            f"{at}.purpose", "repeated", key in known, f"第 {n + 1} 行的类型和级别已经填过",
            f"line {n + 1} repeats a purpose and level",
        )  # fmt: skip
        known.add(key)


def _lists(settings: Settings) -> Iterator[Fault]:
    for field in LISTS:
        words: tuple[str, ...] = getattr(settings, field)
        if len(words) > WORDS_AT_MOST:
            zh, en = f"最多 {WORDS_AT_MOST} 个词", f"holds {WORDS_AT_MOST} words at most"
            yield field, "too_many", True, zh, en
            continue
        wrong = ((word, fault) for word in words if (fault := _word(word) or _unread(field, word)))
        for word, (code, zh, en) in islice(wrong, NAMED_AT_MOST):
            shown = word[:WORD_AT_MOST]
            yield field, code, True, f"“{shown}”：{zh}", f"“{shown}” {en}"


def _word(word: str) -> tuple[str, str, str] | None:
    """What is wrong with a word of a list, first of all; None where it can be looked for."""
    plain = folded(word)
    inside = plain.strip(GAP) == plain and GAP * 2 not in plain and plain.count(GAP) <= GAPS_AT_MOST
    checks = (
        ("blank", is_unseen(word) or word != word.strip(), "不能是空的，前后不能有空格",
         "must not be blank, nor begin or end with a blank"),
        ("gap", not inside, f"“…”只能写在词的中间，不能连写，最多 {GAPS_AT_MOST} 个",
         f"may hold “…” in its middle only, one at a time, {GAPS_AT_MOST} at most"),
        ("too_short", len(seen(word)) < 2, "至少两个字", "is two characters at least"),
        ("too_long", len(word) > WORD_AT_MOST, f"最多 {WORD_AT_MOST} 个字",
         f"is {WORD_AT_MOST} characters at most"),
    )  # fmt: skip
    return next(((code, zh, en) for code, wrong, zh, en in checks if wrong), None)


def _unread(field: str, word: str) -> tuple[str, str, str] | None:
    """What is wrong with a word for its own list; advertisements are compared by their letters alone."""
    if field != "spam_words" or can_be_found(word):
        return None
    return "gap", "要有文字，不支持“…”", "needs letters, and can't hold “…”"


def _roster(settings: Settings, known: Collection[str]) -> Iterator[Fault]:
    for n, shift in enumerate(settings.roster):
        at, zh, en = f"roster[{n}]", f"第 {n + 1} 个班次", f"shift {n + 1}"
        span = HOURS.fullmatch(shift.hours)
        strange = sorted(set(shift.people) - set(known))
        yield (
            f"{at}.hours", "format", not span, f"{zh}的时段写作 18:00-08:00", f"{en} is written 18:00-08:00",
        )  # fmt: skip
        yield (
            f"{at}.hours", "empty", bool(span and not minutes(shift.hours)),
            f"{zh}的开始和结束不能是同一时刻", f"{en} begins and ends at the same minute",
        )  # fmt: skip
        yield (
            f"{at}.weekdays", "choice", not set(shift.weekdays) <= set(range(1, 8)),
            f"{zh}的星期是 1–7", f"{en} has weekdays other than 1 to 7",
        )  # fmt: skip
        yield f"{at}.people", "required", not shift.people, f"{zh}没有值班人", f"{en} names nobody"
        yield (
            f"{at}.people", "choice", bool(strange), f"{zh}：没有这个账号（{'、'.join(strange)}）",
            f"{en} names an unknown account: {', '.join(strange)}",
        )  # fmt: skip


def _oversized(settings: Settings) -> list[FieldError]:
    """The longest list, where all together are more than a row holds."""
    if len(msgspec.json.encode(settings)) <= SIZE_AT_MOST:
        return []
    longest = max(LISTS, key=lambda field: len(msgspec.json.encode(getattr(settings, field))))
    words = Words("设置太多、太长，请精简词表", "is too long together with all other settings")
    return [FieldError(longest, "too_many", words)]
