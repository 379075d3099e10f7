"""A county's settings; what can't be understood is refused when it is saved."""

from msgspec.structs import replace

from functions.domain.county import County, Settings
from functions.domain.hours import HOURS
from functions.domain.refusals import invalid
from functions.store import registry


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
