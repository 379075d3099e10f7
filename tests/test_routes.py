"""Every route declares who may call it, every refusal has a status, and the document says it all."""

import json
import re

from app import app
from functions.desk.acts import VERBS
from functions.domain.county.roles import HOLDERS, Permission
from functions.domain.items.status import Action
from functions.domain.kinds.appeal.moves import MOVES
from functions.domain.refusals import Refusal
from functions.http import openapi, problem
from functions.http.routes import ROUTES
from functions.http.serve import OPEN


def test_no_route_is_served_without_a_declared_permission():
    served = {(method, path) for path, methods in app.routes.items() for method in methods}
    polite = {(method, path) for method, path in served if method in {"HEAD", "OPTIONS"}}

    assert {path for _, path in polite} <= {r.path for r in ROUTES if r.allow in OPEN}
    assert served - polite == {(route.method, route.path) for route in ROUTES}
    assert all(isinstance(route.allow, Permission) for route in ROUTES)


def test_every_permission_is_open_or_names_its_roles():
    assert set(Permission) == OPEN | set(HOLDERS)


def test_what_belongs_to_a_tenant_is_never_open_but_for_signing_in_and_printed_codes():
    opened = {r.path for r in ROUTES if "{tenant}" in r.path and r.allow in OPEN}

    printed = {f"/api/t/{{tenant}}/places/{{code}}/qr.{kind}" for kind in ("png", "svg", "pdf")}
    assert opened == {"/api/t/{tenant}/session"} | printed


def test_what_is_open_writes_nothing_but_what_citizens_do():
    writes = {r.path for r in ROUTES if r.method != "GET" and r.allow in OPEN}

    assert writes == {
        "/api/appeals",
        "/q/{code}",
        "/Q/{code}",
        "/api/uploads",
        "/api/plain",  # reads: the code travels in the body, where no log keeps it
        "/api/plain/photo",
        "/api/appeals/{query_code}/rating",
        "/api/appeals/{query_code}/contact",
        "/api/appeals/{query_code}/supplement",
        "/api/appeals/{query_code}/withdraw",
        "/api/appeals/{query_code}/urge",
        "/api/t/{tenant}/session",
    }


def test_every_refusal_has_a_status():
    def below(kind):
        return {k for sub in kind.__subclasses__() for k in {sub} | below(sub)}

    assert set(problem.STATUS) == below(Refusal)


def test_every_staff_action_of_the_table_can_be_done_and_no_other():
    staff = {a for a, move in MOVES.items() if move.by - {"citizen", "system"}}

    assert set(VERBS) == staff


def test_every_action_is_in_the_table():
    assert set(MOVES) == set(Action)


def test_the_document_describes_every_route_with_its_permission():
    api = [route for route in ROUTES if route.path.startswith("/api/")]

    paths = openapi.document(api)["paths"]

    described = {(m.upper(), path) for path, methods in paths.items() for m in methods}
    assert described == {(route.method, route.path) for route in api}
    assert all("x-permission" in o for methods in paths.values() for o in methods.values())


def test_every_form_that_the_document_names_is_in_it_once():
    document = openapi.document([route for route in ROUTES if route.path.startswith("/api/")])

    named = set(re.findall(r"#/components/schemas/([^\"]+)", json.dumps(document)))

    assert named <= document["components"]["schemas"].keys()


def test_two_routes_never_take_the_same_request_from_each_other():
    """API Gateway prefers a literal segment: whoever has it must have every method of the other."""
    for literal in ROUTES:
        for open_ended in ROUTES:
            pattern = re.sub(r"{\w+}", "[^/{}]+", open_ended.path)
            if literal.path != open_ended.path and re.fullmatch(pattern, literal.path):
                methods = {r.method for r in ROUTES if r.path == literal.path}
                assert open_ended.method in methods or not _can_fall_through(literal, open_ended)


def _can_fall_through(literal, open_ended):
    """A method that only the open-ended path has, on a name that it would want to take."""
    last = literal.path.rsplit("/", 1)[1]
    return open_ended.path.endswith("{action}") and last in set(VERBS)
