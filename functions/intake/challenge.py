"""A sum to do in one's head, asked where a rate bucket is full (field.md §3.3): no image, no state."""

import hmac
from datetime import datetime, timedelta

from functions.domain.codes import fingerprint
from functions.domain.refusals import Challenge, Words

VALID = timedelta(minutes=10)
_DIGITS = "零一二三四五六七八九"


def ask(secret: str, at: datetime) -> Challenge:
    """A question with its token; the moment is the dice."""
    dice = int(at.timestamp() * 1000)
    a, b = 1 + dice % 9, 1 + dice // 9 % 9
    until = int((at + VALID).timestamp())
    question = Words(f"{_DIGITS[a]}加{_DIGITS[b]}等于几？", f"What is {a} plus {b}?")
    return Challenge(question, f"{until}.{_seal(secret, until, a + b)}")


def is_answered(secret: str, token: str, answer: str, at: datetime) -> bool:
    """Whether the answer fits the token, in time."""
    until, _, seal = token.partition(".")
    if not (until.isascii() and until.isdigit() and answer.strip().isdecimal()):
        return False
    fits = hmac.compare_digest(seal, _seal(secret, int(until), int(answer.strip())))
    return fits and at.timestamp() < int(until)


def _seal(secret: str, until: int, total: int) -> str:
    return fingerprint(secret, "challenge", str(until), str(total))[:32]
