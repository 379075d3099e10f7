"""Every text that the product's own document lets somebody write, and how each is reached."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from itertools import pairwise
from typing import Any, NamedTuple

from functions.http import openapi
from functions.http.routes import ROUTES

DOCUMENT = openapi.document([r for r in ROUTES if r.path.startswith("/api/")])
_SCHEMAS = DOCUMENT["components"]["schemas"]
ACT = "/api/t/{tenant}/desk/appeals/{no}/{action}"
Path = tuple[str | int, ...]


class Field(NamedTuple):
    """A text of a form: whose, where in the body, how long at most."""

    method: str
    path: str
    action: str
    at: Path
    longest: int

    @property
    def name(self) -> str:
        """As a refusal names it."""
        return ".".join(str(part) for part in self.at if isinstance(part, str))

    @property
    def operation(self) -> tuple[str, str, str]:
        """Of which form it is."""
        return self.method, self.path, self.action

    def __str__(self) -> str:
        return f"{self.method} {self.path.replace('{action}', self.action)} {self.name}"


def fields() -> list[Field]:
    """All texts that are neither a choice nor of a fixed pattern."""
    return list(dict.fromkeys(_fields()))


def _fields() -> Iterator[Field]:
    for path, methods in DOCUMENT["paths"].items():
        for method, operation in methods.items():
            for action, schema in _bodies(operation):
                for at, longest in _texts(schema, ()):
                    yield Field(method.upper(), path, action, at, longest)


def _bodies(operation: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    if acts := operation.get("x-body-of-action"):
        yield from acts.items()
    elif body := operation.get("requestBody"):
        yield "", body["content"]["application/json"]["schema"]


def _texts(schema: dict[str, Any], at: Path) -> Iterator[tuple[Path, int]]:
    if "$ref" in schema:
        schema = _SCHEMAS[schema["$ref"].rsplit("/", 1)[1]]
    for one in (*schema.get("anyOf", ()), *schema.get("oneOf", ())):
        yield from _texts(one, at)
    if schema.get("type") == "object":
        for name, of in schema.get("properties", {}).items():
            yield from _texts(of, (*at, name))
    elif schema.get("type") == "array":
        yield from _texts(schema.get("items") or {}, (*at, 0))
    elif schema.get("type") == "string" and not {"pattern", "format", "enum"} & schema.keys():
        yield at, schema.get("maxLength", 2000)


def beside(field: Field) -> dict[str, Any]:
    """What else the part of a form needs that a field stands in: a new kind's answers, each of them."""
    bodies = dict(_bodies(DOCUMENT["paths"][field.path][field.method.lower()]))
    form = _resolved(bodies[field.action])
    parts = [field.at[0]] if len(field.at) > 1 and field.at[1] != 0 else []
    return {name: _needed(form["properties"][name]) for name in parts}


def _resolved(schema: dict[str, Any]) -> dict[str, Any]:
    options = schema.get("anyOf", [schema])
    schema = next(one for one in options if one.get("type") != "null")
    return _SCHEMAS[schema["$ref"].rsplit("/", 1)[1]] if "$ref" in schema else schema


def _needed(schema: dict[str, Any]) -> Any:
    form = _resolved(schema)
    if form.get("type") == "object":
        return {name: _needed(form["properties"][name]) for name in form.get("required", ())}
    return form.get("minimum", 1) if form.get("type") == "integer" else "甲"


def filled(body: Mapping[str, Any], at: Path, text: str) -> dict[str, Any]:
    """The body with a text at a place; what is not there yet is made."""
    made: Any = deepcopy(dict(body))
    into = made
    for part, following in pairwise(at):
        empty: Any = [] if following == 0 else {}
        if isinstance(into, list):
            into[:] = into[:1] or [empty]
        elif not into.get(part):
            into[part] = empty
        into = into[0] if isinstance(into, list) else into[part]
    if isinstance(into, list):
        into[:] = [text, *into[1:]]
    else:
        into[at[-1]] = text
    return made  # type: ignore[no-any-return]


def schema_of(method: str, path: str) -> dict[str, Any]:
    """What a form without actions declares."""
    return _resolved(dict(_bodies(DOCUMENT["paths"][path][method.lower()]))[""])
