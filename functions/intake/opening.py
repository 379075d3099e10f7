"""Where the product is switched on (开通): what comes from elsewhere is not taken, and is told whom to call."""

from functions.domain.county.county import County, Place
from functions.domain.items.appeal import Appeal
from functions.domain.items.flow import Flow
from functions.domain.kinds import KINDS, flow_of
from functions.domain.refusals import Unknown
from functions.store import appeals, registry, tree


def check(county: County, new: Appeal) -> None:
    """Refuse what is new where its feature is off; what was taken before finds its answer again."""
    if not county.switches:
        return
    try:
        place = registry.place(county.id, new.told.place)
    except Unknown:
        return  # the store says so
    if not tree.offers(county, place, flow_of(new).feature) and not _is_taken(new):
        hotline = county.settings.hotline
        raise Unknown(
            f"这里尚未开通，请拨打 {hotline}", f"Not open here yet; please call {hotline}"
        )


def offered(county: County, place: Place) -> list[Flow]:
    """The kinds of work that ask something beside the words, and that a place's page offers."""
    return [
        flow for flow in KINDS.values()
        if flow.asks and flow.offered(county.settings) and tree.offers(county, place, flow.feature)
    ]  # fmt: skip


def _is_taken(new: Appeal) -> bool:
    try:
        return bool(appeals.load(new.tenant, new.id))
    except Unknown:
        return False
