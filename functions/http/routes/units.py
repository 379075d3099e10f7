"""The county's units, and the robots through which they are told."""

from functions.domain.county.roles import Permission
from functions.http import asked
from functions.http.exchange import Request
from functions.http.repeated import whole
from functions.http.routes.declared import T, on
from functions.http.routes.registered import altered, hand_of, registered
from functions.store import registry
from functions.tenants import unit_import, units


@on("GET", T + "/units", Permission.STAFF, query=asked.page(0, 500))
def list_units(r: Request) -> object:
    """The county's units."""
    shown = [units.view(unit) for unit in registry.units(r.county.id, fresh=True).values()]
    return r.paged(shown, lambda unit: str(unit["id"]))


@on("POST", T + "/units", Permission.ADMIN, form=units.NewUnit, status=201)
def add_unit(r: Request) -> object:
    """Add a unit."""
    form = r.form(units.NewUnit)
    return units.view(
        registered(
            r,
            lambda hand: units.add(r.county, form, hand=hand),
            lambda name: registry.units(r.county.id, fresh=True)[name],
        )
    )


@on("POST", T + "/units/{id}", Permission.ADMIN, form=units.UnitChange)
def change_unit(r: Request) -> object:
    """Change a unit, or the robots through which it is told."""
    form, name = r.form(units.UnitChange), r.params["id"]
    return units.view(
        altered(
            r,
            lambda hand: units.change(r.county, name, form, hand=hand),
            lambda: registry.units(r.county.id, fresh=True)[name],
        )
    )


@on("POST", T + "/units/import", Permission.ADMIN, form=unit_import.UnitImport, status=201)
def import_units(r: Request) -> object:
    """Add many units from a sheet, or see what an import would add; the same again adds nothing."""
    form = r.form(unit_import.UnitImport)

    def do() -> object:
        return unit_import.load(r.county, form, hand=hand_of(r))

    return do() if form.dry_run else whole(r, r.county, r.person.id, do)
