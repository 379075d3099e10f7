"""Telling what is wrong: the page of a scanned code, and the appeal that is sent from it."""

from functions.domain.county.roles import Permission
from functions.domain.county.switches import Feature
from functions.domain.items.flow import Flow
from functions.domain.refusals import Lang
from functions.domain.safety import alarming
from functions.domain.words.matching import lookalikes
from functions.http import asked
from functions.http.exchange import LARGEST_CRY, Answer, Request, as_json
from functions.http.routes import plain
from functions.http.routes.by_code import asker, county_of
from functions.http.routes.declared import on
from functions.intake import lookup, opening, track
from functions.intake.forms import Submission
from functions.intake.submit import submit
from functions.store import registry, tree


@on("GET", "/api/places/{code}", Permission.PUBLIC)
def place(r: Request) -> object:
    """The place of a code, and what its page shows before anything is written."""
    county, found = lookup.looked(
        r.params["code"], asker(r), lambda county, code: registry.place(county.id, code)
    )
    chosen = county.settings
    is_open = tree.offers(county, found, Feature.APPEALS)
    kinds, is_brief = opening.offered(county, found), "brief" in r.query
    words = () if is_brief else alarming(chosen.emergency_words)
    return {
        "code": found.code,
        "name": found.name,
        "active": found.active and is_open,
        "waits": found.active and not is_open,  # for its town to be switched on
        "tenant": {"id": county.id, "name": county.name},
        "notice": {"version": chosen.notice_version, "text": chosen.notice_text},
        "emergency": track.numbers(county),
        "emergency_words": words,
        "emergency_variants": lookalikes(words),
        "hotline": chosen.hotline,
        "kinds": [flow.kind for flow in kinds],
        "asks": [] if is_brief else [_asked(flow, r.lang) for flow in kinds],
    }


def _asked(flow: Flow, lang: Lang) -> dict[str, object]:
    """What a kind of work asks beside the words, for the page to ask it."""
    asks = flow.asks
    if asks is None:
        return {}
    fields = [
        {"name": q.name, "label": q.label[lang], "most": q.most, "least": q.least}
        for q in asks.questions()
    ]
    return {
        "kind": flow.kind,
        "offer": asks.offer and asks.offer[lang],
        "hint": asks.hint and asks.hint[lang],
        "fields": fields,
    }


@on(
    "POST", "/api/appeals", Permission.PUBLIC, form=Submission, status=201,
    query=(asked.text("code"),),
)  # fmt: skip
def submit_appeal(r: Request) -> Answer:
    """Tell what is wrong; the same Idempotency-Key finds the first appeal again."""
    if r.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return plain.submitted(r, r.query.get("code", ""))
    key = r.headers.get("idempotency-key", "")
    form = r.form(Submission, largest=LARGEST_CRY)
    county = county_of(form.code)
    appeal, code, is_new = submit(county, form, key=key, address=r.address, at=r.at)
    return as_json(track.receipt(county, appeal, code, *form.beside), 201 if is_new else 200)
