"""Codes as they are printed, and as they come back from paper."""

from functions.domain.codes import normal


def printed(code: str) -> str:
    """The code in groups of four, as people read it aloud."""
    return "-".join(code[i : i + 4] for i in range(0, len(code), 4))


def read(text: str) -> str | None:
    """The code in what somebody typed, pasted or scanned, or None where there is none."""
    return normal(text)
