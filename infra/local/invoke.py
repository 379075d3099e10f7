"""One call of a handler, as Lambda makes it."""

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Handler = Callable[[dict[str, Any], Any], Any]
Event = dict[str, Any]


@dataclass
class Context:
    """What Lambda tells a handler about the call it is in."""

    function_name: str
    seconds: int = 60
    memory_limit_in_mb: str = "512"
    function_version: str = "$LATEST"
    aws_request_id: str = field(default_factory=lambda: str(uuid.uuid4()))
    started: float = field(default_factory=time.monotonic)

    @property
    def invoked_function_arn(self) -> str:
        return f"arn:aws:lambda:us-east-1:000000000000:function:{self.function_name}"

    @property
    def log_group_name(self) -> str:
        return f"/aws/lambda/{self.function_name}"

    @property
    def log_stream_name(self) -> str:
        return "local"

    def get_remaining_time_in_millis(self) -> int:
        return max(0, int((self.started + self.seconds - time.monotonic()) * 1000))


def failed_items(answer: Any) -> set[str]:
    """The records that a handler gave back: `{"batchItemFailures": [{"itemIdentifier": …}]}`."""
    failures = (answer or {}).get("batchItemFailures") or []
    return {failure["itemIdentifier"] for failure in failures}
