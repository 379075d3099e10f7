"""Signing in and out of the console, and who is signed in."""

from functions import settings
from functions.desk import counts, entries, task_views
from functions.domain.county.roles import Permission, Person
from functions.http.exchange import Answer, Request, as_json
from functions.http.routes.declared import T, on
from functions.store import inbox, registry, sessions
from functions.tenants import signin


@on("POST", T + "/session", Permission.PUBLIC, form=signin.SignIn, keyed=False)
def sign_in(r: Request) -> Answer:
    """Begin a session."""
    token = r.chance.token_urlsafe(32)
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


@on("POST", T + "/password", Permission.STAFF, form=signin.NewPassword, keyed=False)
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
            task_views.counted(each, r.lang) for each in counts.counts(r.county, r.person, at=r.at)
        ],
        "unread": inbox.unread(r.county.id, r.person.id),
        "must_change_password": r.person.must_change_password,
    }


def _user(r: Request, person: Person) -> dict[str, object]:
    unit = entries.unit_view(person.unit, registry.units(r.county.id))
    return {"id": person.id, "name": person.name, "roles": sorted(person.roles), "unit": unit}


def _cookie(token: str, seconds: int) -> str:
    secure = "" if settings.IS_LOCAL else "; Secure"
    return f"session={token}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}"
