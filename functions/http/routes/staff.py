"""Who stands where: people on places and regions, as what."""

from functions.domain.county.roles import Permission
from functions.http import asked
from functions.http.exchange import Request
from functions.http.repeated import whole
from functions.http.routes.declared import T, on
from functions.http.routes.registered import altered, hand_of
from functions.tenants import staff, staff_import


@on("GET", T + "/posts", Permission.ADMIN, query=(asked.text("q"), *asked.page(50, 200)))
def list_posts(r: Request) -> object:
    """The posts whose person, duty or place holds each word."""
    found = list(staff.search(r.county, r.query.get("q", "")))
    page = r.paged(found, lambda post: f"{post['node']}#{post['duty']}#{post['person']}")
    return page | {"total": len(found)}


@on("GET", T + "/posts/{id}", Permission.ADMIN)
def show_posts(r: Request) -> object:
    """Who stands at a place or a region: `p` or `r` before its code."""
    staff.known_node(r.county, r.params["id"])
    return staff.at(r.county, r.params["id"])


@on("POST", T + "/posts/{id}", Permission.ADMIN, form=staff.StaffForm)
def put_posts(r: Request) -> object:
    """Say who stands at a place or a region from now on."""
    form, node = r.form(staff.StaffForm), r.params["id"]
    altered(r, lambda hand: staff.put(r.county, node, form, hand=hand), lambda: None)
    return staff.at(r.county, node)


@on("POST", T + "/posts/handover", Permission.ADMIN, form=staff.Handover)
def hand_over_posts(r: Request) -> object:
    """Give all posts of one person to another; what is open goes with them."""
    form = r.form(staff.Handover)

    def do() -> object:
        return {"nodes": staff.hand_over(r.county, form, hand=hand_of(r))}

    return whole(r, r.county, r.person.id, do)


@on("POST", T + "/posts/import", Permission.ADMIN, form=staff_import.StaffImport, status=201)
def import_posts(r: Request) -> object:
    """Put many people on places and regions from a sheet, or see what an import would do."""
    form = r.form(staff_import.StaffImport)

    def do() -> object:
        return staff_import.load(r.county, form, hand=hand_of(r))

    return do() if form.dry_run else whole(r, r.county, r.person.id, do)
