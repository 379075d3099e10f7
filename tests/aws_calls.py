"""Notes which function of app.py makes which AWS call on which resource, while tests run.

tests/conftest.py switches it on; tests/test_policies.py holds the policies to what it noted.
"""

import json
import os
import sys
from pathlib import Path

from botocore.client import BaseClient

ROOT = Path(__file__).parent.parent
APP, SWEEP = str(ROOT / "app.py"), str(ROOT / "functions/timers/sweep.py")
WATCH = str(ROOT / "functions/insight/watch.py")
CODE = {  # whose frame tells which function it is that is running
    (APP, "call"): "api",
    (APP, "route_appeals"): "route",
    (APP, "notify_people"): "notify",
    (APP, "send_notices"): "send",
    (APP, "reencode_photos"): "reencode",
    (APP, "sweep"): "sweep",
    (APP, "do_due"): "due",
    (APP, "ask_for_looks"): "ask",
    (APP, "look_at_county"): "look",
    (SWEEP, "sweep"): "sweep",  # where a test takes this step alone
    (WATCH, "watch"): "look",
}
WRITES = {
    "Put": "PutItem",
    "Update": "UpdateItem",
    "Delete": "DeleteItem",
    "ConditionCheck": "ConditionCheckItem",
}
KEYS = ("TableName", "Bucket", "QueueUrl")
# Who may not list a bucket is told 403, not 404, of what is not there.
GRANTS = {
    "GetObject": ("GetObject", "ListBucket"),
    "HeadObject": ("GetObject", "ListBucket"),
    "ListObjectsV2": ("ListBucket",),
    "SendMessageBatch": ("SendMessage",),
}
VARIABLES = {
    "APPEALS_TABLE": "AppealsTable",
    "AUX_TABLE": "AuxTable",
    "REGISTRY_TABLE": "RegistryTable",
    "SEARCH_TABLE": "SearchTable",
    "UPLOADS_BUCKET": "UploadsBucket",
    "PHOTOS_BUCKET": "PhotosBucket",
    "SEARCH_BUCKET": "SearchBucket",
    "EXPORTS_BUCKET": "ExportsBucket",
    "NOTICES_QUEUE_URL": "NoticesQueue",
    "DUE_QUEUE_URL": "DueQueue",
    "LOOKS_QUEUE_URL": "LooksQueue",
}

noted: set[tuple[str, str, str]] = set()


def watch():
    """Note every call from now on."""
    make = BaseClient._make_api_call

    def note(self, operation, parameters):
        if function := caller():
            service = self.meta.service_model.service_name
            pairs = needed(service, operation, parameters)
            noted.update((function, action, resource) for action, resource in pairs)
        return make(self, operation, parameters)

    BaseClient._make_api_call = note


def write():
    """Leave what this process noted in the folder that AWS_CALLS names, where it names one."""
    if folder := os.environ.get("AWS_CALLS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        (Path(folder) / f"{os.getpid()}.json").write_text(json.dumps(sorted(noted)))


def read(folder):
    """What all processes of a run noted."""
    files = Path(folder).glob("*.json")
    return {tuple(call) for file in files for call in json.loads(file.read_text())}


def caller():
    """Which of the functions is running; None where a test itself calls."""
    frame = sys._getframe()
    while frame:
        if function := CODE.get((frame.f_code.co_filename, frame.f_code.co_name)):
            return function
        frame = frame.f_back
    return None


def needed(service, operation, parameters):
    """The pairs of IAM action and resource that a call needs."""
    if operation == "TransactWriteItems":
        for item in parameters["TransactItems"]:
            for kind, entry in item.items():
                yield f"dynamodb:{WRITES[kind]}", logical(entry["TableName"])
    elif operation == "TransactGetItems":
        for item in parameters["TransactItems"]:
            yield "dynamodb:GetItem", logical(item["Get"]["TableName"])
    elif operation in {"BatchGetItem", "BatchWriteItem"}:
        for table in parameters["RequestItems"]:
            yield f"dynamodb:{operation}", logical(table)
    else:
        name = next(parameters[key] for key in KEYS if key in parameters)
        index = "/index" if "IndexName" in parameters else ""
        for action in GRANTS.get(operation, (operation,)):
            yield f"{service}:{action}", logical(name) + index


def logical(name):
    """The template's name of a table, bucket or queue of the tests' environment."""
    return next(given for variable, given in VARIABLES.items() if os.environ[variable] == name)
