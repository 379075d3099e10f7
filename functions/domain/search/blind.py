"""The blind index: telephones and names as keyed digests, so that they are found and never read.

A telephone is found whole and by its last four to eight figures, a name whole. Who holds the county's
secret could list all tails of four; nobody else can tell a number from its digest.
"""

from functions.domain.codes import fingerprint
from functions.domain.items.appeal import Contact
from functions.domain.search.form import LEAST, plain
from functions.domain.words import telephones

SHORTEST, LONGEST_TAIL = 4, 8  # figures of a tail
_MOST = 40  # digests of one contact


def of_contact(secret: str, contact: Contact) -> tuple[str, ...]:
    """Under which digests a contact is found."""
    tails = {tail for digits in _numbers(contact.phone) for tail in _tails(digits)}
    phones = [_digest(secret, "phone", tail) for tail in sorted(tails)]
    name = plain(contact.name)
    return tuple(([_digest(secret, "name", name)] if len(name) >= LEAST else []) + phones[:_MOST])


def of_word(secret: str, word: str) -> tuple[str, ...]:
    """Under which digests what was typed may be found: a telephone or its tail, or a name."""
    if word.isascii() and word.isdigit():
        return (_digest(secret, "phone", word),) if len(word) >= SHORTEST else ()
    return (_digest(secret, "name", word),)


def fits(twin: str, digits: str) -> bool:
    """Whether a masked telephone (199****0061) may be the one of which these figures are the end."""
    shown = [part.partition("转")[0].split("****") for part in twin.split("、") if "****" in part]
    return any(
        digits[-4:] == tail[-4:] and (len(digits) <= LONGEST_TAIL or digits.startswith(head[:3]))
        for head, tail in (part for part in shown if len(part) == 2)
    )


def _numbers(phone: str) -> list[str]:
    read = [number.written.partition("转")[0] for number in telephones.numbers(phone)]
    return [figures for number in read if (figures := "".join(filter(str.isdigit, number)))]


def _tails(digits: str) -> set[str]:
    lengths = range(SHORTEST, min(LONGEST_TAIL, len(digits)) + 1)
    return {digits, *(digits[-length:] for length in lengths)}


def _digest(secret: str, kind: str, said: str) -> str:
    return fingerprint(secret, "find", kind, said)[:32]
