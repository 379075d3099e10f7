"""A county's settings and routing rules; what can't be understood is refused when it is saved."""

from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from functions.domain.county import County, Settings
from functions.domain.forms import Form
from functions.domain.refusals import FieldError, InvalidInput, Words, invalid
from functions.domain.roles import Unit
from functions.domain.routing import HOURS, Rule
from functions.store import registry


class Rules(Form):
    """The routing rules, first match first."""

    rules: Annotated[tuple[Rule, ...], Meta(max_length=500)]


def checked(county: County, form: Rules) -> tuple[Rule, ...]:
    """The rules, where each can be understood; else each fault by its field."""
    units = registry.units(county.id)
    faults = [e for i, rule in enumerate(form.rules) for e in _faults(i, rule, units)]
    if faults:
        raise InvalidInput(*faults[:20])
    return form.rules


def set_rules(county: County, form: Rules) -> County:
    """Replace the rules; they apply from the next appeal on (field.md C05)."""
    changed = replace(county, rules=checked(county, form))
    registry.save_county(changed)
    return changed


def set_settings(county: County, settings: Settings) -> County:
    """Replace the settings."""
    units = registry.units(county.id)
    for field in ("duty_unit", "guarded_unit"):
        unit = getattr(settings, field)
        if unit is not None and unit not in units:
            raise invalid(field, "choice", "没有这个单位", "is no unit of this county")
    if set(settings.limits) != {1, 2, 3, 4}:
        raise invalid("limits", "choice", "请填写四个级别的时限", "needs levels 1 to 4")
    if any(limit.sign < 1 or limit.finish < 1 for limit in settings.limits.values()):
        raise invalid("limits", "range", "时限至少 1 分钟", "are one minute at least")
    for field in (
        "rate_per_place",
        "rate_per_address",
        "need_info_days",
        "rating_days",
        "archive_days",
    ):
        if getattr(settings, field) < 1:
            raise invalid(field, "range", "至少为 1", "is one at least")
    _is_measured(settings)
    known = registry.people(county.id)
    for number, shift in enumerate(settings.roster):
        if not HOURS.fullmatch(shift.hours) or not set(shift.weekdays) <= set(range(1, 8)):
            raise invalid(
                f"roster[{number}].hours",
                "format",
                "时段写作 18:00-08:00",
                "is written 18:00-08:00",
            )
        if not set(shift.people) <= set(known):
            raise invalid(
                f"roster[{number}].people", "choice", "没有这个账号", "names an unknown account"
            )
    changed = replace(county, settings=settings)
    registry.save_county(changed)
    return changed


def _is_measured(settings: Settings) -> None:
    """Whether what counts as hot can be counted: within the four weeks that tell what is usual."""
    for field, least, most in (("hot_many", 2, 1000), ("hot_hours", 1, 168)):
        if not least <= getattr(settings, field) <= most:
            raise invalid(field, "range", f"应为 {least}–{most}", f"is {least} to {most}")


def _faults(number: int, rule: Rule, units: dict[str, Unit]) -> list[FieldError]:
    faults = []
    for field in ("unit", "co_units"):
        named = getattr(rule, field)
        for unit in (named,) if isinstance(named, str) else named:
            if unit not in units:
                words = Words(f"没有这个单位：{unit}", f"{unit} is no unit of this county")
                faults.append(FieldError(f"rules[{number}].{field}", "choice", words))
    if not (rule.keywords or rule.places or rule.regions or rule.categories):
        words = Words(
            "至少要有关键词、点位、区划或分类之一", "needs keywords, places, regions or categories"
        )
        faults.append(FieldError(f"rules[{number}].keywords", "required", words))
    if any(not keyword.strip() for keyword in rule.keywords):
        words = Words("关键词不能为空", "must not be blank")
        faults.append(FieldError(f"rules[{number}].keywords", "too_short", words))
    if rule.hours and not HOURS.fullmatch(rule.hours):
        words = Words("时段写作 08:00-18:00", "is written 08:00-18:00")
        faults.append(FieldError(f"rules[{number}].hours", "format", words))
    if not 1 <= rule.level <= 4:
        words = Words("级别为 1–4", "is 1 to 4")
        faults.append(FieldError(f"rules[{number}].level", "range", words))
    return faults
