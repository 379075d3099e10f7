"""The OpenAPI 3.1 document, made of the routes that the code declares."""

import re
from typing import Any

import msgspec

from functions.domain.roles import HOLDERS
from functions.http.exchange import Route
from functions.http.serve import OPEN

Json = dict[str, Any]
_PROBLEM = {
    "description": "A problem (RFC 9457)",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
_PROBLEM_SCHEMA: Json = {
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


def document(routes: list[Route]) -> Json:
    """Every route with its parameters, its body and who may call it."""
    forms = sorted({r.form for r in routes if r.form}, key=lambda form: form.__name__)
    _, schemas = msgspec.json.schema_components(forms, ref_template="#/components/schemas/{name}")
    paths: Json = {}
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


def _operation(route: Route) -> Json:
    operation: Json = {
        "operationId": f"{route.method.lower()}_{route.view.__name__}",
        "summary": route.summary,
        "parameters": [
            {"name": n, "in": "path", "required": True, "schema": {"type": "string"}}
            for n in re.findall(r"{(\w+)}", route.path)
        ],
        "responses": {str(route.status): {"description": "OK"}, "default": _PROBLEM},
        "x-permission": route.allow,
    }
    if route.form:
        schema = {"$ref": f"#/components/schemas/{route.form.__name__}"}
        operation["requestBody"] = {
            "required": True, "content": {"application/json": {"schema": schema}},
        }  # fmt: skip
    if route.allow not in OPEN:
        operation["security"] = [{"cookie": []}, {"bearer": []}]
        operation["x-roles"] = sorted(HOLDERS[route.allow])
    return operation
