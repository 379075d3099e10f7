"""From where a request came: what our own proxies saw, never what a client claims of itself."""

from collections.abc import Mapping
from ipaddress import IPv6Address, ip_address

VIA = "x-mashangban-via"  # with which our own CDN says that it was there
NETWORK = (
    64  # bits of an IPv6 address that its household or office has; the rest is its own to draw
)


def sender(headers: Mapping[str, str], seen: str, *, proxies: int, via: str = "") -> str:
    """The network that sent it; `seen` is whom the gateway itself spoke with.

    Who goes around the CDN can't name its `via`: there the gateway's own word counts.
    """
    hops = [hop.strip() for hop in headers.get("x-forwarded-for", "").split(",") if hop.strip()]
    behind = proxies if not via or headers.get(VIA) == via else 0
    return network(hops[-1 - behind] if len(hops) > behind else seen)


def network(address: str) -> str:
    """What is braked as one: an IPv4 address, or the network of an IPv6 address."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if not isinstance(known, IPv6Address):
        return str(known)
    if known.ipv4_mapped:
        return str(known.ipv4_mapped)
    return str(IPv6Address(int(known) >> NETWORK << NETWORK))
