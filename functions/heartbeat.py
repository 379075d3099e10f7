"""A sign of life: one line of the log, of which CloudWatch makes the metric that alarms watch.

Embedded metric format:
https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
"""

import sys
from datetime import datetime, timedelta

import msgspec

from functions import settings

NAMESPACE, LAG = "Mashangban", "LagSeconds"
_METRIC = {
    "Namespace": NAMESPACE,
    "Dimensions": [["Stage", "Task"]],
    "Metrics": [{"Name": LAG, "Unit": "Seconds"}],
}


def beat(task: str, *, lag: timedelta, at: datetime, **told: int) -> None:
    """Say that a task ran to its end, and how late the oldest was of what was due.

    One machine has no CloudWatch: there the runner itself starts what ends.
    """
    if not settings.IS_LOCAL:
        sys.stdout.write(line(task, lag=lag, at=at, **told) + "\n")


def line(task: str, *, lag: timedelta, at: datetime, **told: int) -> str:
    """The line of a beat; what is `told` beside the metric can be searched in the log."""
    embedded = {"Timestamp": int(at.timestamp() * 1000), "CloudWatchMetrics": [_METRIC]}
    said = {"_aws": embedded, "Stage": settings.STAGE, "Task": task, LAG: lag.total_seconds()}
    return msgspec.json.encode(said | told).decode()
