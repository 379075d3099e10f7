"""Places looked for by words and region, so many at once: a county may have fifty thousand."""

from itertools import islice

from functions.domain.county.county import County, Place
from functions.domain.county.tree import Tree, inside
from functions.domain.words.matching import folded
from functions.store import registry, tree

READ_AT_ONCE = 5000  # places that one search looks at


def search(
    county: County, text: str, region: str, *, after: str, limit: int
) -> tuple[list[Place], str | None]:
    """The places whose name or code holds each part of the text and that lie in a region, and where to go on.

    So many are looked at at once; what was found of them may be none, and it goes on.
    """
    asked, regions = [folded(part) for part in text.split()], tree.regions(county.id)
    found: list[Place] = []
    last = ""
    for seen, place in enumerate(
        islice(registry.every_place(county.id, after=after), READ_AT_ONCE), 1
    ):
        last = place.code
        if _fits(place, asked, region, regions):
            found.append(place)
        if len(found) == limit or seen == READ_AT_ONCE:
            return found, last
    return found, None


def _fits(place: Place, asked: list[str], region: str, regions: Tree) -> bool:
    said = folded(f"{place.name} {place.code}")
    return all(part in said for part in asked) and (
        not region or inside(regions, place.region, region)
    )
