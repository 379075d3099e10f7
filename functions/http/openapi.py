"""The OpenAPI 3.1 document, made of the routes that the code declares."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from functions.domain.county.roles import HOLDERS
from functions.http.asked import LONGEST_VALUE
from functions.http.exchange import Route
from functions.http.serve import OPEN

Schema = dict[str, Any]
_KEY: Schema = {"type": "string", "pattern": "^[A-Za-z0-9_-]{16,64}$"}
_PROBLEM = {
    "description": "A problem (RFC 9457)",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
_PROBLEM_SCHEMA: Schema = {
    "type": "object",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {n: {"type": "string"} for n in ("field", "code", "message")},
            },
        },
    },
}


def document(routes: list[Route]) -> Schema:
    """Every route with its parameters, its body and who may call it."""
    bodies = {form for r in routes for form in (r.form, *r.acts.values()) if form}
    forms = sorted(bodies, key=lambda form: form.__name__)
    _, schemas = msgspec.json.schema_components(forms, ref_template="#/components/schemas/{name}")
    paths: Schema = {}
    for route in routes:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route)
    return {
        "openapi": "3.1.0",
        "info": {"title": "码上办 mashangban", "version": "0.1.0"},
        "paths": paths,
        "components": {
            "schemas": {**schemas, "Problem": _PROBLEM_SCHEMA},
            "securitySchemes": {
                "cookie": {"type": "apiKey", "in": "cookie", "name": "session"},
                "bearer": {"type": "http", "scheme": "bearer"},
            },
        },
    }


def _operation(route: Route) -> Schema:
    operation: Schema = {
        "operationId": f"{route.method.lower()}_{route.view.__name__}",
        "summary": route.summary,
        "parameters": list(_parameters(route)),
        "responses": {str(route.status): {"description": "OK"}, "default": _PROBLEM},
        "x-permission": route.allow,
    }
    if route.form:
        operation["requestBody"] = _body(_ref(route.form))
    if route.acts:
        refs = {action: _ref(form) for action, form in route.acts.items()}
        operation["requestBody"] = _body({"anyOf": list(refs.values())})
        operation["x-body-of-action"] = refs
    if route.allow not in OPEN:
        operation["security"] = [{"cookie": []}, {"bearer": []}]
        operation["x-roles"] = sorted(HOLDERS[route.allow])
    return operation


def _parameters(route: Route) -> Iterator[Schema]:
    for name in re.findall(r"{(\w+)}", route.path):
        schema: Schema = {"type": "string", "minLength": 1, "maxLength": LONGEST_VALUE}
        if name == "action" and route.acts:
            schema = {"type": "string", "enum": list(route.acts)}
        yield {"name": name, "in": "path", "required": True, "schema": schema}
    for each in route.query:
        yield {"name": each.name, "in": "query", "schema": each.schema}
    if route.method == "POST" and route.keyed:  # the same request again is done once
        required = route.path == "/api/appeals"
        yield {"name": "Idempotency-Key", "in": "header", "required": required, "schema": _KEY}


def _ref(form: type) -> Schema:
    return {"$ref": f"#/components/schemas/{form.__name__}"}


def _body(schema: Schema) -> Schema:
    return {"required": True, "content": {"application/json": {"schema": schema}}}
