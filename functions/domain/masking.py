"""Hide what identifies a person, wherever more eyes than needed may read (field.md §3.1)."""

import re

_ID_CARD = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
_BANK_CARD = re.compile(r"(?<!\d)\d{16,19}(?!\d)")
_PHONE = re.compile(r"(?<!\d)1\d{10}(?!\d)")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def phone(number: str) -> str:
    """19900000061 as 199****0061."""
    return number[:3] + "****" + number[-4:] if len(number) >= 8 else "****"


def name(full: str) -> str:
    """张大山 as 张*山, 吴花 as 吴*."""
    return full[:1] + "*" * max(1, len(full) - 2) + (full[-1] if len(full) > 2 else "")


def text(content: str) -> str:
    """The text with identity cards, bank cards and mobile numbers masked."""
    content = _ID_CARD.sub(lambda m: _id_card(m[0]), content)
    content = _BANK_CARD.sub(lambda m: _bank_card(m[0]), content)
    return _PHONE.sub(lambda m: phone(m[0]), content)


def _id_card(digits: str) -> str:
    """GB 11643: the 18th character is a check digit."""
    total = sum(int(d) * w for d, w in zip(digits[:17], _WEIGHTS, strict=True))
    genuine = "10X98765432"[total % 11] == digits[17].upper()
    return digits[:3] + "*" * 11 + digits[-4:] if genuine else digits


def _bank_card(digits: str) -> str:
    """ISO/IEC 7812: the Luhn sum is a multiple of ten."""
    doubled = (int(d) * (1 + i % 2) for i, d in enumerate(reversed(digits)))
    luhn = sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0
    return digits[:4] + "*" * (len(digits) - 8) + digits[-4:] if luhn else digits
