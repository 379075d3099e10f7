"""Passwords at rest: argon2id at 19 MiB (OWASP), about 20 ms."""

from collections.abc import Iterable
from typing import Annotated

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from msgspec import Meta

from functions.domain.county.county import County
from functions.domain.county.roles import Person
from functions.domain.county.weak_passwords import is_weak
from functions.domain.refusals import invalid
from functions.store import registry

LEAST, LEAST_OF_ONE_KIND, LONGEST = 8, 10, 128
Secret = Annotated[str, Meta(max_length=LONGEST)]  # argon2 reads no megabytes for strangers
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
# Of a password that nobody knows: verified where there is no account, so that time tells nothing.
_NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$7XMeFOr5htcrMLtQXyCv0A$LtRANwcS1pu8k0rKm+QGuv+kAoOZFjTCtQYxQCHhVV0"


def digest(password: str) -> str:
    """The hash to store."""
    return _HASHER.hash(password)


def fits(stored: str | None, password: str) -> bool:
    """Whether a password is the one that was stored."""
    try:
        return _HASHER.verify(stored or _NOBODY, password) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


def checked(field: str, password: str, context: Iterable[str] = ()) -> str:
    """A password that is long enough and not what is guessed first (等保 2.0; NIST SP 800-63B)."""
    kinds = sum(
        any(test(c) for c in password)
        for test in (str.isalpha, str.isdigit, lambda c: not c.isalnum())
    )
    least = LEAST if kinds > 1 else LEAST_OF_ONE_KIND
    if not least <= len(password) <= LONGEST:
        raise invalid(
            field, "weak", "密码至少 10 位；含字母、数字、符号中的两种时至少 8 位",
            "needs 10 characters, or 8 of two kinds (letters, digits, signs)",
        )  # fmt: skip
    if is_weak(password, context):
        raise invalid(
            field, "guessable", "这个密码太容易猜到：不要用姓名、单位、县名、常用词或连续的键加几位数字",
            "is guessed too easily: not a name, unit, county, common word or run of keys with digits",
        )  # fmt: skip
    return password


def context(county: County, person: Person) -> list[str]:
    """The names around an account, which its password must not be made of."""
    units = registry.units(county.id).values()
    around = [name for unit in units for name in (unit.id, unit.name)]
    colleagues = registry.people(county.id)
    return [person.id, person.name, county.id, county.name, *around, *colleagues]
