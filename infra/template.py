"""infra/resources.yaml for those who need a part of it: the tests' tables, the local runner's mappings.

The file is the only place where tables, queues, buckets and mappings are described; which events the
router hears of, it leaves to the table of steps.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from functions.domain.kinds import KINDS

RESOURCES = Path(__file__).with_name("resources.yaml")

Properties = dict[str, Any]


class _Loader(yaml.SafeLoader):
    """YAML with CloudFormation's short tags: `!Ref x` reads as `{"Ref": "x"}`."""


def _tag(loader: _Loader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    value: Any
    match node:
        case yaml.ScalarNode():
            value = loader.construct_scalar(node)
        case yaml.SequenceNode():
            value = loader.construct_sequence(node, deep=True)
        case yaml.MappingNode():
            value = loader.construct_mapping(node, deep=True)
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {suffix if suffix in {"Ref", "Condition"} else f"Fn::{suffix}": value}


_Loader.add_multi_constructor("!", _tag)


def parse(text: str) -> dict[str, Any]:
    template: dict[str, Any] = yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader
    return template


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - CloudFormation knows no aliases
        return True


def dump(template: dict[str, Any]) -> str:
    return yaml.dump(template, Dumper=_Dumper, allow_unicode=True, width=100)


def text() -> str:
    """The file, with the actions that the router hears of in its stream's filter."""
    actions = json.dumps(routed(), separators=(",", ":"))
    return RESOURCES.read_text().replace('"ROUTED"', actions)


def routed() -> list[str]:
    """The steps, of any kind of work, after which the router looks again, learns or counts."""
    moves = (move for flow in KINDS.values() for move in flow.moves.items())
    return sorted({action for action, move in moves if move.routed})


@cache
def document() -> dict[str, Any]:
    return parse(text())


def resources() -> dict[str, Properties]:
    declared: dict[str, Properties] = document()["Resources"]
    return declared


def environment() -> dict[str, Any]:
    """The variables that every function gets, as the template has them: `{"Ref": …}` or a text."""
    variables: dict[str, Any] = document()["Globals"]["Function"]["Environment"]["Variables"]
    return variables


def of_type(kind: str) -> dict[str, Properties]:
    """Logical id -> properties of each resource of a type, such as `AWS::SQS::Queue`."""
    return {
        name: resource.get("Properties", {})
        for name, resource in resources().items()
        if resource.get("Type") == kind
    }


def create_table_request(table: str, *, name: str) -> dict[str, Any]:
    """What DynamoDB's CreateTable takes for one table of the template. It has no TTL: see `ttl_attribute`."""
    declared = of_type("AWS::DynamoDB::Table")[table]
    same = ("BillingMode", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes")
    request = {key: declared[key] for key in same if key in declared}
    if "StreamSpecification" in declared:
        request["StreamSpecification"] = {"StreamEnabled": True, **declared["StreamSpecification"]}
    return {"TableName": name, **request}


def ttl_attribute(table: str) -> str | None:
    declared = of_type("AWS::DynamoDB::Table")[table]
    attribute: str | None = declared.get("TimeToLiveSpecification", {}).get("AttributeName")
    return attribute


def mapping(handler: str) -> Properties:
    """How one stream or queue starts a handler of app.py: the event's properties as Lambda gets them."""
    logical_id = "".join(part.capitalize() for part in handler.split("_"))
    events: dict[str, Any] = resources()[logical_id]["Properties"]["Events"]
    (event,) = events.values()
    properties: Properties = event["Properties"]
    return properties


def without(whole: dict[str, Any], condition: str) -> dict[str, Any]:
    """A template as if the condition were false everywhere, and nothing that needs it were there.

    CloudFormation refuses a type that its region does not know even where a condition excludes it.
    """
    kept = {**whole}
    for section in ("Resources", "Outputs"):
        kept[section] = {
            name: _decided(entry, condition)
            for name, entry in whole[section].items()
            if entry.get("Condition") != condition
        }
    return kept


def _decided(value: Any, condition: str) -> Any:
    match value:
        case {"Fn::If": [name, _, otherwise]} if name == condition:
            return _decided(otherwise, condition)
        case dict():
            return {key: _decided(inner, condition) for key, inner in value.items()}
        case list():
            return [_decided(inner, condition) for inner in value]
    return value
