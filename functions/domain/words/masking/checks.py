"""What makes a row of digits a number of a person's, and what only looks like one."""

from itertools import pairwise
from typing import NamedTuple

from functions.domain.words import late

_BIRTH = late.pattern(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_SHORT_BIRTH = late.pattern(r"\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
_MONEY = late.pattern(r"[ \-]?(?:元|块|万|亿|吨|千瓦|立方|平方)")
_AMOUNT = late.pattern(
    r"[ \-]?(?:元|块|万|亿|吨|千|米|度|立方|平|斤|公斤|人|次|年|月|日|个|户|栋|号楼|%)"
)
_PARTS = late.pattern(r"[ \-._,@#]")
_PROVINCES = late.pattern(
    r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[19]"
)  # 99: samples
_ISSUERS = late.pattern(r"62|60|4|5[0-9]|3[0-9]|9[0-9]")
_DIALLED = late.pattern(r"^(?:(?:00[ \-]?)?86|17951|12593|0)[ \-._,]?(?=1)")
_LISTED = 4  # so many numbers that ascend are a list of houses


class Found(NamedTuple):
    """A row of digits as its shadow has it, and what follows it."""

    said: str
    after: str

    @property
    def digits(self) -> str:
        """The digits alone."""
        return _PARTS.sub("", self.said)

    @property
    def groups(self) -> list[str]:
        """The groups that it is written in."""
        return _PARTS.split(self.said)

    @property
    def between(self) -> set[str]:
        """What stands between the groups."""
        return set(_PARTS.findall(self.said))


def anything(_found: Found) -> bool:
    """Its spelling, or the words before it, are proof enough."""
    return True


def mobile(found: Found) -> bool:
    """No amount, no list, no address of the net."""
    if _MONEY.match(found.after) or _is_list(found.groups):
        return False
    groups = _PARTS.split(_DIALLED.sub("", found.said))
    sizes = tuple(len(g) for g in groups)
    if found.between & {",", "_"}:
        return sizes in _IN_FOURS or max(sizes) == 1
    if "." in found.between:
        return found.between == {"."} and not _is_net_address(groups) and not _is_dated(groups)
    return True


_IN_FOURS = {(11,), (3, 4, 4), (3, 8), (7, 4), (4, 4, 3), (3, 3, 5)}  # 13,800,138,000 is an amount


def landline(found: Found) -> bool:
    """No amount of money, no list."""
    return not _MONEY.match(found.after) and not _is_list(found.groups)


def local(found: Found) -> bool:
    """A number of seven or eight digits behind a word for calling: no date, no amount."""
    return _is_plain(found) and not _BIRTH.fullmatch(found.digits)


def called(found: Found) -> bool:
    """A longer one behind such a word."""
    return _is_plain(found) and not _BIRTH.match(found.digits)


def service(found: Found) -> bool:
    """A number of 400 or 800, as one writes those."""
    return landline(found) and len(found.groups[0]) in {1, 3, 4, 6, 7, 10}


def identity_card(found: Found) -> bool:
    """GB 11643: a province and a day of birth. The check digit proves nothing: one in eleven fits."""
    digits = found.digits
    return bool(_PROVINCES.match(digits) and _BIRTH.fullmatch(digits[6:14]))


def old_identity_card(found: Found) -> bool:
    """Fifteen digits, until 2013."""
    digits = found.digits
    return bool(_PROVINCES.match(digits) and _SHORT_BIRTH.fullmatch(digits[6:12]))


def bank_card(found: Found) -> bool:
    """ISO/IEC 7812: an issuer, and the Luhn sum is a multiple of ten."""
    digits = found.digits
    doubled = (int(d) * (1 + i % 2) for i, d in enumerate(reversed(digits)))
    luhn = sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0
    return luhn and bool(_ISSUERS.match(digits)) and not _is_list(found.groups)


def long_card(found: Found) -> bool:
    """The same in groups between which something else stands."""
    return len(found.digits) in range(16, 20) and bank_card(found)


def account(found: Found) -> bool:
    """Behind a word for an account: no amount."""
    return not _AMOUNT.match(found.after)


def handle(found: Found) -> bool:
    """What stands before an @: a letter is in it, or it is long; no price each."""
    return len(found.digits) > 4 or any(sign.isalpha() for sign in found.said)


def passport(found: Found) -> bool:
    """A letter and digits that are no day."""
    return not _BIRTH.fullmatch(found.digits.lstrip("abcdefghijklmnopqrstuvwxyz"))


def plate(found: Found) -> bool:
    """Digits are in it, or it is a word."""
    return sum(c.isdigit() for c in found.said) >= 2


def _is_plain(found: Found) -> bool:
    return not _AMOUNT.match(found.after) and not _is_list(found.groups)


def _is_list(groups: list[str]) -> bool:
    """1、3、5…: numbers that ascend."""
    if len(groups) < _LISTED or not all(g.isdigit() for g in groups):
        return False
    values = [int(g) for g in groups]
    return all(a < b for a, b in pairwise(values))


def _is_dated(groups: list[str]) -> bool:
    """1986.2.19…: it begins with a year."""
    return len(groups) > 2 and groups[0].startswith(("19", "20")) and len(groups[0]) == 4


def _is_net_address(groups: list[str]) -> bool:
    return len(groups) == 4 and all(len(g) <= 3 and int(g) < 256 for g in groups if g.isdigit())
