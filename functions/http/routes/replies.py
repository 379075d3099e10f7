"""Standard replies: kept by a county and its units, and offered where a text is written."""

from functions.desk import acts, entries, replies
from functions.domain.county.roles import Permission
from functions.http.exchange import Answer, Request
from functions.http.routes.declared import T, on
from functions.store import registry


@on("GET", T + "/replies", Permission.OFFICE)
def list_replies(r: Request) -> object:
    """The replies that this person may use, as they were written, and whose they keep."""
    units = registry.units(r.county.id)
    items = [
        {"id": one.id, "title": one.title, "text": one.text, "use": one.use,
         "unit": entries.unit_view(one.unit or None, units), "mine": replies.may_keep(r.person, one.unit)}
        for one in replies.replies(r.county.id, r.person, units)
    ]  # fmt: skip
    own = r.person.unit or ""
    kept = {
        "county": replies.may_keep(r.person, ""),
        "unit": bool(own) and replies.may_keep(r.person, own),
    }
    return {"items": items, "next": None, "may_keep": kept, "fields": list(replies.FIELDS)}


@on("POST", T + "/replies", Permission.OFFICE, form=replies.NewReply, keyed=False)
def keep_reply(r: Request) -> object:
    """Keep a reply; one of the same name and owner is replaced."""
    return {"id": replies.keep(r.county.id, r.person, r.form(replies.NewReply)).id}


@on("DELETE", T + "/replies/{id}", Permission.OFFICE, status=204)
def drop_reply(r: Request) -> Answer:
    """Keep a reply no longer."""
    replies.drop(r.county.id, r.person, registry.units(r.county.id), r.params["id"])
    return Answer(b"", 204, {"Content-Type": "text/plain"})


@on("GET", T + "/desk/appeals/{no}/replies", Permission.DESK)
def offer_replies(r: Request) -> object:
    """The replies that this person may use here, filled with what the matter tells."""
    case = acts.open_case(r.county, r.person, r.params["no"], at=r.at)
    return {"items": replies.offered(case)}
