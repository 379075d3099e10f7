"""`make destroy STAGE=trial`: delete a stage, and say what is left of it.

CloudFormation itself never deletes what people said. A demo's tables and photos are deleted here;
real ones stay, under their names, until a person deletes them by hand.
"""

import argparse
import os
import sys

from infra import target
from infra.stack import StackFailedError
from infra.target import Target

TABLE = "AWS::DynamoDB::Table"
PASSING = ("UploadsBucket", "PagesBucket", "SearchBucket", "ExportsBucket")


def destroy(place: Target, *, confirmed: str) -> None:
    stack = place.stack()
    if stack.status() is None:
        sys.exit(f"There is no stage {place.stage} in {place.region}.")
    real = stack.parameters().get("Data") == "real"
    if real and confirmed != place.stage:
        sys.exit(f"{place.stage} holds what people really said: add CONFIRM={place.stage}.")
    names, tables = stack.resources(), stack.resources(TABLE)
    for bucket in PASSING:
        empty(place, names[bucket])
    stack.delete()
    forget_artifacts(place)
    if real:
        tell_retained(tables | {"PhotosBucket": names["PhotosBucket"]})
    else:
        forget_demo(place, tables, names["PhotosBucket"])


def empty(place: Target, bucket: str, prefix: str = "") -> None:
    """Delete every version of every object."""
    s3 = place.client("s3")
    pages = s3.get_paginator("list_object_versions").paginate(Bucket=bucket, Prefix=prefix)
    for page in pages:
        found = [*page.get("Versions", []), *page.get("DeleteMarkers", [])]
        doomed = [{"Key": each["Key"], "VersionId": each["VersionId"]} for each in found]
        if doomed:
            s3.delete_objects(Bucket=bucket, Delete={"Objects": doomed, "Quiet": True})


def forget_artifacts(place: Target) -> None:
    empty(place, place.artifacts, prefix=f"{place.stage}/")


def forget_demo(place: Target, tables: dict[str, str], photos: str) -> None:
    for table in tables.values():
        place.client("dynamodb").delete_table(TableName=table)
    empty(place, photos)
    place.client("s3").delete_bucket(Bucket=photos)
    print("Everything of this demo is deleted, its tables and photos too.")


def tell_retained(kept: dict[str, str]) -> None:
    print("Deleted, except what people said. These stay, and cost, until you delete them by hand:")
    for each, name in kept.items():
        print(f"  {each:<14} {name}")
    print("The tables have deletion protection; docs/operations.md tells how to restore from them.")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage")
    try:
        place = target.find(parser.parse_args().stage)
        destroy(place, confirmed=os.environ.get("CONFIRM", ""))
    except StackFailedError as failure:
        sys.exit(str(failure))


if __name__ == "__main__":
    main()
