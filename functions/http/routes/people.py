"""The staff accounts."""

from functions.domain.county.roles import Permission
from functions.http import asked
from functions.http.exchange import Request
from functions.http.repeated import whole
from functions.http.routes.declared import T, on
from functions.http.routes.registered import altered, hand_of, registered
from functions.store import registry
from functions.tenants import handover, people, people_import


@on("GET", T + "/people", Permission.ADMIN, query=asked.page(0, 500))
def list_people(r: Request) -> object:
    """The staff accounts."""
    shown = [people.view(p) for p in registry.people(r.county.id, fresh=True).values()]
    return r.paged(shown, lambda person: str(person["id"]))


@on("POST", T + "/people", Permission.ADMIN, form=people.NewPerson, status=201)
def add_person(r: Request) -> object:
    """Open an account."""
    form = r.form(people.NewPerson)
    return people.view(
        registered(
            r,
            lambda hand: people.add(r.county, form, hand=hand),
            lambda name: registry.person(r.county.id, name, fresh=True),
        )
    )


@on("POST", T + "/people/{id}", Permission.ADMIN, form=people.PersonChange)
def change_person(r: Request) -> object:
    """Change, close or reopen an account."""
    form, name = r.form(people.PersonChange), r.params["id"]
    return people.view(
        altered(
            r,
            lambda hand: people.change(r.county, name, form, hand=hand),
            lambda: registry.person(r.county.id, name, fresh=True),
        )
    )


@on("POST", T + "/people/import", Permission.ADMIN, form=people_import.PeopleImport, status=201)
def import_people(r: Request) -> object:
    """Open many accounts from a sheet, or see what an import would open; the same again opens nothing."""
    form = r.form(people_import.PeopleImport)

    def do() -> object:
        return people_import.load(r.county, form, hand=hand_of(r))

    return do() if form.dry_run else whole(r, r.county, r.person.id, do)


@on("POST", T + "/people/{id}/handover", Permission.ADMIN, form=handover.PersonHandover)
def hand_over_work(r: Request) -> object:
    """All that is open with one person is another's from now on; asked again it goes on where it was."""
    form, old = r.form(handover.PersonHandover), r.params["id"]

    def do() -> object:
        return handover.hand_over(r.county, r.person, old, form, hand=hand_of(r))

    return whole(r, r.county, r.person.id, do)
