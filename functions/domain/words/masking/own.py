"""The teller's own name in their text, found by the masked twin that heads hold: 张*山."""

import re

from functions.domain.words.masking.shadow import stripped

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
