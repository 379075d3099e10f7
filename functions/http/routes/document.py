"""The document that describes every route of the API."""

from functions.domain.county.roles import Permission
from functions.http import openapi
from functions.http.exchange import Request
from functions.http.routes.declared import ROUTES, on


@on("GET", "/api/openapi.json", Permission.PUBLIC)
def openapi_document(_r: Request) -> object:
    """The document that describes all of it."""
    return openapi.document([route for route in ROUTES if route.path.startswith("/api/")])
