"""Everything that can happen: routes as `functions/http/routes/` declares them, streams, queues, schedules.

The only importer of Chalice. The clock and all randomness are made here, once, and passed in.
"""

import logging
import secrets
from collections.abc import Callable
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
from functions.domain.county.roles import Permission
from functions.domain.items.status import Action
from functions.domain.refusals import Lang
from functions.http import problem
from functions.http.exchange import Request, Route
from functions.http.routes import ROUTES
from functions.http.sender import sender
from functions.http.serve import OPEN, serve
from functions.insight import accuracy, looks, watch
from functions.intake.hearing import numbers_of_all
from functions.notify.tell import tell
from functions.router.follow import follow
from functions.router.learn import learn
from functions.router.push import push
from functions.router.route import route as dispatch
from functions.search.note import note
from functions.store.appeals import event_in
from functions.store.search_index import compact
from functions.timers import reckonings
from functions.timers.sweep import do_due as do_handed
from functions.timers.sweep import sweep as sweep_due

app = Chalice(app_name="mashangban")
app.api.binary_types[:] = ["*/*"]  # posters and QR codes; whatever a client says it accepts
app.log.setLevel(logging.INFO)
logging.getLogger("functions").setLevel(logging.INFO)

TAKEN = ["application/json", "application/x-www-form-urlencoded"]
CAREFUL = {
    "Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff",
}  # fmt: skip


def now() -> datetime:
    """The one clock."""
    return datetime.now(UTC)


def bind(route: Route) -> None:
    """Have Chalice serve a declared route."""

    def call(**params: str) -> Response:
        answer = serve(route, _request(params, route))
        body = b"" if _received().method == "HEAD" else answer.body
        return Response(body, {**CAREFUL, **answer.headers}, answer.status)

    call.__name__ = route.view.__name__
    app.route(route.path, methods=_methods(route), content_types=TAKEN)(call)


def _methods(route: Route) -> list[str]:
    is_open = route.method == "GET" and route.allow is Permission.PUBLIC
    return [route.method, "HEAD"] if is_open else [route.method]


def _request(params: dict[str, str], route: Route) -> Request:
    received = _received()
    asked = received.query_params
    query = {name: asked[name] for name in asked} if asked else {}
    raw = received.raw_body
    body = raw if isinstance(raw, bytes) else raw.encode()
    return Request(
        params, query, received.headers, body, _address(received), now(), secrets,
        path=_path(received), what=f"{route.method} {route.path}",
    )  # fmt: skip


def _received() -> Received:
    if app.current_request is None:
        raise LookupError("no request is being answered")
    return app.current_request


def _address(received: Received) -> str:
    seen = str(received.context.get("identity", {}).get("sourceIp", ""))
    return sender(received.headers, seen, proxies=settings.PROXIES, via=settings.VIA)


def _path(received: Received) -> str:
    context = received.context
    stage = f"/{context['stage']}" if context.get("stage") else ""
    return str(context["path"]).removeprefix(stage) or "/"


@app.middleware("http")
def manners(received: Received, answer: Callable[[Received], Response]) -> Response:
    """Take requests that say nothing of what they accept; give faults as problems."""
    if "accept" not in received.headers:
        received.headers = CaseInsensitiveMapping({**received.headers, "accept": "*/*"})
    response = answer(received)
    if response.status_code >= 400 and not isinstance(response.body, bytes):
        lang = Lang.EN if received.headers.get("accept-language", "")[:2] == "en" else Lang.ZH
        told = problem.plain(response.status_code, lang, _to_call(received))
        return Response(told.body, {**CAREFUL, **told.headers}, told.status)
    return response


def _to_call(received: Received) -> tuple[tuple[str, str], ...]:
    """The numbers to call, where a citizen cried for help in what could not be taken."""
    if received.context["path"].startswith("/api/t/"):
        return ()
    raw = received.raw_body
    return numbers_of_all(raw if isinstance(raw, bytes) else raw.encode())


def _tell_methods(path: str, known: list[str]) -> None:
    """Answer OPTIONS with what an open address takes; no other origin is invited."""

    def options(**_params: str) -> Response:
        return Response(b"", {"Allow": ", ".join(known), "Content-Type": "text/plain"}, 204)

    app.route(path, methods=["OPTIONS"])(options)


for _route in ROUTES:
    bind(_route)
for _open in dict.fromkeys(route.path for route in ROUTES if route.allow in OPEN):
    _tell_methods(_open, sorted({*app.routes[_open], "OPTIONS"}))


# --- streams, queues, schedules: their settings are in infra/resources.yaml -------------------


@app.on_dynamodb_record(stream_arn="see infra/resources.yaml", name="route_appeals")
def route_appeals(event: DynamoDBEvent) -> batch.Failures:
    """Dispatch each new appeal, or put it before the dispatchers; learn and count corrections."""

    def do(record: batch.Record) -> None:
        told = event_in(record["dynamodb"]["NewImage"])
        if told.action in {Action.SUBMIT, Action.CHECK} or told.facts.heard:
            dispatch(told.tenant, told.appeal, at=now())
        if told.action is not Action.SUBMIT:
            learn(told)
            follow(told, at=now())
            push(told, at=now())
            accuracy.count(told)
            watch.forget(told)

    return batch.answer(event.to_dict()["Records"], do, batch.sequence_number)


@app.on_dynamodb_record(stream_arn="see infra/resources.yaml", name="notify_people")
def notify_people(event: DynamoDBEvent) -> batch.Failures:
    """Tell those whom an event concerns, and have the search find what changed."""

    def do(record: batch.Record) -> None:
        told = event_in(record["dynamodb"]["NewImage"])
        tell(told)
        note(told)

    return batch.answer(event.to_dict()["Records"], do, batch.sequence_number)


@app.on_sqs_message(queue_arn="see infra/resources.yaml", name="send_notices")
def send_notices(event: SQSEvent) -> batch.Failures:
    """Send what waits for group robots."""
    from functions.notify.send import send  # noqa: PLC0415 (its HTTP client: only this function pays)

    def do(record: batch.Record) -> None:
        send(record["body"], owner=secrets.token_hex(8), at=now())

    return batch.answer(event.to_dict()["Records"], do, batch.message_id)


@app.on_sqs_message(queue_arn="see infra/resources.yaml", name="reencode_photos")
def reencode_photos(event: SQSEvent) -> batch.Failures:
    """Make each upload harmless, or delete it."""
    from functions.photos.prepare import prepare  # noqa: PLC0415 (Pillow: only this function pays)

    return batch.answer(
        event.to_dict()["Records"], lambda record: prepare(record["body"]), batch.message_id
    )


@app.schedule("rate(1 minute)", name="sweep")
def sweep(_event: CloudWatchEvent) -> dict[str, int]:
    """Do what time asks for, or hand it out where it is much."""
    at = now()
    swept = sweep_due(partial(dispatch, at=at), at=at)
    return {"due": swept.due, "handed": swept.handed}


@app.on_sqs_message(queue_arn="see infra/resources.yaml", name="do_due")
def do_due(event: SQSEvent) -> batch.Failures:
    """Do what the sweep handed out."""

    def do(record: batch.Record) -> None:
        at = now()
        do_handed(record["body"], partial(dispatch, at=at), at=at)

    return batch.answer(event.to_dict()["Records"], do, batch.message_id)


@app.schedule("rate(1 minute)", name="ask_for_looks")
def ask_for_looks(_event: CloudWatchEvent) -> dict[str, int]:
    """Find the counties that must be looked at, and those whose open matters are to be gone through anew."""
    at = now()
    return {"asked": looks.ask(at=at), "reckonings": reckonings.ask(at=at)}


@app.on_sqs_message(queue_arn="see infra/resources.yaml", name="look_at_county")
def look_at_county(event: SQSEvent) -> batch.Failures:
    """Look at a county: what is hot, what weighed most over the month; tidy the shelves of its search.

    Or go through what is open there, where its calendar or settings are others.
    """

    def do(record: batch.Record) -> None:
        if reckonings.is_asked(record["body"]):
            reckonings.go_through(record["body"])
        else:
            compact(looks.look(record["body"]))

    return batch.answer(event.to_dict()["Records"], do, batch.message_id)
