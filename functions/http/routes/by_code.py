"""What a code leads to, printed or of an appeal: its county, and who asks by it."""

from functions.domain import codes
from functions.domain.county.county import County
from functions.domain.refusals import Unknown
from functions.http.exchange import Request
from functions.intake import lookup
from functions.store import registry


def county_of(code: str) -> County:
    """The county that a code says it is of."""
    known = codes.normal(code)
    if known is None:
        raise Unknown("没有这个编码，请核对", "No such code")
    return registry.county_of_tag(codes.tag_of(known))


def asker(r: Request) -> lookup.Asker:
    """Who asks by a code, as the brake on guessing knows them."""
    return lookup.Asker(r.address, r.body, r.headers.get("challenge", ""), r.at)
