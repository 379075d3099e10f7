"""The county's tree of regions, one row that is written at one stroke, and who stands where in it: a row a node."""

import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import batched

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from pynamodb.transactions import TransactWrite

from functions.domain.county.county import County, Place
from functions.domain.county.posts import Post
from functions.domain.county.switches import Feature, is_on
from functions.domain.county.tree import Region, area, unit_of
from functions.domain.items.appeal import Appeal
from functions.domain.refusals import Busy, TooLarge, Unknown
from functions.store import registry
from functions.store.tables import RegistryRow
from functions.store.transaction import commit
from functions.store.versions import NOTHING, Filling, Hand, Stage, unchanged, write

Posts = tuple[Post, ...]
AT_ONCE = 100  # rows of a transaction or of a read; DynamoDB takes no more


class Standing(Struct, frozen=True):
    """Who stands at a node, with the row that was read."""

    posts: Posts = ()
    row: RegistryRow | None = None


def regions(tenant: str, *, fresh: bool = False) -> dict[str, Region]:
    """The county's regions by their codes; `fresh` ones where something is decided for good."""
    return registry.kept(tenant, ("regions",), lambda: _regions(tenant), fresh=fresh)


def place_of(appeal: Appeal) -> Place:
    """The place where it was told, and who answers for it; where that is gone since, its bare code."""
    try:
        place = registry.place(appeal.tenant, appeal.told.place)
    except Unknown:
        return Place(appeal.told.place, appeal.told.place)
    if place.unit or not place.region:
        return place
    return replace(place, unit=unit_of(regions(appeal.tenant), None, place.region))


def area_of(tenant: str, place: Place) -> tuple[str, ...]:
    """The regions that a place lies in now; one that lies in none pays for no look at the tree."""
    return area(regions(tenant), place.region) if place.region else ()


def offers(county: County, place: Place, feature: Feature) -> bool:
    """Whether a feature is on at a place; a county that switched nothing pays for no look at its tree."""
    if not county.switches:
        return True
    return is_on(county.switches, regions(county.id), place.region, feature)


def change_regions(
    tenant: str, change: Callable[[dict[str, Region]], dict[str, Region]], *,
    hand: Hand | None = None, beside: Stage = NOTHING,
) -> None:  # fmt: skip
    """Rewrite the tree at one stroke: nobody ever reads half of an import."""

    def changed(old: Filling | None) -> Filling:
        body = _packed(change(_unpacked(old.body) if old else {}))
        if len(body) > registry.ROW_AT_MOST:
            raise TooLarge("区划太多，放不下", "There are too many regions")
        return Filling(body)

    write(tenant, "regions", "regions", changed, hand=hand, beside=beside)
    registry.kept(tenant, ("regions",), lambda: _regions(tenant), fresh=True)


def _regions(tenant: str) -> dict[str, Region]:
    try:
        row = RegistryRow.get(f"{tenant}#regions", "regions", consistent_read=True)
    except RegistryRow.DoesNotExist:
        return {}
    return _unpacked(row.body)


def _packed(tree: Mapping[str, Region]) -> str:
    told = msgspec.json.encode([tree[code] for code in sorted(tree)])
    return b64encode(zlib.compress(told)).decode()


def _unpacked(body: str) -> dict[str, Region]:
    told = msgspec.json.decode(zlib.decompress(b64decode(body)), type=list[Region])
    return {region.code: region for region in told}


def staff(tenant: str, nodes: Iterable[str]) -> list[Posts]:
    """Who stands at each of the nodes, in their order."""
    asked = tuple(nodes)
    found = registry.kept(tenant, ("staff", *asked), lambda: standing(tenant, asked))
    return [found[node].posts for node in asked]


def standing(tenant: str, nodes: Iterable[str]) -> dict[str, Standing]:
    """Who stands at nodes, as they are now, with what it takes to write them."""
    found = {node: Standing() for node in nodes}
    for part in batched(found, AT_ONCE):
        keys = [(_key(tenant), node) for node in part]
        for row in RegistryRow.batch_get(keys, consistent_read=True):
            found[row.sk] = Standing(_posts(row), row)
    return found


def everybody(tenant: str) -> Iterator[tuple[str, Posts]]:
    """Every node where somebody stands, with who."""
    for row in RegistryRow.query(_key(tenant)):
        yield row.sk, _posts(row)


def change_staff(
    tenant: str, node: str, change: Callable[[Posts], Posts], *, hand: Hand | None = None
) -> None:
    """Change who stands at a node."""

    def changed(old: Filling | None) -> Filling:
        return Filling(_encoded(change(_decoded(old.body) if old else ())))

    write(tenant, "staff", node, changed, hand=hand)
    registry.forget_kept()


def write_staff(
    tenant: str, wanted: Mapping[str, Posts], known: Mapping[str, Standing], *,
    hand: Hand | None = None,
) -> None:  # fmt: skip
    """Write who stands at many nodes, each on the row that was read; a hundred at a time or none of them."""
    for part in batched(wanted.items(), AT_ONCE):

        def stage(transaction: TransactWrite, part: Iterable[tuple[str, Posts]] = part) -> None:
            for node, posts in part:
                old = known[node].row
                row = _row(tenant, node, posts, old, hand)
                transaction.save(row, condition=unchanged(old))

        if commit(stage):
            raise Busy(
                "有人同时在改岗位，请再导入一次；已导入的不会重复",
                "Somebody changes posts: import it again, nothing is doubled",
            )
    registry.forget_kept()


def _row(
    tenant: str, node: str, posts: Posts, old: RegistryRow | None, hand: Hand | None
) -> RegistryRow:
    row = RegistryRow(_key(tenant), node, body=_encoded(posts))
    row.version = int((old and old.version) or 0) + 1
    if hand:
        row.changed_by, row.changed_at = hand.edit.by, hand.edit.at
    return row


def _key(tenant: str) -> str:
    return f"{tenant}#staff"


def _posts(row: RegistryRow) -> Posts:
    return _decoded(row.body)


def _decoded(body: str) -> Posts:
    return msgspec.json.decode(body, type=tuple[Post, ...])


def _encoded(posts: Posts) -> str:
    return msgspec.json.encode(posts).decode()


def region(tenant: str, code: str) -> Region:
    """A region by its code, as it is now."""
    found = regions(tenant, fresh=True).get(code)
    if found is None:
        raise Unknown("没有这个区划", "No such region")
    return found
