"""Each function may do what it does, and nothing else: the policies against the calls that tests make."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from infra import template
from tests import aws_calls

ROOT = Path(__file__).parent.parent
ACTING = ROOT / "tests/functions"  # the tests that play every function's part
CONFIG = json.loads((ROOT / ".chalice/config.json").read_text())["stages"]["cloud"]
HANDLERS = {"api": "APIHandler"} | {
    Path(given["iam_policy_file"]).stem.removeprefix("policy-"): handler
    for handler, given in CONFIG["lambda_functions"].items()
}

# Signed here, used by people's browsers: no call of ours.
PRESIGNED = {
    ("api", "s3:PutObject", "UploadsBucket"),
    ("api", "s3:GetObject", "PhotosBucket"),
}
HANDS = {"AppealsTable/index", "DueQueue"}  # what the sweep finds, and hands out
STREAM = ("DescribeStream", "GetRecords", "GetShardIterator", "ListStreams")
QUEUE = ("ReceiveMessage", "DeleteMessage", "GetQueueAttributes")
LOGS = ("CreateLogStream", "PutLogEvents")


@pytest.fixture(scope="module")
def called(tmp_path_factory):
    """Every (function, action, resource) of the product's own tests, run now if they were not yet."""
    folder = os.environ.get("AWS_CALLS")
    if not folder:
        folder = str(tmp_path_factory.mktemp("calls"))
        command = [sys.executable, "-m", "pytest", "-q", "-n", "2", ACTING]
        subprocess.run(command, env=os.environ | {"AWS_CALLS": folder}, check=True)
    found = aws_calls.read(folder)
    swept = {("due", action, on) for who, action, on in found if who == "sweep" and on not in HANDS}
    routed = {
        (who, action, on)
        for routing, action, on in found
        if routing == "route"
        for who in ("sweep", "due")
    }
    return found | swept | routed  # the sweep dispatches what the stream did not


def by_lambda():
    """What Lambda itself does in a function's name: its logs, its stream or queue, its failures."""
    for name, handler in HANDLERS.items():
        logical = "".join(part.capitalize() for part in handler.split("_"))
        function = template.resources()[handler if name == "api" else logical]["Properties"]
        yield from ((name, f"logs:{a}", function["LoggingConfig"]["LogGroup"]["Ref"]) for a in LOGS)
        for event in function.get("Events", {}).values():
            mapping = event["Properties"]
            if "Stream" in mapping:
                table = mapping["Stream"]["Fn::GetAtt"][0]
                yield from ((name, f"dynamodb:{action}", f"{table}/stream") for action in STREAM)
                failures = mapping["DestinationConfig"]["OnFailure"]["Destination"]
                yield name, "sqs:SendMessage", failures["Fn::GetAtt"][0]
            else:
                yield from ((name, f"sqs:{a}", mapping["Queue"]["Fn::GetAtt"][0]) for a in QUEUE)


def allowed():
    for name in HANDLERS:
        policy = json.loads((ROOT / f".chalice/policy-{name}.json").read_text())
        for statement in policy["Statement"]:
            assert statement["Effect"] == "Allow"
            resources = statement["Resource"]
            for resource in resources if isinstance(resources, list) else [resources]:
                yield from ((name, action, named(resource)) for action in statement["Action"])


def named(resource):
    """The template's name of what a statement allows; nothing that this stack did not make has one."""
    match resource:
        case {"Fn::GetAtt": [name, "Arn"]}:
            return name
        case {"Fn::Sub": text} if found := re.fullmatch(
            r"\$\{(\w+)\.Arn\}(/index|/stream)?/\*", text
        ):
            return found[1] + (found[2] or "")
    raise AssertionError(f"not of this stack: {resource}")


def test_every_call_is_allowed(called):
    assert not called - set(allowed())


def test_nothing_is_allowed_that_is_not_used(called):
    assert not set(allowed()) - called - PRESIGNED - set(by_lambda())


def test_what_the_sweep_hands_out_may_be_done_as_by_itself():
    sweep, due = (
        {(action, on) for who, action, on in allowed() if who == name and "dynamodb:" in action}
        for name in ("sweep", "due")
    )

    assert {(action, on) for action, on in sweep if on not in HANDS} == due


def test_lambda_may_read_what_it_polls_and_write_logs_and_failures():
    assert not set(by_lambda()) - set(allowed())


def test_browsers_may_do_what_they_are_given_signatures_for():
    assert set(allowed()) >= PRESIGNED


def test_the_function_that_opens_strangers_files_reaches_no_table():
    assert not {resource for name, _, resource in allowed() if name == "reencode"} & set(
        template.of_type("AWS::DynamoDB::Table")
    )


def test_each_policy_belongs_to_a_function():
    files = {
        path.stem.removeprefix("policy-") for path in (ROOT / ".chalice").glob("policy-*.json")
    }
    assert files == set(HANDLERS)
    assert CONFIG["iam_policy_file"] == "policy-api.json"
