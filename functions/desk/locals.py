"""Who stands for the place that a matter is of (属地人员): a code in a grid fills them in (field.md X03)."""

from functions.desk.case import Case
from functions.domain.county.tree import chain, nodes
from functions.domain.refusals import Unknown
from functions.store import registry, tree

Json = dict[str, object]


def staff(case: Case) -> list[Json]:
    """Everybody in office with a post at the place or in a region around it, the nearest first.

    Of a protected report nobody is named: whom it is about may be among them.
    """
    tenant, told = case.county.id, case.appeal.told
    regions = tree.regions(tenant)
    if case.state.guarded or case.is_transferred or not regions:
        return []
    try:
        place = registry.place(tenant, told.place)
    except Unknown:
        return []
    names = [place.name, *(region.name for region in chain(regions, place.region))]
    standing = tree.staff(tenant, nodes(regions, place.code, place.region))
    people = registry.people(tenant)
    return [
        {"where": name, "duty": post.duty, "id": post.person, "name": people[post.person].name}
        for name, posts in zip(names, standing, strict=True)
        for post in posts
        if post.person in people and people[post.person].active
    ]
