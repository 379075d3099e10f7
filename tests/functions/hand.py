"""The product's one clock, moved by hand."""

from datetime import UTC, datetime, timedelta

import app as product
from functions.router.route import route
from functions.timers.sweep import sweep


class Hand:
    """The sweep runs at every stop, as often as it finds something."""

    def __init__(self, http, deliver, monkeypatch):
        self.http, self.deliver, self.monkeypatch = http, deliver, monkeypatch
        self.at = datetime.now(UTC)

    def to(self, **by):
        self.at += timedelta(**by)
        self.monkeypatch.setattr(product, "now", lambda: self.at)
        self.http.tokens.clear()
        while sweep(lambda tenant, one: route(tenant, one, at=self.at), at=self.at).due:
            pass
        self.deliver()
