"""Switch towns and features on, one by one (开通管理)."""

from msgspec.structs import replace

from functions.domain.county.county import County
from functions.domain.county.switches import Feature, Switch, is_on, switched
from functions.domain.forms import Form, RegionCode
from functions.domain.refusals import invalid
from functions.store import registry, tree
from functions.store.versions import Hand

AT_MOST = 2000


class SwitchForm(Form):
    """A feature in a region and all that lies in it; `on` null leaves it to what lies around it."""

    feature: Feature
    region: RegionCode = ""
    on: bool | None = None


def switch(county: County, form: SwitchForm, *, hand: Hand) -> County:
    """Switch a feature; where citizens submit at this moment, they meet it as it was, or as it is then."""
    if (
        form.on is not None
        and form.region
        and form.region not in tree.regions(county.id, fresh=True)
    ):
        raise invalid("region", "choice", "没有这个区划", "is no region")

    def change(now: County) -> County:
        switches = switched(now.switches, form.region, form.feature, on=form.on)
        if len(switches) > AT_MOST:
            raise invalid("region", "too_many", "开关太多", "has too many switches")
        return replace(now, switches=switches)

    return registry.change_county(county.id, change, hand=hand)


def view(county: County) -> dict[str, object]:
    """What is said, and by feature the towns and other regions where that leaves it off."""
    regions = tree.regions(county.id)
    said = {s.region for s in county.switches}
    off: dict[str, list[str]] = {
        feature: [
            code for code in sorted(said) if not is_on(county.switches, regions, code, feature)
        ]
        for feature in Feature
    }
    shown: list[Switch] = [*county.switches]
    return {"items": shown, "next": None, "off": off}
