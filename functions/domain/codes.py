"""Codes that people read aloud, and the numbers derived from them.

A place code and a query code are 12 Crockford base32 characters: the county's tag (3), then 9 of
45 random bits. The tag says in which county to look, so that no index has to be asked.
"""

import hmac
import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from urllib.parse import unquote

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
TAG, LENGTH = 3, 12
RANDOM_BITS = 5 * (LENGTH - TAG)
BEIJING = timezone(timedelta(hours=8), "Asia/Shanghai")
_EYE = (
    r"[\-\s\u2010-\u2014\u2212·._+]"  # signs that are only for the eye; + is a blank of an address
)
_READ = str.maketrans("OIL", "011")


_READ_AT_MOST = 2000  # characters
_LINK = re.compile(r"/[QA]/+")
_ALONE = (
    re.compile(rf"(?<![0-9A-Z])[0-9A-Z]{{{LENGTH}}}(?![0-9A-Z])"),
    re.compile(
        rf"(?<![0-9A-Z])[0-9A-Z]{{4}}({_EYE}{{1,3}})[0-9A-Z]{{4}}\1[0-9A-Z]{{4}}"
        r"(?!\1[0-9A-Z]{4}(?![0-9A-Z])|[0-9A-Z])"
    ),
    *(
        re.compile(
            rf"(?<![0-9A-Z])[0-9A-Z]{{{size}}}({_EYE}{{1,3}})(?:[0-9A-Z]{{{size}}}\1){{{LENGTH // size - 2}}}"
            rf"[0-9A-Z]{{{size}}}(?!\1[0-9A-Z]{{{size}}}(?![0-9A-Z])|[0-9A-Z])"
        )
        for size in (1, 2, 3, 6)
    ),  # read aloud, or cut by a keyboard
)


def normal(typed: str) -> str | None:
    """The code in what somebody typed, pasted, scanned or read aloud, or None where there is none.

    Chinese keyboards type full-width letters (ＮＴＨ) and dashes of many lengths; what is shared
    carries a whole link, a sentence, `%20`, `。` or `&from=timeline` around the code.
    """
    whole = _plain(typed[:_READ_AT_MOST])
    parts = (part for text in (_LINK.split(whole, 1)[-1], whole) for part in _parts(text))
    return next((code for part in parts if (code := _exact(part))), None)


def _parts(text: str) -> Iterator[str]:
    yield text
    for pattern in _ALONE:
        yield from (match[0] for match in pattern.finditer(text))


def _exact(text: str) -> str | None:
    code = re.sub(_EYE, "", text).translate(_READ)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def _plain(typed: str) -> str:
    """In half width and capitals, percent signs read, without what cannot be seen."""
    text = unicodedata.normalize("NFKC", unquote(unquote(unicodedata.normalize("NFKC", typed))))
    return "".join(c for c in text if unicodedata.category(c) != "Cf").upper()


def mint(tag: str, draw: Callable[[int], int]) -> str:
    """A new place code of a county; `draw(n)` gives n random bits."""
    return tag + spell(draw(RANDOM_BITS), LENGTH - TAG)


def place_code(secret: str, tag: str, named: str, salt: int = 0) -> str:
    """The code of an imported place: the same for the same name, so that nothing is imported twice."""
    return tag + spell(_bits(secret.encode(), f"place#{named}#{salt}"), LENGTH - TAG)


def tag_of(code: str) -> str:
    """The tag of the county that a code belongs to."""
    return code[:TAG]


def spell(bits: int, length: int) -> str:
    """The lowest `5 × length` bits as base32."""
    return "".join(ALPHABET[bits >> 5 * i & 31] for i in reversed(range(length)))


def county_tag(tenant: str, salt: int = 0) -> str:
    """The tag proposed for a county; where it is taken, the next salt proposes another."""
    return spell(_bits(b"tag", f"{tenant}#{salt}"), TAG)


def query_code(secret: str, tag: str, key: str, salt: int = 0) -> str:
    """The citizen's query code (查询码): the same for the same idempotency key, unguessable."""
    return tag + spell(_bits(secret.encode(), f"query#{key}#{salt}"), LENGTH - TAG)


def appeal_id(secret: str, code: str) -> str:
    """Twelve digits that name the appeal in its county; the query code cannot be told from them."""
    return f"{_bits(secret.encode(), f'id#{code}') % 10**12:012}"


def number(submitted_at: datetime, identity: str) -> str:
    """The work order's number (工单编号): the day in Beijing, then the appeal's id; 18 digits."""
    return f"{submitted_at.astimezone(BEIJING):%y%m%d}{identity}"


def number_in(typed: str) -> str:
    """A work order's number as it was typed or pasted, in its 18 digits; else what was typed."""
    text = _plain(typed[:_READ_AT_MOST])
    readings = (text, re.sub(r"[\s\-‐-―._·]", "", text))
    found = (re.search(r"(?<!\d)[0-9]{18}(?!\d)", reading) for reading in readings)
    return next((match[0] for match in found if match), typed)


def id_of(no: str) -> str | None:
    """The appeal's id in a work order's number, or None where it cannot be one."""
    return no[6:] if len(no) == 18 and no.isascii() and no.isdigit() else None


def fingerprint(secret: str, *parts: str) -> str:
    """A keyed digest: tells whether two things are the same without keeping either."""
    return hmac.new(secret.encode(), "\x1f".join(parts).encode(), sha256).hexdigest()


def _bits(secret: bytes, text: str) -> int:
    return int.from_bytes(hmac.new(secret, text.encode(), sha256).digest()[:16])
