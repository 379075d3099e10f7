"""`make deploy STAGE=trial`: package, upload, change the stack, publish the pages, print the address.

A setting that is not given keeps the value it has in the stack, so that a later deployment can't
turn a county's real data into a demo by leaving a word out.
"""

import argparse
import hashlib
import os
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from infra import publish, target, template
from infra.package import package
from infra.stack import StackFailedError
from infra.target import Target

# What `make deploy` takes, and the template's parameter for it.
SETTINGS = {
    "DATA": "Data",
    "CDN": "Cdn",
    "DOMAIN": "DomainName",
    "CERTIFICATE": "CertificateArn",
    "ALARM_EMAIL": "AlarmEmail",
    "LOG_DAYS": "LogDays",
}


def deploy(place: Target, built: Path, given: dict[str, str]) -> dict[str, str]:
    """Bring the stage to what was built; answers the stack's outputs."""
    stack = place.stack()
    parameters = {**known(stack.parameters()), **given, "Stage": place.stage}
    refuse_real_data_abroad(parameters.get("Data", "demo"), place)
    if place.in_china:
        parameters["Cdn"] = "off"
    if parameters.get("DomainName"):
        parameters["PublicUrl"] = f"https://{parameters['DomainName']}"
    location = upload(place, built)
    changed = stack.apply(location, parameters)
    # Its own address is known to a stack without a host name only after it was made.
    address = stack.outputs()["PublicUrl"]
    if parameters.get("PublicUrl") != address:
        changed |= stack.apply(location, {**parameters, "PublicUrl": address})
    print("The stack is up to date." if changed else "Nothing in the stack had to change.")
    return stack.outputs()


def known(current: dict[str, str]) -> dict[str, str]:
    """The stack's settings, without those that this version of the template has no more."""
    return {
        name: value for name, value in current.items() if name in template.document()["Parameters"]
    }


def refuse_real_data_abroad(data: str, place: Target) -> None:
    if data == "real" and not place.in_china:
        sys.exit(
            f"DATA=real is refused in {place.region}: state organs keep personal information in China "
            "(个人信息保护法, art. 36). Use cn-north-1 or cn-northwest-1, or DATA=demo."
        )


def upload(place: Target, built: Path) -> str:
    """Put zip and template where CloudFormation finds them, named by their contents."""
    code = (built / "deployment.zip").read_bytes()
    key = store(place, code, "zip")
    sam = yaml.safe_load((built / ("sam-cn.yaml" if place.in_china else "sam.yaml")).read_text())
    for resource in sam["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = f"s3://{place.artifacts}/{key}"
    url = place.client("s3").meta.endpoint_url
    return f"{url}/{place.artifacts}/{store(place, template.dump(sam).encode(), 'yaml')}"


def store(place: Target, content: bytes, kind: str) -> str:
    s3 = place.client("s3")
    key = f"{place.stage}/{hashlib.sha256(content).hexdigest()}.{kind}"
    ensure_bucket(place)
    if "Contents" not in s3.list_objects_v2(Bucket=place.artifacts, Prefix=key):
        print(f"  uploading {len(content) / 1e6:.1f} MB to {place.artifacts}")
        s3.put_object(Bucket=place.artifacts, Key=key, Body=content)
    return key


def ensure_bucket(place: Target) -> None:
    s3 = place.client("s3")
    if any(bucket["Name"] == place.artifacts for bucket in s3.list_buckets()["Buckets"]):
        return
    where = {"CreateBucketConfiguration": {"LocationConstraint": place.region}}
    s3.create_bucket(Bucket=place.artifacts, **({} if place.region == "us-east-1" else where))
    rules = ("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets")
    s3.put_public_access_block(
        Bucket=place.artifacts, PublicAccessBlockConfiguration=dict.fromkeys(rules, True)
    )


def tell(outputs: dict[str, str], *, seconds: float) -> None:
    print(f"\nReady {outputs['PublicUrl']}   ({seconds:.0f} s)")
    for name in ("CnameOfCdn", "CnameOfApi"):
        if name in outputs and outputs[name] not in outputs["PublicUrl"]:
            print(f"  DNS: point the county's host name to {outputs[name]} (CNAME)")
    for name in (name for name in outputs if name.endswith("Table")):
        print(f"  {name:<14} {outputs[name]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stage")
    parser.add_argument(
        "--built", type=Path, help="what `make package` wrote; else it is built now"
    )
    parser.add_argument("--arch", default="arm64", help="for the building: arm64 or x86_64")
    arguments = parser.parse_args()
    started = time.monotonic()
    place = target.find(arguments.stage)
    given = {SETTINGS[name]: os.environ[name] for name in SETTINGS if os.environ.get(name)}
    refuse_real_data_abroad(given.get("Data", "demo"), place)
    with TemporaryDirectory() as scratch:
        built = arguments.built or Path(scratch)
        if not arguments.built:
            package(built, arch=arguments.arch)
        try:
            outputs = deploy(place, built, given)
        except StackFailedError as failure:
            sys.exit(str(failure))
        publish.publish(place, outputs)
    tell(outputs, seconds=time.monotonic() - started)


if __name__ == "__main__":
    main()
