"""AWS calls that cost less, for those that only ever reach the local store.

It asks for no signature and reads no user agent; botocore makes both anew for each call, a third of
what a call costs. What S3 presigns is signed by other means, and still is.
"""

from typing import Any

import botocore.auth
from botocore import useragent


class _Unsigned(botocore.auth.SigV4Auth):
    def add_auth(self, request: Any) -> None:
        """Leave the request as it is."""


def _anybody(_: object) -> str:
    return "local"


def save() -> None:
    """Spare this process, and those it forks, what the local store has no use for."""
    botocore.auth.AUTH_TYPE_MAPS["v4"] = _Unsigned
    setattr(useragent.UserAgentString, "to_string", _anybody)  # noqa: B010 - typed as a method
