"""The tree of regions that the county's places lie in, and how much of it has its codes on the walls."""

from functions.domain.county.roles import Permission
from functions.http import asked
from functions.http.exchange import Answer, Request
from functions.http.repeated import whole
from functions.http.routes.declared import T, on
from functions.http.routes.registered import altered, hand_of, registered
from functions.store import registry, tree
from functions.tenants import posting, region_import, regions, staff, switches


@on(
    "GET", T + "/regions", Permission.ADMIN,
    query=(asked.text("q"), asked.text("within"), *asked.page(100, 500)),
)  # fmt: skip
def list_regions(r: Request) -> object:
    """The regions at the top, those right in one, or those that a search finds."""
    found = regions.listed(r.county, r.query.get("q", ""), r.query.get("within"))
    page = r.paged(found, lambda region: region.code)
    shown = [regions.view(r.county, region) for region in page["items"]]  # type: ignore[attr-defined]
    return page | {"items": shown, "total": len(found)}


@on("GET", T + "/regions/coverage", Permission.ADMIN)
def show_coverage(r: Request) -> object:
    """How many places have their code on the wall, in the county and in each region."""
    return posting.coverage(r.county)


@on("GET", T + "/regions/{code}", Permission.ADMIN)
def show_region(r: Request) -> object:
    """A region, and who stands for it: there, and in the regions around it."""
    found = tree.region(r.county.id, r.params["code"])
    return regions.view(r.county, found) | {"staff": staff.around(r.county, "", found.code)}


@on("POST", T + "/regions", Permission.ADMIN, form=regions.NewRegion, status=201)
def add_region(r: Request) -> object:
    """Add a region under a code of the county's own."""
    form = r.form(regions.NewRegion)
    added = registered(
        r,
        lambda hand: regions.add(r.county, form, hand=hand),
        lambda _: tree.region(r.county.id, form.code),
    )
    return regions.view(r.county, added)


@on("POST", T + "/regions/{code}", Permission.ADMIN, form=regions.RegionChange)
def change_region(r: Request) -> object:
    """Rename or move a region."""
    form, code = r.form(regions.RegionChange), r.params["code"]
    changed = altered(
        r,
        lambda hand: regions.change(r.county, code, form, hand=hand),
        lambda: tree.region(r.county.id, code),
    )
    return regions.view(r.county, changed)


@on("DELETE", T + "/regions/{code}", Permission.ADMIN, status=204)
def remove_region(r: Request) -> Answer:
    """Take a region off the tree, where none lies in it."""
    regions.remove(r.county, r.params["code"])
    return Answer(b"", 204, {"Content-Type": "text/plain"})


@on("POST", T + "/regions/import", Permission.ADMIN, form=region_import.RegionImport, status=201)
def import_regions(r: Request) -> object:
    """Add many regions from a sheet, or see what an import would add; the same again adds nothing."""
    form = r.form(region_import.RegionImport)

    def do() -> object:
        return region_import.load(r.county, form, hand=hand_of(r))

    return do() if form.dry_run else whole(r, r.county, r.person.id, do)


@on("GET", T + "/switches", Permission.ADMIN)
def list_switches(r: Request) -> object:
    """Which towns and features are switched on or off."""
    return switches.view(r.county)


@on("POST", T + "/switches", Permission.ADMIN, form=switches.SwitchForm)
def set_switch(r: Request) -> object:
    """Switch a feature in a region, or leave it to what lies around it."""
    form = r.form(switches.SwitchForm)
    switched = altered(
        r,
        lambda hand: switches.switch(r.county, form, hand=hand),
        lambda: registry.county(r.county.id, fresh=True),
    )
    return switches.view(switched)
