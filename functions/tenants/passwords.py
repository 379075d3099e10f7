"""Passwords at rest: argon2id at 19 MiB (OWASP), about 20 ms."""

from typing import Annotated

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from msgspec import Meta

from functions.domain.refusals import invalid

LEAST, LONGEST = 8, 128
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


def checked(field: str, password: str) -> str:
    """A password that is long enough and mixes kinds (等保 2.0: complexity)."""
    kinds = sum(
        any(test(c) for c in password)
        for test in (str.isalpha, str.isdigit, lambda c: not c.isalnum())
    )
    if not LEAST <= len(password) <= LONGEST or kinds < 2:
        raise invalid(
            field, "weak", "密码至少 8 位，且含字母、数字、符号中的两种",
            "needs 8 characters of two kinds (letters, digits, signs)",
        )  # fmt: skip
    return password
