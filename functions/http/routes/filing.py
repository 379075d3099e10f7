"""Filing for a caller: where it is, and what they tell."""

from itertools import islice

from functions.domain.county.roles import Permission
from functions.http import asked
from functions.http.exchange import LARGEST_CRY, Answer, Request, as_json
from functions.http.routes.declared import T, on
from functions.intake import file, track
from functions.intake.listening import parts
from functions.tenants import place_search

SHOWN, LOOKS = 20, 10  # places, and parts of a large county that one question looks through


@on("GET", T + "/desk/places", Permission.FILE, query=(asked.text("q"),))
def find_places(r: Request) -> object:
    """The places in use whose name holds the words, so many: for who files by telephone."""
    found, after = [], ""
    for _ in range(LOOKS):
        page, following = place_search.search(
            r.county, r.query.get("q", ""), "", after=after, limit=SHOWN
        )
        found += [place for place in page if place.active]
        if following is None or len(found) >= SHOWN:
            break
        after = following
    items = [{"code": p.code, "name": p.name} for p in islice(found, SHOWN)]
    return {"items": items, "next": None}


@on("POST", T + "/desk/filed", Permission.FILE, form=file.Filing, status=201)
def file_appeal(r: Request) -> Answer:
    """File what a caller tells; the query code of the answer is read out, and kept nowhere."""
    form = r.form(file.Filing, largest=LARGEST_CRY)
    key = r.headers.get("idempotency-key", "")
    appeal, code, is_new = file.file(r.county, r.person, form, key=key, at=r.at)
    beside = (form.contact.name, form.contact.phone) if form.contact else ()
    receipt = track.receipt(r.county, appeal, code, *beside, *parts(form.content))
    return as_json(receipt, 201 if is_new else 200)
