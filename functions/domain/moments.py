"""Moments as the contract writes them."""

from datetime import datetime

from functions.domain.codes import BEIJING


def rfc3339(at: datetime) -> str:
    """RFC 3339 with the offset of Beijing, in seconds."""
    return at.astimezone(BEIJING).isoformat(timespec="seconds")
