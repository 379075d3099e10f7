"""The store's feed, asked from a worker."""

import http.client
import os
from urllib.parse import urlsplit

import msgspec

from infra.local.wire import FEED, Answer, Ask

_PATIENCE_SECONDS = 30


class FeedClient:
    def __init__(self) -> None:
        address = urlsplit(os.environ["AWS_ENDPOINT_URL"]).netloc
        self._store = http.client.HTTPConnection(address, timeout=_PATIENCE_SECONDS)

    def ask(self, ask: Ask) -> Answer:
        self._store.request("POST", FEED, msgspec.json.encode(ask))
        answer = self._store.getresponse().read()
        return msgspec.json.decode(answer, type=Answer)
