"""Answer a request by its route: who may, what they sent, what we decline."""

from urllib.parse import unquote

from functions.domain.county.roles import HOLDERS, Permission
from functions.domain.refusals import NotPermitted, Refusal
from functions.http import problem
from functions.http.asked import check
from functions.http.exchange import Answer, Request, Route, as_json
from functions.intake import hearing
from functions.store import registry
from functions.tenants import signin

OPEN = {Permission.PUBLIC, Permission.QUERY_CODE}


def serve(route: Route, request: Request) -> Answer:
    """The route's answer, or the problem that it declines with. Anything else is a bug: a 500."""
    request.asked = {each.name: each for each in route.query}
    try:
        check(request.params, request.query, request.headers, route.query)
        if "tenant" in request.params:
            request.county_ = registry.county(request.params["tenant"])
        if route.allow not in OPEN:
            _admit(route, request)
        answer = route.view(request)
    except Refusal as refusal:
        if route.allow in OPEN and "tenant" not in request.params:
            _care(refusal, request)
        return problem.of(refusal, request.lang)
    return answer if isinstance(answer, Answer) else as_json(answer, route.status)


def _care(refusal: Refusal, request: Request) -> None:
    """Who cries for help in anything that is refused, an address too, is given the numbers to call."""
    said = map(unquote, (*request.params.values(), *request.query.values()))
    code = request.params.get("query_code") or request.params.get("code", "")
    hearing.put_numbers(refusal, request.body, *said, code=code)


def _admit(route: Route, request: Request) -> None:
    person = signin.who(request.county, request.token, at=request.at)
    if not person.roles & HOLDERS[route.allow]:
        raise NotPermitted("您的角色没有这个权限", "Your role does not include this")
    if person.must_change_password and route.allow is not Permission.STAFF:
        raise NotPermitted("请先修改初始密码", "Change your first password before anything else")
    request.person_ = person
