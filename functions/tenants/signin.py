"""Sign in, sign out, change the password."""

from datetime import datetime

from msgspec import Struct

from functions.domain.county import County
from functions.domain.forms import Form, Line
from functions.domain.refusals import NotSignedIn, Refusal, TooMany, WrongPassword, invalid
from functions.domain.roles import Person
from functions.store import registry, sessions
from functions.tenants import passwords


class SignIn(Form):
    """A sign-in."""

    user: Line
    password: Line
    otp: Line = ""


class NewPassword(Form):
    """A change of the own password."""

    old: Line
    new: Line


class Session(Struct, frozen=True):
    """A session: the token is shown once, to its owner."""

    token: str
    person: Person
    expires_at: datetime


def sign_in(county: County, form: SignIn, *, token: str, at: datetime) -> Session:
    """Begin a session. Five failures lock the account for a quarter of an hour."""
    if not sessions.may_try(county.id, form.user, at):
        raise TooMany("失败次数过多，请 15 分钟后再试", "Too many failures; try in 15 minutes")
    stored = registry.password_of(county.id, form.user)
    person = registry.people(county.id).get(form.user)
    if not passwords.fits(stored, form.password) or person is None or not person.active:
        sessions.failed(county.id, form.user)
        raise WrongPassword("用户名或密码不对", "Wrong name or password")
    sessions.succeeded(county.id, form.user)
    return Session(token, person, sessions.begin(county.id, token, person.id, at))


def who(county: County, token: str, *, at: datetime) -> Person:
    """Whose session it is. Raises `NotSignedIn`."""
    try:
        person = registry.person(county.id, sessions.person_of(county.id, token, at))
    except NotSignedIn:
        raise
    except Refusal:
        raise NotSignedIn("账号已不存在", "The account is gone") from None
    if not person.active:
        raise NotSignedIn("账号已停用", "The account is closed")
    return person


def change_password(county: County, person: Person, form: NewPassword) -> None:
    """Replace the own password."""
    if not passwords.fits(registry.password_of(county.id, person.id), form.old):
        raise invalid("old", "wrong", "原密码不对", "is not the present password")
    if form.new == form.old:
        raise invalid("new", "same", "新密码不能与原密码相同", "must differ from the old one")
    digest = passwords.digest(passwords.checked("new", form.new))
    kept = Person(
        person.id, person.name, person.roles, person.unit, person.head, person.guarded,
        person.active, must_change_password=False,
    )  # fmt: skip
    registry.save_person(county.id, kept, new=False, password_hash=digest)
