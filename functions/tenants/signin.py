"""Sign in, sign out, change the password."""

import unicodedata
from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct
from msgspec.structs import replace

from functions.domain.county.county import County
from functions.domain.county.roles import Person
from functions.domain.forms import Form, Line
from functions.domain.refusals import (
    InvalidInput,
    NotSignedIn,
    WrongPassword,
    invalid,
)
from functions.store import accounts, registry, sessions, tries
from functions.store.accounts import Account
from functions.tenants import passwords
from functions.tenants.guesses import Guard, admit_change
from functions.tenants.passwords import Secret

LONGEST_NAME = 80
User = Annotated[str, Meta(min_length=1, max_length=LONGEST_NAME)]


class SignIn(Form):
    """A sign-in."""

    user: User
    password: Secret
    otp: Line = ""


class NewPassword(Form):
    """A change of the own password."""

    old: Secret
    new: Secret


class Session(Struct, frozen=True):
    """A session: the token is shown once, to its owner."""

    token: str
    person: Person
    expires_at: datetime


def sign_in(county: County, form: SignIn, *, address: str, token: str, at: datetime) -> Session:
    """Begin a session. Guesses are braked by account and address."""
    form = replace(form, user=_meant(county, form.user))
    guard = Guard(county, form.user, address, at)
    guard.admit()
    account = accounts.account(county.id, form.user)
    fits = passwords.fits(account.password_hash if account else None, form.password)
    if account is None or not fits or not account.person.active:
        guard.failed()
        raise WrongPassword("用户名或密码不对", "Wrong name or password")
    guard.succeeded()
    person = account.person
    begun = sessions.begin(county.id, token, sessions.SessionOwner(person.id, person.epoch), at)
    return Session(token, person, begun)


def _meant(county: County, typed: str) -> str:
    """The account that is meant: phones put capitals, blanks and full-width letters into names."""
    text = unicodedata.normalize("NFKC", typed)
    name = "".join(c for c in text if unicodedata.category(c)[0] not in "CZ")
    known = registry.people(county.id)
    alike = [identity for identity in known if identity.casefold() == name.casefold()]
    return alike[0] if name not in known and len(alike) == 1 else name[:LONGEST_NAME]


def who(county: County, token: str, *, at: datetime) -> Person:
    """Whose session it is, as the account is at this moment. Raises `NotSignedIn`."""
    session = sessions.session_of(county.id, token, at)
    account = accounts.account(county.id, session.person)
    if account is None or not account.person.active:
        raise NotSignedIn("账号已停用", "The account is closed")
    if account.person.epoch != session.epoch:
        raise NotSignedIn("密码已更改，请重新登录", "The password was changed; sign in again")
    return account.person


def change_password(
    county: County, person: Person, form: NewPassword, *, token: str, at: datetime
) -> None:
    """Replace the own password and nothing else; every session but this one ends."""
    brake = admit_change(county, person.id, at)
    account = accounts.account(county.id, person.id)
    if not passwords.fits(account.password_hash if account else None, form.old):
        tries.failed(county.id, [brake], at)
        raise _wrong()
    tries.succeeded(county.id, brake, [], at)
    if form.new == form.old:
        raise invalid("new", "same", "新密码不能与原密码相同", "must differ from the old one")
    digest = passwords.digest(passwords.checked("new", form.new, passwords.context(county, person)))

    def changed(now: Account) -> Account:
        if not now.person.active:
            raise NotSignedIn("账号已停用", "The account is closed")
        if account is None or now.password_hash != account.password_hash:
            raise _wrong()  # since: somebody reset it
        settled = replace(now.person, must_change_password=False, epoch=now.person.epoch + 1)
        return Account(settled, digest)

    kept = accounts.change_person(county.id, person.id, changed)
    sessions.carry_on(county.id, token, kept.epoch)


def _wrong() -> InvalidInput:
    return invalid("old", "wrong", "原密码不对", "is not the present password")
