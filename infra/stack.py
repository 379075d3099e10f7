"""A CloudFormation stack: changed by change sets, watched while it changes, its failures explained."""

import time
from collections.abc import Iterator
from typing import Any

from botocore.exceptions import ClientError

PATIENCE = 3600  # seconds; a CloudFront distribution may take a quarter of an hour
CAPABILITIES = ["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"]
NOTHING_TO_CHANGE = ("didn't contain changes", "No updates are to be performed")
DONE = {"CREATE_COMPLETE", "UPDATE_COMPLETE"}
GONE = {None, "DELETE_COMPLETE"}


class StackFailedError(Exception):
    """The stack did not reach the state asked for; the message says why."""


class Stack:
    """One stack by its name; `pause` is the time between two looks at it."""

    def __init__(self, cloudformation: Any, name: str, *, pause: float = 3) -> None:
        self.cloudformation = cloudformation
        self.name = name
        self.pause = pause

    def described(self) -> dict[str, Any]:
        """What CloudFormation says of it; nothing where there is no such stack."""
        try:
            found = self.cloudformation.describe_stacks(StackName=self.name)["Stacks"]
        except ClientError as error:
            if "does not exist" in str(error):
                return {}
            raise
        description: dict[str, Any] = found[0]
        return description

    def status(self) -> str | None:
        return self.described().get("StackStatus")

    def outputs(self) -> dict[str, str]:
        outputs = self.described().get("Outputs", [])
        return {output["OutputKey"]: output["OutputValue"] for output in outputs}

    def parameters(self) -> dict[str, str]:
        parameters = self.described().get("Parameters", [])
        return {each["ParameterKey"]: each["ParameterValue"] for each in parameters}

    def resources(self, kind: str = "") -> dict[str, str]:
        """Logical id -> physical id of everything in it, or of all of one kind (`AWS::DynamoDB::Table`)."""
        pages = self.cloudformation.get_paginator("list_stack_resources")
        return {
            resource["LogicalResourceId"]: resource.get("PhysicalResourceId", "")
            for page in pages.paginate(StackName=self.name)
            for resource in page["StackResourceSummaries"]
            if kind in ("", resource["ResourceType"])
        }

    def apply(self, template_url: str, parameters: dict[str, str]) -> bool:
        """Create or update it; False where nothing had to change."""
        if self.status() in {"ROLLBACK_COMPLETE", "ROLLBACK_FAILED"}:
            self.delete()  # what failed when it was first created is empty, and can't be updated
        change = self._propose(template_url, parameters)
        if change:
            seen = set(self._events())
            self.cloudformation.execute_change_set(StackName=self.name, ChangeSetName=change)
            self._follow(seen, wanted=DONE)
        return change is not None

    def delete(self) -> None:
        seen = set(self._events())
        self.cloudformation.delete_stack(StackName=self.name)
        self._follow(seen, wanted=GONE)

    def _propose(self, template_url: str, parameters: dict[str, str]) -> str | None:
        fresh = self.status() in {*GONE, "REVIEW_IN_PROGRESS"}
        change: str = self.cloudformation.create_change_set(
            StackName=self.name,
            ChangeSetName=f"deploy-{time.time_ns()}",
            ChangeSetType="CREATE" if fresh else "UPDATE",
            TemplateURL=template_url,
            Parameters=[{"ParameterKey": k, "ParameterValue": v} for k, v in parameters.items()],
            Capabilities=CAPABILITIES,
        )["Id"]
        refusal = self._refusal(change)
        if refusal is None:
            return change
        self.cloudformation.delete_change_set(StackName=self.name, ChangeSetName=change)
        if any(words in refusal for words in NOTHING_TO_CHANGE):
            return None
        raise StackFailedError(f"CloudFormation refuses the template: {refusal}")

    def _refusal(self, change: str) -> str | None:
        for _ in self._patiently():
            described = self.cloudformation.describe_change_set(
                StackName=self.name, ChangeSetName=change
            )
            if described["Status"] == "CREATE_COMPLETE":
                return None
            if described["Status"] == "FAILED":
                return str(described.get("StatusReason", "no reason given"))
        raise StackFailedError(f"The change set is not ready after {PATIENCE} s")

    def _follow(self, seen: set[str], *, wanted: set[Any]) -> None:
        """Print what happens to each resource until the stack is settled."""
        failures = []
        for _ in self._patiently():
            status = self.status()
            for event in reversed(list(self._fresh(seen))):
                tell(event)
                failures += failure(event)
            if status in wanted:
                return
            if status and not status.endswith("_IN_PROGRESS"):
                break
        raise StackFailedError("\n  ".join([f"{self.name} is {status}:", *failures]))

    def _fresh(self, seen: set[str]) -> Iterator[dict[str, Any]]:
        fresh = {key: event for key, event in self._events().items() if key not in seen}
        seen.update(fresh)
        yield from fresh.values()

    def _events(self) -> dict[str, dict[str, Any]]:
        """Everything that ever happened to it, newest first, by its id."""
        pages = self.cloudformation.get_paginator("describe_stack_events")
        try:
            return {
                event["EventId"]: event
                for page in pages.paginate(StackName=self.name)
                for event in page["StackEvents"]
            }
        except ClientError as error:
            if "does not exist" in str(error):
                return {}
            raise

    def _patiently(self) -> Iterator[None]:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            yield
            time.sleep(self.pause)


def tell(event: dict[str, Any]) -> None:
    if not event["ResourceStatus"].endswith("_IN_PROGRESS"):
        print(f"  {event['ResourceStatus']:<26} {event['LogicalResourceId']}", flush=True)


def failure(event: dict[str, Any]) -> list[str]:
    """Why a resource failed, unless another's failure only cancelled it."""
    reason = event.get("ResourceStatusReason", "no reason given")
    if not event["ResourceStatus"].endswith("_FAILED") or "cancelled" in reason:
        return []
    return [f"{event['LogicalResourceId']} ({event['ResourceType']}): {reason}"]
