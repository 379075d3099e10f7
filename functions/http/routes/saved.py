"""The lists that somebody keeps for themselves under a name."""

from functions.desk import saved
from functions.domain.county.roles import Permission
from functions.http.exchange import Answer, Request
from functions.http.routes.declared import T, on


@on("GET", T + "/filters", Permission.DESK)
def list_filters(r: Request) -> object:
    """The own lists, all of them."""
    return {"items": saved.lists(r.county.id, r.person.id), "next": None}


@on("POST", T + "/filters", Permission.DESK, form=saved.Kept, keyed=False)
def keep_filter(r: Request) -> object:
    """Keep a list; one of the same name is replaced."""
    return {"items": saved.keep(r.county.id, r.person.id, r.form(saved.Kept))}


@on("DELETE", T + "/filters/{id}", Permission.DESK, status=204)
def drop_filter(r: Request) -> Answer:
    """Keep a list no longer."""
    saved.drop(r.county.id, r.person.id, r.params["id"])
    return Answer(b"", 204, {"Content-Type": "text/plain"})
