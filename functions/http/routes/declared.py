"""The list of all routes, and how one is declared; `app.py` binds them to Chalice."""

from collections.abc import Callable, Mapping

from functions.domain.county.roles import Permission
from functions.http.asked import Parameter
from functions.http.exchange import Route, View

ROUTES: list[Route] = []
T = "/api/t/{tenant}"


def on(
    method: str, path: str, allow: Permission, *, form: type | None = None, status: int = 200,
    query: tuple[Parameter, ...] = (), acts: Mapping[str, type] | None = None, keyed: bool = True,
) -> Callable[[View], View]:  # fmt: skip
    """Declare a route: the permission that it asks for, its body, what its query may say, and of a POST
    whether a key makes it one that is done once.
    """

    def declare(view: View) -> View:
        ROUTES.append(Route(method, path, allow, view, form, status, query, acts or {}, keyed))
        return view

    return declare
