"""The queue of notices that go outside: a slow or broken robot holds nobody else up."""

from functools import cache
from typing import Any

from botocore.config import Config
from botocore.session import get_session

from functions import settings


@cache
def _sqs() -> Any:
    quick = Config(
        connect_timeout=2, read_timeout=5, retries={"total_max_attempts": 3, "mode": "standard"}
    )
    return get_session().create_client("sqs", config=quick)


def enqueue(body: str) -> None:
    """Put a notice into the queue. Doubled messages do no harm: sending claims its notice first."""
    _sqs().send_message(QueueUrl=settings.NOTICES_QUEUE_URL, MessageBody=body)
