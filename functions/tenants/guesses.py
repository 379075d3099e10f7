"""What slows down who guesses passwords, and lets the owner in all the same.

Five failures close an account to the address that they came from, for a quarter of an hour at most.
Sixty of one address close it to all names. Thirty of one account from wherever leave to strangers one
try a minute; an address from which the account was signed in to within half a year is no stranger.
"""

from datetime import datetime, timedelta

from functions.domain import codes
from functions.domain.county.county import County
from functions.domain.refusals import TooMany
from functions.store import tries
from functions.store.tries import FAILURE, TRY, Brake

OF_ADDRESS, OF_ACCOUNT, OF_NAMES, OF_PASSWORD = 5, 30, 60, 5


class Guard:
    """The brakes that one sign-in passes."""

    def __init__(self, county: County, user: str, address: str, at: datetime) -> None:
        self._tenant, self._user, self._at = county.id, user, at
        self._who = codes.fingerprint(county.secret, "signs in from", address)[:24]
        self._own = Brake(f"at#{self._who}#{user}", OF_ADDRESS * FAILURE)
        self._account = Brake(f"account#{user}", OF_ACCOUNT * FAILURE)
        self._others = [Brake(f"address#{self._who}", OF_NAMES * FAILURE)]

    def admit(self) -> None:
        """Count a try. Raises `TooMany`."""
        at = self._at
        if tries.may_try(self._tenant, [self._own, self._account, *self._others], at):
            self._others.append(self._account)
            return
        slow = [] if self._is_known() else [Brake(f"slow#{self._user}", TRY, timedelta(minutes=1))]
        if not tries.may_try(self._tenant, [self._own, *self._others, *slow], at):
            raise TooMany(
                "失败次数过多，请过几分钟再试", "Too many failures; try again in some minutes"
            )

    def failed(self) -> None:
        """The password was wrong."""
        tries.failed(self._tenant, [self._own, *self._others], self._at)

    def succeeded(self) -> None:
        """It was right."""
        tries.succeeded(self._tenant, self._own, self._others, self._at)
        if not self._is_known():
            tries.remember(self._tenant, self._user, self._who, self._at)

    def _is_known(self) -> bool:
        return tries.is_remembered(self._tenant, self._user, self._who, self._at)


def admit_change(county: County, user: str, at: datetime) -> Brake:
    """Count a change of the password, whoever holds the session. Raises `TooMany`."""
    brake = Brake(f"password#{user}", OF_PASSWORD * FAILURE)
    if not tries.may_try(county.id, [brake], at):
        raise TooMany(
            "原密码错误次数过多，请 15 分钟后再试", "Too many failures; try in 15 minutes"
        )
    return brake
