"""Patterns that are compiled when they are first asked, not when their module is imported.

The nets and the masks hold some two hundred of them, a few with thousands of words. Compiling them all took half
of a cold start, also of functions that read no text (`python -m bench.cold`).
"""

import re
from typing import cast


class _Late:
    """Stands for its pattern; what it was asked once it has at hand."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._asked = pattern, flags

    def __getattr__(self, name: str) -> object:
        compiled = self.__dict__.get("_compiled") or re.compile(*self._asked)
        self.__dict__["_compiled"] = compiled
        self.__dict__[name] = found = getattr(compiled, name)
        return found


def pattern(written: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but at the first use: what is badly written fails in the tests that use it."""
    return cast(re.Pattern[str], _Late(written, flags))
