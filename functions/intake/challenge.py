"""A sum to do in one's head, asked where a rate bucket is full (field.md §3.3): no image, no state."""

import hmac
import re
from datetime import datetime, timedelta

from functions.domain.codes import fingerprint
from functions.domain.refusals import Challenge, Words
from functions.domain.words.matching import folded
from functions.intake.forms import Challenged

VALID = timedelta(minutes=10)
LONGEST = 40  # characters of an answer that are read
_DIGITS = "零一二三四五六七八九"
_ENGLISH = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
]
_SOUNDS = dict(
    zip(["ling", "yi", "er", "san", "si", "wu", "liu", "qi", "ba", "jiu", "shi", "liang"], f"{_DIGITS}十二", strict=True)
)  # fmt: skip
_SOUND = re.compile("|".join(_SOUNDS))
_OTHER = re.compile(rf"[^{_DIGITS}十]")
_SAME = str.maketrans("〇两俩幺壹贰叁参肆伍陆柒捌玖拾", "零二二一一二三三四五六七八九十")
_NUMBER = re.compile(rf"[0-9]+|[{_DIGITS}十]+|(?:(?:{_SOUND.pattern}) ?)+(?![a-z])|[a-z]+")


def ask(secret: str, at: datetime) -> Challenge:
    """A question with its token; the moment is the dice."""
    dice = int(at.timestamp() * 1000)
    a, b = 1 + dice % 9, 1 + dice // 9 % 9
    until = int((at + VALID).timestamp())
    question = Words(f"{_DIGITS[a]}加{_DIGITS[b]}等于几？", f"What is {a} plus {b}?")
    return Challenge(question, f"{until}.{_seal(secret, until, a + b)}")


def is_answered(secret: str, token: str, answer: str, at: datetime) -> bool:
    """Whether the answer fits the token, in time; it may be written in any way (`11`, `十一个`, `eleven`)."""
    until, _, seal = token.partition(".")
    total = _meant(answer[:LONGEST])
    if not (until.isascii() and until.isdigit() and len(until) < LONGEST) or total is None:
        return False
    fits = hmac.compare_digest(seal.encode(), _seal(secret, int(until), total).encode())
    return fits and at.timestamp() < int(until)


def is_solved(secret: str, answered: Challenged | None, at: datetime) -> bool:
    """Whether a challenge came back with the right answer."""
    return answered is not None and is_answered(secret, answered.token, answered.answer, at)


def _meant(answer: str) -> int | None:
    """The last number of an answer: who repeats the question ends with what it makes."""
    plain = re.sub(r"(?<=[0-9])\.0+(?![0-9])", "", folded(answer)).translate(_SAME)
    read = [n for word in _NUMBER.findall(plain) if (n := _read(word)) is not None]
    return read[-1] if read else None


def _read(word: str) -> int | None:
    if word.isdigit() and word.isascii():
        return int(word)
    if word in _ENGLISH:
        return _ENGLISH.index(word)
    if word.isascii():
        word = _SOUND.sub(lambda sound: _SOUNDS[sound[0]], word).replace(" ", "")
    if _OTHER.search(word):
        return None
    digits = [_DIGITS.find(char) for char in word]
    if -1 not in digits:
        return int("".join(map(str, digits)))
    tens, _, ones = word.removeprefix("零").partition("十")
    parts = [_read(part) if part else usual for part, usual in ((tens, 1), (ones, 0))]
    return None if None in parts else (parts[0] or 0) * 10 + (parts[1] or 0)


def _seal(secret: str, until: int, total: int) -> str:
    return fingerprint(secret, "challenge", str(until), str(total))[:32]
