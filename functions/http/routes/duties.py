"""The list of powers and duties (权责清单): whose matter something is."""

from functions.domain.county.roles import Permission
from functions.http import asked
from functions.http.exchange import Answer, Request
from functions.http.repeated import once
from functions.http.routes.declared import T, on
from functions.tenants import duties


@on("POST", T + "/duties/import", Permission.ADMIN, form=duties.DutyImport, status=201)
def import_duties(r: Request) -> object:
    """Import the list of powers and duties, or see what an import would change."""
    form = r.form(duties.DutyImport)
    return once(
        r, r.county, r.person.id, lambda mark: duties.load(r.county, form, once=mark), duties.told
    )


@on("DELETE", T + "/duties/{id}", Permission.ADMIN, status=204)
def remove_duty(r: Request) -> Answer:
    """Take one duty off the list."""
    duties.remove(r.county, r.params["id"])
    return Answer(b"", 204, {"Content-Type": "text/plain"})


@on("GET", T + "/duties", Permission.STAFF, query=(asked.text("q"), *asked.page(50, 200)))
def search_duties(r: Request) -> object:
    """Whose matter something is."""
    found = duties.search(r.county, r.query.get("q", ""))
    page = r.paged(found, lambda duty: duty.id)
    return page | {"total": len(found)}
