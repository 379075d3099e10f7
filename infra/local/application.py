"""The product as the runner sees it: Chalice's app object, and what starts each of its handlers."""

import importlib
import sys
import threading
from pathlib import Path
from typing import Any

import msgspec
from chalice.app import (
    BaseEventSourceConfig,
    Chalice,
    DynamoDBEventConfig,
    ScheduledEventConfig,
    SQSEventConfig,
)

from infra import template
from infra.local import provision
from infra.local.failures import FailureQueue
from infra.local.feed_client import FeedClient
from infra.local.invoke import Handler
from infra.local.queues import Poller
from infra.local.schedule import Clock
from infra.local.streams import Reader

Source = Reader | Poller | Clock


def load(folder: Path) -> Chalice:
    """Import app.py from a folder, and make it ready for calls from several threads.

    Lambda calls once at a time, so neither Chalice nor msgspec had to be.
    """
    sys.path.insert(0, str(folder))
    app: Chalice = importlib.import_module("app").app
    _learn_forms(msgspec.Struct)
    app.__class__ = type("ThreadedChalice", (_OneRequestAThread, type(app)), {})
    return app


def sources(app: Chalice) -> list[BaseEventSourceConfig]:
    """What is to be read, polled or called in time, one for each handler that is not HTTP's."""
    known = (DynamoDBEventConfig, SQSEventConfig, ScheduledEventConfig)
    unknown = [s.name for s in app.event_sources if not isinstance(s, known)]
    if unknown:
        raise SystemExit(f"the local runner can't start these handlers: {', '.join(unknown)}")
    found: list[BaseEventSourceConfig] = app.event_sources
    return found


def start_of(app: Chalice, source: BaseEventSourceConfig) -> Source:
    """The reader, poller or clock of one handler, with the settings of infra/resources.yaml."""
    handler: Handler = app.handler_map[source.name]
    if isinstance(source, ScheduledEventConfig):
        return Clock(source.name, handler, _expression(source))
    mapping = template.mapping(source.name)
    if isinstance(source, SQSEventConfig):
        queue = mapping["Queue"]["Fn::GetAtt"][0]
        url, arn = provision.queue_url(queue), provision.queue_arn(queue)
        return Poller(source.name, handler, mapping, url=url, arn=arn)
    return Reader(
        source.name,
        handler,
        mapping,
        table=mapping["Stream"]["Fn::GetAtt"][0],
        ask=FeedClient().ask,
        give_up=FailureQueue(source.name, mapping).put,
    )


class _OneRequestAThread:
    """Chalice keeps the current request on the app, because Lambda calls it once at a time."""

    _of_this_thread = threading.local()

    @property
    def current_request(self) -> Any:
        return self._of_this_thread.current_request

    @current_request.setter
    def current_request(self, request: Any) -> None:
        self._of_this_thread.current_request = request


def _learn_forms(form: type[msgspec.Struct]) -> None:
    """Have msgspec take in each form now: two threads that first use one together can crash it."""
    for each in form.__subclasses__():
        msgspec.json.Decoder(each)
        _learn_forms(each)


def _expression(source: ScheduledEventConfig) -> str:
    expression = source.schedule_expression
    return expression if isinstance(expression, str) else expression.to_string()
