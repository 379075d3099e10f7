"""The teller's own name in their text, found by the masked twin that heads hold: 张*山."""

import re

from functions.domain.words import late
from functions.domain.words.masking.shadow import stripped
from functions.domain.words.matching import folded

_TITLES = "先生|女士|小姐|师傅|大[爷叔妈姐哥伯娘嫂]|阿姨|叔叔|奶奶|爷爷|婆婆|老师|同志|同学|老板"
_SHOWN = 2  # signs of a twin that must be known, or it would fit everybody


def own(content: str, twin: str) -> list[int]:
    """The places where the text says the name that was left as contact. One of two signs fits too many."""
    if "*" not in twin or len(twin.replace("*", "")) < _SHOWN:
        return []
    shadow = stripped(content)
    wanted = "".join(r"[^\W\d_]" if sign == "*" else re.escape(sign) for sign in twin)
    return [
        shadow.at[i] for match in re.finditer(wanted, shadow.text) for i in range(*match.span())
    ]


def addressed(content: str, twin: str) -> list[int]:
    """The places where staff call them by their surname: 张先生, 老张, 姓张. Titles of office are others'."""
    surname = re.escape(twin[:1])
    if not surname or twin[0] == "*":
        return []
    shadow = stripped(content)
    called = late.pattern(
        rf"{surname}[^\W\d_]?(?:{_TITLES})|(?:老|小|阿|姓){surname}(?![^\W\d_]?(?:书记|主任|局长|镇长|科长|村长))"
    )
    return [shadow.at[i] for match in called.finditer(shadow.text) for i in range(*match.span())]


def calls(content: str, name: str) -> bool:
    """Whether a text names somebody: in full, by the given name, or by the surname with a title."""
    said, given = folded(content), folded(name)[1:]
    if not name:
        return False
    by_given = len(given) > 1 and not re.fullmatch(_TITLES, given) and given in said
    return folded(name) in said or by_given or bool(addressed(content, name))
