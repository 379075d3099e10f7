"""Everything that can happen: each route, stream, queue and schedule, and who answers it.

The only importer of Chalice. The clock and all randomness are made here, once, and passed in.
"""

import logging
import secrets
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial

from chalice.app import (
    CaseInsensitiveMapping,
    Chalice,
    CloudWatchEvent,
    DynamoDBEvent,
    Response,
    SQSEvent,
)
from chalice.app import (
    Request as Received,
)

from functions import batch, settings
from functions.desk import acts, entries, queues, reveal, similar, views
from functions.desk.case import Case
from functions.domain import codes
from functions.domain.county.county import County, Place
from functions.domain.county.once import Once
from functions.domain.county.roles import Permission, Person
from functions.domain.county.rule import Rule
from functions.domain.editions import edition
from functions.domain.forms import read
from functions.domain.items.appeal import Appeal
from functions.domain.items.clocks import Colour
from functions.domain.items.status import Action, Status
from functions.domain.items.verdict import HEARD
from functions.domain.refusals import Lang, Refusal, Unknown
from functions.domain.safety import alarming
from functions.domain.safety.taught import Check
from functions.domain.triage import rulebook
from functions.domain.triage.learning import Example
from functions.domain.words import dictionaries
from functions.domain.words.matching import lookalikes
from functions.http import asked, openapi, problem
from functions.http.asked import Asked
from functions.http.exchange import LARGEST_CRY, Answer, Request, Route, View, as_json
from functions.http.repeated import mark_of, once, whole
from functions.http.sender import sender
from functions.http.serve import OPEN, serve
from functions.insight import accuracy, watch
from functions.insight import overview as board
from functions.intake import held, limits, lookup, paper, respond, track, unscripted
from functions.intake.forms import (
    Nothing,
    Rating,
    Submission,
    Supplement,
    UploadForm,
)
from functions.intake.hearing import numbers_beside
from functions.intake.submit import submit
from functions.intake.supplement import supplement
from functions.notify.tell import tell
from functions.pages import serve as pages
from functions.photos import bucket, fate
from functions.router.classifier.suggest import kinds
from functions.router.follow import follow
from functions.router.learn import learn
from functions.router.route import route as dispatch
from functions.router.trial import trial
from functions.store import appeals, inbox, registry, sessions
from functions.store.appeals import event_in
from functions.store.versions import Hand
from functions.tenants import configure, duties, people, place_import, places, rules, signin, units
from functions.timers.sweep import sweep as sweep_due

app = Chalice(app_name="mashangban")
app.api.binary_types[:] = ["*/*"]  # posters and QR codes; whatever a client says it accepts
app.log.setLevel(logging.INFO)
logging.getLogger("functions").setLevel(logging.INFO)

ROUTES: list[Route] = []
CAREFUL = {
    "Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff",
}  # fmt: skip
T = "/api/t/{tenant}"


def now() -> datetime:
    """The one clock."""
    return datetime.now(UTC)


def on(
    method: str, path: str, allow: Permission, *, form: type | None = None, status: int = 200,
    query: tuple[Asked, ...] = (), acts: Mapping[str, type] | None = None,
) -> Callable[[View], View]:  # fmt: skip
    """Declare a route: the permission that it asks for, its body, and what its query may say."""

    def declare(view: View) -> View:
        route = Route(method, path, allow, view, form, status, query, acts or {})
        ROUTES.append(route)

        def call(**params: str) -> Response:
            answer = serve(route, _request(params, f"{method} {path}"))
            body = b"" if _received().method == "HEAD" else answer.body
            return Response(body, {**CAREFUL, **answer.headers}, answer.status)

        call.__name__ = view.__name__
        types = ["application/json", "application/x-www-form-urlencoded"]
        methods = [method, "HEAD"] if method == "GET" and allow is Permission.PUBLIC else [method]
        app.route(path, methods=methods, content_types=types)(call)
        return view

    return declare


def _request(params: dict[str, str], what: str) -> Request:
    received = _received()
    asked = received.query_params
    query = {name: asked[name] for name in asked} if asked else {}
    raw = received.raw_body
    body = raw if isinstance(raw, bytes) else raw.encode()
    return Request(params, query, received.headers, body, _address(received), now(), what=what)


def _received() -> Received:
    if app.current_request is None:
        raise LookupError("no request is being answered")
    return app.current_request


def _address(received: Received) -> str:
    seen = str(received.context.get("identity", {}).get("sourceIp", ""))
    return sender(received.headers, seen, proxies=settings.PROXIES, via=settings.VIA)


@app.middleware("http")
def manners(received: Received, answer: Callable[[Received], Response]) -> Response:
    """Take requests that say nothing of what they accept; give faults as problems."""
    if "accept" not in received.headers:
        received.headers = CaseInsensitiveMapping({**received.headers, "accept": "*/*"})
    response = answer(received)
    if response.status_code >= 400 and not isinstance(response.body, bytes):
        lang = Lang.EN if received.headers.get("accept-language", "")[:2] == "en" else Lang.ZH
        told = problem.plain(response.status_code, lang)
        return Response(told.body, {**CAREFUL, **told.headers}, told.status)
    return response


# --- citizens -------------------------------------------------------------------------------


@on("GET", "/api/places/{code}", Permission.PUBLIC)
def place(r: Request) -> object:
    """The place of a code, and what its page shows before anything is written."""
    county, found = lookup.looked(
        r.params["code"], _asker(r), lambda county, code: registry.place(county.id, code)
    )
    chosen = county.settings
    words = () if "brief" in r.query else alarming(chosen.emergency_words)
    return {
        "code": found.code,
        "name": found.name,
        "active": found.active,
        "tenant": {"id": county.id, "name": county.name},
        "notice": {"version": chosen.notice_version, "text": chosen.notice_text},
        "emergency": track.numbers(county),
        "emergency_words": words,
        "emergency_variants": lookalikes(words),
        "hotline": chosen.hotline,
    }


@on(
    "POST", "/api/appeals", Permission.PUBLIC, form=Submission, status=201,
    query=(asked.text("code"),),
)  # fmt: skip
def submit_appeal(r: Request) -> Answer:
    """Tell what is wrong; the same Idempotency-Key finds the first appeal again."""
    if r.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return _submit_on_paper(r, r.query.get("code", ""))
    key = r.headers.get("idempotency-key", "")
    with numbers_beside(r.body):
        form = r.form(Submission, largest=LARGEST_CRY)
        county = _county(form.code)
        appeal, code, is_new = submit(county, form, key=key, address=r.address, at=r.at)
    return as_json(track.receipt(county, appeal, code), 201 if is_new else 200)


@on("POST", "/Q/{code}", Permission.PUBLIC)
@on("POST", "/q/{code}", Permission.PUBLIC)
def submit_without_script(r: Request) -> Answer:
    """The same from a browser without JavaScript: a form in, a page out."""
    return _submit_on_paper(r, r.params["code"])


def _submit_on_paper(r: Request, code: str) -> Answer:
    html = {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store"}
    said = unscripted.written(r.body, code)
    try:
        with numbers_beside(r.body, unscripted.code_of(said)):
            r.sized(LARGEST_CRY)
            form = read(unscripted.as_json(said), Submission)
            county = _county(form.code)
            key = unscripted.key_of(form, r.address, r.at)
            appeal, query_code, _ = submit(county, form, key=key, address=r.address, at=r.at)
    except Refusal as refusal:
        return Answer(unscripted.refused(refusal, said), problem.STATUS[type(refusal)], html)
    receipt = track.receipt(county, appeal, query_code)
    return Answer(paper.receipt(county, receipt), 201, html)


@on("POST", "/api/plain", Permission.QUERY_CODE)
def track_without_script(r: Request) -> Answer:
    """The progress as a page, for a browser that our script did not reach; no address holds the code."""
    code = unscripted.code_of(unscripted.written(r.body, ""))
    html = {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store"}
    try:
        county = _county(code)
        _, shown = track.view(county, registry.units(county.id), code, at=r.at, lang=Lang.ZH)
    except Refusal as refusal:
        return Answer(paper.not_found(refusal), problem.STATUS[type(refusal)], html)
    return Answer(paper.progress(county, shown), 200, html)


@on("GET", "/api/appeals/{query_code}", Permission.QUERY_CODE)
def track_appeal(r: Request) -> object:
    """Every step of an appeal, for who holds its query code."""
    _own(r)
    return _tracked(r)


@on("POST", "/api/appeals/{query_code}/rating", Permission.QUERY_CODE, form=Rating)
def rate_appeal(r: Request) -> object:
    """Judge the result; a bad judgement reopens the matter."""
    with numbers_beside(r.body, r.params["query_code"]):
        county, appeal = _own(r)
        form = r.form(Rating, largest=LARGEST_CRY)
        return _once(r, county, appeal, lambda a, o: respond.rate(county, a, form, at=r.at, once=o))


@on("POST", "/api/appeals/{query_code}/supplement", Permission.QUERY_CODE, form=Supplement)
def supplement_appeal(r: Request) -> object:
    """Add words and photos."""
    with numbers_beside(r.body, r.params["query_code"]):
        county, appeal = _own(r)
        form = r.form(Supplement, largest=LARGEST_CRY)
        return _once(
            r, county, appeal,
            lambda a, o: supplement(county, a, form, address=r.address, at=r.at, once=o),
        )  # fmt: skip


@on("POST", "/api/appeals/{query_code}/withdraw", Permission.QUERY_CODE, form=Nothing)
def withdraw_appeal(r: Request) -> object:
    """Take it back."""
    county, appeal = _own(r)
    r.form(Nothing)
    return _once(r, county, appeal, lambda a, o: respond.withdraw(county, a, at=r.at, once=o))


@on("POST", "/api/appeals/{query_code}/contact", Permission.QUERY_CODE, form=held.Holding)
def change_held(r: Request) -> object:
    """Correct or delete what is held of the citizen, or take back the consent to publish."""
    county, appeal = _own(r)
    form = r.form(held.Holding)
    return _once(r, county, appeal, lambda a, o: held.correct(county, a, form, at=r.at, once=o))


@on("POST", "/api/uploads", Permission.PUBLIC, form=UploadForm)
def upload_photo(r: Request) -> object:
    """Where to send one photo."""
    form = r.form(UploadForm)
    county = _county(form.code)
    actor = codes.normal(form.code) or form.code
    once(
        r, county, actor,
        lambda mark: limits.count_upload(county, r.address, at=r.at, once=mark), lambda _: None,
    )  # fmt: skip
    mark = mark_of(r, county, actor)
    name = mark.key[:32] if mark else secrets.token_hex(16)
    return bucket.upload(county.id, name, form.type, form.size)


def _county(code: str) -> County:
    known = codes.normal(code)
    if known is None:
        raise Unknown("没有这个编码，请核对", "No such code")
    return registry.county_of_tag(codes.tag_of(known))


def _own(r: Request) -> tuple[County, Appeal]:
    def load(county: County, code: str) -> Appeal:
        return appeals.load(county.id, track.identity(county, code))

    return lookup.looked(r.params["query_code"], _asker(r), load)


def _asker(r: Request) -> lookup.Asker:
    return lookup.Asker(r.address, r.body, r.headers.get("challenge", ""), r.at)


def _once(
    r: Request, county: County, appeal: Appeal, do: Callable[[Appeal, Once | None], object]
) -> object:
    once(
        r, county, appeal.id,
        lambda mark: appeals.meanwhile(appeal, lambda current: do(current, mark)),
        lambda _: None,
    )  # fmt: skip
    return _tracked(r)


def _tracked(r: Request) -> object:
    county, code = _county(r.params["query_code"]), r.params["query_code"]
    photos, shown = track.view(county, registry.units(county.id), code, at=r.at, lang=r.lang)
    seen = _seen(r)
    return shown | {
        "photos": [seen(*photo) for photo in photos.own],
        "reply_photos": [seen(*photo) for photo in photos.reply],
    }


def _seen(r: Request) -> Callable[[str, datetime], dict[str, object]]:
    """How a photo is told of in this answer."""
    return partial(fate.told, at=r.at, lang=r.lang)


# --- staff: sign-in, desk, overview ---------------------------------------------------------


@on("POST", T + "/session", Permission.PUBLIC, form=signin.SignIn)
def sign_in(r: Request) -> Answer:
    """Begin a session."""
    token = secrets.token_urlsafe(32)
    session = signin.sign_in(
        r.county, r.form(signin.SignIn), address=r.address, token=token, at=r.at
    )
    body = {
        "token": session.token,
        "user": _user(r, session.person),
        "expires_at": session.expires_at,
        "must_change_password": session.person.must_change_password,
    }
    return as_json(body, Set_Cookie=_cookie(token, 12 * 3600))


@on("DELETE", T + "/session", Permission.STAFF, status=204)
def sign_out(r: Request) -> Answer:
    """End the session."""
    sessions.end(r.county.id, r.token)
    return Answer(b"", 204, {"Set-Cookie": _cookie("", 0), "Content-Type": "text/plain"})


@on("POST", T + "/password", Permission.STAFF, form=signin.NewPassword)
def change_password(r: Request) -> object:
    """Change the own password."""
    form = r.form(signin.NewPassword)
    signin.change_password(r.county, r.person, form, token=r.token, at=r.at)
    return {}


@on("GET", T + "/me", Permission.STAFF)
def me(r: Request) -> object:
    """Who is signed in, and what waits for them."""
    return {
        "user": _user(r, r.person),
        "tenant": {"id": r.county.id, "name": r.county.name},
        "queues": [
            {"id": name, "label": queue.label[r.lang], "count": count}
            for name, queue, count in queues.counts(r.county, r.person, at=r.at)
        ],
        "unread": inbox.unread(r.county.id, r.person.id),
        "must_change_password": r.person.must_change_password,
    }


FILTERS = (
    asked.choice("queue", queues.QUEUES), asked.text("unit"), asked.choice("colour", Colour),
    asked.text("place"), asked.text("category"), asked.choice("status", Status),
    asked.moment("from"), asked.moment("to"),
)  # fmt: skip


@on("GET", T + "/desk/appeals", Permission.DESK, query=(*FILTERS, *asked.page(30, 100)))
def list_appeals(r: Request) -> object:
    """A queue, or all that this person may see."""
    q = r.query
    filters = queues.Filters(
        q.get("queue", ""), q.get("unit") or None, q.get("colour", ""), q.get("place", ""),
        q.get("category", ""), q.get("status", ""), r.moment("from"), r.moment("to"),
    )  # fmt: skip
    found, following = queues.listing(
        r.county, r.person, filters, at=r.at, after=q.get("cursor", ""),
        limit=r.number("limit"),
    )  # fmt: skip
    known = registry.units(r.county.id)
    lines = [views.line(appeal, known, at=r.at, lang=r.lang) for appeal in found]
    return {"items": lines, "next": following}


@on("GET", T + "/desk/appeals/{no}", Permission.DESK)
def show_appeal(r: Request) -> object:
    """One appeal, as far as this role may see it."""
    return _item(r, _case(r))


@on("GET", T + "/desk/appeals/{no}/contact", Permission.DESK)
def show_contact(r: Request) -> object:
    """The contact and the full text; the look is recorded."""
    return reveal.reveal(_case(r))


@on("GET", T + "/desk/appeals/{no}/similar", Permission.DESK, query=(asked.CURSOR,))
def show_similar(r: Request) -> object:
    """What may be the same matter, to be looked at side by side."""
    case, known = _case(r), registry.units(r.county.id)
    found, further = similar.similar(case, before=r.query.get("cursor", ""))
    items = [
        views.line(c.appeal, known, at=r.at, lang=r.lang)
        | {
            "content": views.excerpt(c.appeal, r.person),
            "likeness": c.likeness,
            "alike": c.alike,
            "same_place": c.same_place,
            "same_kind": c.same_kind,
        }
        for c in found
    ]
    return {"items": items, "next": further}


FORMS = {action.value: verb.form for action, verb in acts.VERBS.items()}


@on("POST", T + "/desk/appeals/{no}/{action}", Permission.DESK, acts=FORMS)
def act(r: Request) -> object:
    """Do one of the actions that the appeal's status and this role allow now; 204 where it takes it from their sight."""
    no, action = r.params["no"], r.params.get("action", Action.CONTACT)

    def do(mark: Once | None) -> object:
        case = acts.act(r.county, r.person, no, action, r.json(), at=r.at, once=mark)
        return _item(r, case) if case.seen else Answer(status=204)

    return once(r, r.county, r.person.id, do, lambda _: _as_it_stands(r))


on("POST", T + "/desk/appeals/{no}/contact", Permission.DESK, form=FORMS["contact"])(
    act
)  # shares its path with a GET


@on("GET", T + "/inbox", Permission.STAFF, query=asked.page(30, 100))
def read_inbox(r: Request) -> object:
    """What this person was told, newest first."""
    limit, seen = r.number("limit"), inbox.read_up_to(r.county.id, r.person.id)
    told = inbox.messages(r.county.id, r.person.id, before=r.query.get("cursor", ""), limit=limit)
    items = [
        {"id": m.id, "at": m.at, "kind": m.kind, "text": m.text[r.lang], "no": m.no,
         "level": m.level, "read": m.id <= seen}
        for m in watch.alerts(r.county.id, told, at=r.at)
    ]  # fmt: skip
    return {"items": items, "next": told[-1].id if len(told) == limit else None}


@on("POST", T + "/inbox/read", Permission.STAFF, form=inbox.ReadUpTo)
def mark_read(r: Request) -> object:
    """Remember what was read."""
    inbox.mark_read(r.county.id, r.person.id, r.form(inbox.ReadUpTo).upto, r.at)
    return {}


@on("GET", T + "/overview", Permission.OVERVIEW)
def overview(r: Request) -> object:
    """The leader's board."""
    shown, oldest = board.overview(r.county, r.person, at=r.at, lang=r.lang)
    known = registry.units(r.county.id)
    lines = [views.line(a, known, at=r.at, lang=r.lang) for a in oldest]
    return shown | {"oldest": lines}


@on("GET", T + "/hot", Permission.OVERVIEW)
def hot_issues(r: Request) -> object:
    """What is hot now, and what weighed most over the month, as the last look found it."""
    return watch.board(r.county.id, at=r.at)


@on("GET", T + "/accuracy", Permission.OVERVIEW, query=(asked.number("weeks", 8, 52),))
def first_dispatch_accuracy(r: Request) -> object:
    """How much of what was dispatched was dispatched right (首派准确率), by week and category."""
    return accuracy.accuracy(r.county.id, weeks=r.number("weeks"), at=r.at)


@on("GET", T + "/units", Permission.STAFF, query=asked.page(0, 500))
def list_units(r: Request) -> object:
    """The county's units."""
    shown = [units.view(unit) for unit in registry.units(r.county.id, fresh=True).values()]
    return r.paged(shown, lambda unit: str(unit["id"]))


@on("GET", T + "/dictionaries", Permission.STAFF)
def list_dictionaries(r: Request) -> object:
    """The codes to choose from, with their labels."""
    lists: dict[str, object] = {
        name: [{"code": code, "label": words[r.lang]} for code, words in entries.items()]
        for name, entries in dictionaries.ALL.items()
    }
    levels = [{"level": int(n), "label": w[r.lang]} for n, w in dictionaries.LEVELS.items()]
    named = {rule.category for rule in r.county.rules if rule.category}
    return lists | {"levels": levels, "kinds": kinds(), "categories": sorted({*kinds(), *named})}


def _as_it_stands(r: Request) -> object:
    try:
        return _item(r, _case(r))
    except Unknown:  # the act took it from its actor's sight
        return Answer(status=204)


def _case(r: Request) -> Case:
    return acts.open_case(r.county, r.person, r.params["no"], at=r.at)


def _item(r: Request, case: Case) -> object:
    return views.item(case, lang=r.lang, photo=_seen(r))


def _user(r: Request, person: Person) -> dict[str, object]:
    unit = entries.unit_view(person.unit, registry.units(r.county.id))
    return {"id": person.id, "name": person.name, "roles": sorted(person.roles), "unit": unit}


def _cookie(token: str, seconds: int) -> str:
    secure = "" if settings.IS_LOCAL else "; Secure"
    return f"session={token}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}"


# --- the county's admin ---------------------------------------------------------------------


@on("GET", T + "/places", Permission.ADMIN, query=asked.page(100, 500))
def list_places(r: Request) -> object:
    """The county's places, with the addresses of their codes."""
    limit = r.number("limit")
    found = registry.places(r.county.id, after=r.query.get("cursor", ""), limit=limit)
    items = [_place(p) for p in found]
    return {"items": items, "next": found[-1].code if len(found) == limit else None}


@on("POST", T + "/places", Permission.ADMIN, form=places.NewPlace, status=201)
def add_place(r: Request) -> object:
    """Add a place under a new code."""
    form = r.form(places.NewPlace)
    return _place(
        _registered(
            r,
            lambda hand: places.add(r.county, form, draw=secrets.randbits, hand=hand),
            lambda code: registry.place(r.county.id, code),
        )
    )


@on("POST", T + "/places/{code}", Permission.ADMIN, form=places.PlaceChange)
def change_place(r: Request) -> object:
    """Rename, move or retire a place."""
    return _place(
        places.change(r.county, r.params["code"], r.form(places.PlaceChange), hand=_hand(r))
    )


@on("POST", T + "/places/import", Permission.ADMIN, form=place_import.PlaceImport, status=201)
def import_places(r: Request) -> object:
    """Add many places from a sheet, or see what an import would add; the same again adds nothing."""
    form = r.form(place_import.PlaceImport)

    def do() -> object:
        done = place_import.load(r.county, form, hand=_hand(r))
        told = {
            name: getattr(done, name)
            for name in ("added", "changed", "doubled", "ignored", "lines")
        }
        return {"items": [_place(p) for p in done.places], "next": None} | told

    return do() if form.dry_run else whole(r, r.county, r.person.id, do)


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
        _registered(
            r,
            lambda hand: people.add(r.county, form, hand=hand),
            lambda name: registry.person(r.county.id, name, fresh=True),
        )
    )


@on("POST", T + "/people/{id}", Permission.ADMIN, form=people.PersonChange)
def change_person(r: Request) -> object:
    """Change, close or reopen an account."""
    return people.view(
        people.change(r.county, r.params["id"], r.form(people.PersonChange), hand=_hand(r))
    )


@on("POST", T + "/units", Permission.ADMIN, form=units.NewUnit, status=201)
def add_unit(r: Request) -> object:
    """Add a unit."""
    form = r.form(units.NewUnit)
    return units.view(
        _registered(
            r,
            lambda hand: units.add(r.county, form, hand=hand),
            lambda name: registry.units(r.county.id, fresh=True)[name],
        )
    )


@on("POST", T + "/units/{id}", Permission.ADMIN, form=units.UnitChange)
def change_unit(r: Request) -> object:
    """Change a unit, or the robots through which it is told."""
    form = r.form(units.UnitChange)
    return units.view(units.change(r.county, r.params["id"], form, hand=_hand(r)))


@on("GET", T + "/rules", Permission.ADMIN)
def list_rules(r: Request) -> object:
    """The routing rules, first match first, and what an admin should know of them."""
    return _rules(r, registry.county(r.county.id, fresh=True).rules)


@on("PUT", T + "/rules", Permission.ADMIN, form=rules.Rules)
def set_rules(r: Request) -> object:
    """Replace the routing rules; they apply from the next appeal on."""
    kept = rules.set_rules(r.county, r.form(rules.Rules), kinds=kinds(), hand=_hand(r))
    return _rules(r, kept)


@on("POST", T + "/rules/trial", Permission.ADMIN, form=rules.Rules)
def try_rules(r: Request) -> object:
    """Try rules on past appeals before they go live."""
    drafted = rules.checked(r.county, r.form(rules.Rules), kinds=kinds())
    return trial(r.county, drafted) | {"warnings": _warnings(r, drafted)}


def _rules(r: Request, kept: tuple[Rule, ...]) -> dict[str, object]:
    return {"rules": kept, "warnings": _warnings(r, kept), "version": edition(kept)}


def _warnings(r: Request, kept: tuple[Rule, ...]) -> list[dict[str, str]]:
    return [
        {"field": w.field, "code": w.code, "message": w.message[r.lang]}
        for w in rulebook.warnings(kept)
    ]


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


@on("GET", T + "/examples", Permission.TEACH, query=asked.page(0, 500))
def list_examples(r: Request) -> object:
    """The corrections that move suggestions; they hold no text."""
    shown = [_example(e) for e in registry.examples(r.county.id)]
    return r.paged(shown, lambda example: str(example["no"]))


@on("DELETE", T + "/examples/{no}", Permission.TEACH, status=204)
def drop_example(r: Request) -> Answer:
    """Take a correction's effect back."""
    registry.drop_example(r.county.id, codes.number_in(r.params["no"]))
    return Answer(b"", 204, {"Content-Type": "text/plain"})


@on("GET", T + "/checks", Permission.TEACH, query=asked.page(0, 500))
def list_checks(r: Request) -> object:
    """The decided doubts that move the nets; they hold no text. Reports are named to who may read them."""
    shown = [_check(c) for c in registry.checks(r.county.id) if r.person.guarded or not c.report]
    return r.paged(shown, lambda check: str(check["no"]))


@on("DELETE", T + "/checks/{no}", Permission.TEACH, status=204)
def drop_check(r: Request) -> Answer:
    """Take a decision's effect on the nets back; what became of its appeal stays."""
    no = codes.number_in(r.params["no"])
    if not any(
        c.no == no and (r.person.guarded or not c.report) for c in registry.checks(r.county.id)
    ):
        raise Unknown("没有找到", "No such thing")
    registry.drop_check(r.county.id, no)
    return Answer(b"", 204, {"Content-Type": "text/plain"})


def _check(c: Check) -> dict[str, object]:
    return {"no": c.no, "danger": c.danger, "report": c.report, "by": c.by, "at": c.at}


def _example(e: Example) -> dict[str, object]:
    return {"no": e.no, "unit": e.unit, "category": e.category, "by": e.by, "at": e.at}


@on("GET", T + "/settings", Permission.ADMIN)
def show_settings(r: Request) -> object:
    """The county's settings."""
    return configure.view(registry.county(r.county.id, fresh=True).settings)


@on("PUT", T + "/settings", Permission.ADMIN, form=configure.SettingsForm)
def set_settings(r: Request) -> object:
    """Replace the county's settings."""
    form = r.form(configure.SettingsForm)
    return configure.view(configure.set_settings(r.county, form, hand=_hand(r)))


@on("GET", T + "/places/{code}/qr.png", Permission.PUBLIC)
def qr_picture(r: Request) -> Answer:
    """The place's QR code as a picture."""
    return _paper(r, "png")


@on("GET", T + "/places/{code}/qr.svg", Permission.PUBLIC)
def qr_drawing(r: Request) -> Answer:
    """The place's QR code as a drawing."""
    return _paper(r, "svg")


@on("GET", T + "/places/{code}/qr.pdf", Permission.PUBLIC)
def qr_poster(r: Request) -> Answer:
    """The place's poster, ready to be printed."""
    return _paper(r, "pdf")


def _paper(r: Request, form: str) -> Answer:
    from functions.qr.paper import TYPES, paper  # noqa: PLC0415 (Pillow and reportlab: only these routes pay)

    found = registry.place(r.county.id, codes.normal(r.params["code"]) or "")
    content = paper(r.county, found, form, settings.PUBLIC_URL)
    named = f'inline; filename="{found.code}.{form}"'
    return Answer(
        content, 200,
        {"Content-Type": TYPES[form], "Content-Disposition": named, "Cache-Control": "private, max-age=60"},
    )  # fmt: skip


def _place(found: Place) -> dict[str, object]:
    return places.view(found) | {"url": f"{settings.PUBLIC_URL}/q/{found.code}"}


def _hand(r: Request, mark: Once | None = None) -> Hand:
    return Hand(r.person.name, r.at, mark)


def _registered[T](r: Request, add: Callable[[Hand], T], known: Callable[[str], T]) -> T:
    """Add something to the county, once; `known` finds what the same request added before."""
    return once(r, r.county, r.person.id, lambda mark: add(_hand(r, mark)), known)


# --- the document, and the pages where no CDN serves them -----------------------------------


@on("GET", "/api/openapi.json", Permission.PUBLIC)
def openapi_document(_r: Request) -> object:
    """The document that describes all of it."""
    return openapi.document([route for route in ROUTES if route.path.startswith("/api/")])


def _page(r: Request) -> Answer:
    """A page, or an asset of one."""
    context = _received().context
    stage = f"/{context['stage']}" if context.get("stage") else ""
    path = str(context["path"]).removeprefix(stage) or "/"
    status, headers, body = pages.answer(
        path,
        r.headers.get("accept-encoding", ""),
        r.headers.get("if-none-match", ""),
        pages_dir=settings.pages_dir(),
        stores=bucket.origins(),
    )
    return Answer(body, status, headers)


for _path in (
    "/", "/q/{code}", "/Q/{code}", "/a", "/A", "/a/{code}", "/A/{code}", "/desk", "/assets/{file}", "/sw.js", "/robots.txt",
    "/favicon.ico",
):  # fmt: skip
    on("GET", _path, Permission.PUBLIC)(_page)


def _tell_methods(path: str, known: list[str]) -> None:
    """Answer OPTIONS with what an open address takes; no other origin is invited."""

    def options(**_params: str) -> Response:
        return Response(b"", {"Allow": ", ".join(known), "Content-Type": "text/plain"}, 204)

    app.route(path, methods=["OPTIONS"])(options)


for _path in dict.fromkeys(route.path for route in ROUTES if route.allow in OPEN):
    _tell_methods(_path, sorted({*app.routes[_path], "OPTIONS"}))


# --- streams, queues, schedules: their settings are in infra/resources.yaml -------------------


@app.on_dynamodb_record(stream_arn="see infra/resources.yaml", name="route_appeals")
def route_appeals(event: DynamoDBEvent) -> batch.Answer:
    """Dispatch each new appeal, or put it before the dispatchers; learn and count corrections."""

    def do(record: batch.Record) -> None:
        told = event_in(record["dynamodb"]["NewImage"])
        if told.action in {Action.SUBMIT, Action.CHECK} or HEARD & told.facts.keys():
            dispatch(told.tenant, told.appeal, at=now())
        if told.action is not Action.SUBMIT:
            learn(told)
            follow(told, at=now())
            accuracy.count(told)
            watch.forget(told)

    return batch.answer(event.to_dict()["Records"], do, batch.sequence_number)


@app.on_dynamodb_record(stream_arn="see infra/resources.yaml", name="notify_people")
def notify_people(event: DynamoDBEvent) -> batch.Answer:
    """Tell those whom an event concerns."""

    def do(record: batch.Record) -> None:
        tell(event_in(record["dynamodb"]["NewImage"]))

    return batch.answer(event.to_dict()["Records"], do, batch.sequence_number)


@app.on_sqs_message(queue_arn="see infra/resources.yaml", name="send_notices")
def send_notices(event: SQSEvent) -> batch.Answer:
    """Send what waits for group robots."""
    from functions.notify.send import send  # noqa: PLC0415 (its HTTP client: only this function pays)

    def do(record: batch.Record) -> None:
        send(record["body"], owner=secrets.token_hex(8), at=now())

    return batch.answer(event.to_dict()["Records"], do, batch.message_id)


@app.on_sqs_message(queue_arn="see infra/resources.yaml", name="reencode_photos")
def reencode_photos(event: SQSEvent) -> batch.Answer:
    """Make each upload harmless, or delete it."""
    from functions.photos.prepare import prepare  # noqa: PLC0415 (Pillow: only this function pays)

    return batch.answer(
        event.to_dict()["Records"], lambda record: prepare(record["body"]), batch.message_id
    )


@app.schedule("rate(1 minute)", name="sweep")
def sweep(_event: CloudWatchEvent) -> dict[str, int]:
    """Do what time asks for."""
    at = now()
    try:
        swept = sweep_due(lambda tenant, identity: dispatch(tenant, identity, at=at), at=at)
    finally:  # a matter that cannot be swept must not keep a county from its look
        watched = watch.watch_due(at=at)
    return {"due": swept.due, "watched": watched}
