"""What infra/template.py reads out of infra/resources.yaml is what AWS takes."""

import boto3
import pytest
from moto import mock_aws

from infra import template

TABLES = ("AppealsTable", "AuxTable", "RegistryTable", "SearchTable")


@pytest.mark.parametrize("table", TABLES)
def test_a_table_can_be_created_from_the_template(table, monkeypatch):
    monkeypatch.setenv("AWS_ACCOUNT_ID_ENDPOINT_MODE", "disabled")
    with mock_aws():
        dynamodb = boto3.client("dynamodb", "eu-central-1")
        created = dynamodb.create_table(**template.create_table_request(table, name=table))
    keys = {
        key["KeyType"]: key["AttributeName"] for key in created["TableDescription"]["KeySchema"]
    }
    assert keys == {"HASH": "pk", "RANGE": "sk"}


def test_appeals_stream_their_new_images_and_have_five_indexes():
    request = template.create_table_request("AppealsTable", name="appeals")
    assert request["StreamSpecification"] == {"StreamEnabled": True, "StreamViewType": "NEW_IMAGE"}
    names = [index["IndexName"] for index in request["GlobalSecondaryIndexes"]]
    assert names == ["by_status", "by_unit", "by_mark", "by_area", "by_next"]


def test_only_passing_things_expire():
    assert {table: template.ttl_attribute(table) for table in TABLES} == {
        "AppealsTable": None,
        "AuxTable": "expires_at",
        "RegistryTable": None,
        "SearchTable": None,
    }


def test_a_mapping_is_found_by_its_handlers_name():
    assert template.mapping("route_appeals")["MaximumRetryAttempts"] == 5
    assert template.mapping("reencode_photos")["Queue"] == {"Fn::GetAtt": ["UploadedQueue", "Arn"]}


def test_short_tags_read_as_their_long_forms():
    text = "a: !Ref B\nc: !GetAtt D.Arn.E\nf: !If [G, !Sub '${H}', i]\nj: !Condition K"
    assert template.parse(text) == {
        "a": {"Ref": "B"},
        "c": {"Fn::GetAtt": ["D", "Arn.E"]},
        "f": {"Fn::If": ["G", {"Fn::Sub": "${H}"}, "i"]},
        "j": {"Condition": "K"},
    }
