"""The real package, deployed by the real command to stock ministack: its own CloudFormation, API
Gateway, Lambda and stream mappings run what Lambda would run. Told as one story, in order.
"""

import json
import os
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import boto3
import pytest

from tests.deploy.emulator import emulator
from tests.packaging import HERE, packaged

ROOT = Path(__file__).parent.parent.parent
FIRST, SECOND = "first-password-1", "second-password-2"


@pytest.fixture(scope="module")
def cloud(tmp_path_factory):
    with emulator(tmp_path_factory.mktemp("ministack")) as environment:
        yield environment


@pytest.fixture(scope="module")
def run(cloud):
    """A command of infra/, as a person runs it."""

    def command(module, *arguments, typed="", expect=0, **settings):
        done = subprocess.run(
            [sys.executable, "-m", f"infra.{module}", *arguments],
            cwd=ROOT, env=os.environ | cloud | settings, input=typed, text=True,
            capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == expect, done.stdout + done.stderr
        return done.stdout + done.stderr

    return command


@pytest.fixture(scope="module")
def deployed(run):
    return run("deploy", "smoke", "--built", str(packaged(HERE)))


@pytest.fixture(scope="module")
def stack(cloud, deployed):
    cloudformation = boto3.client("cloudformation", endpoint_url=cloud["AWS_ENDPOINT_URL"])
    (found,) = cloudformation.describe_stacks(StackName="mashangban-smoke")["Stacks"]
    return {each["OutputKey"]: each["OutputValue"] for each in found["Outputs"]}


@pytest.fixture(scope="module")
def http(cloud, stack):
    """HTTP through the deployed API Gateway."""
    base = f"{cloud['AWS_ENDPOINT_URL']}/restapis/{stack['RestAPIId']}/api/_user_request_"

    def call(method, path, body=None, **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        usual = {"Content-Type": "application/json", "Accept": "application/json"}
        content = None if body is None else json.dumps(body).encode()
        request = Request(base + path, content, usual | named, method=method)
        try:
            answer = urlopen(request, timeout=30)
        except HTTPError as refused:
            answer = refused
        with answer:
            return answer.status, json.load(answer)

    return call


@pytest.fixture(scope="module")
def place_code(run, http, deployed):
    """A county, opened as operations.md says, with a unit, a rule and a place."""
    opening = ("counties", "open", "--id", "north", "--name", "北县", "--admin", "adam")
    run("at", "smoke", *opening, typed=f"{FIRST}\n")

    def as_admin(method, path, body, token=""):
        status, answer = http(method, f"/api/t/north{path}", body, Authorization=f"Bearer {token}")
        assert status in {200, 201}, answer
        return answer

    token = as_admin("POST", "/session", {"user": "adam", "password": FIRST})["token"]
    as_admin("POST", "/password", {"old": FIRST, "new": SECOND}, token)
    token = as_admin("POST", "/session", {"user": "adam", "password": SECOND})["token"]
    as_admin("POST", "/units", {"id": "lights", "name": "县城管局"}, token)
    rule = {"name": "路灯", "unit": "lights", "keywords": ["路灯"], "category": "市政设施/路灯"}
    as_admin("PUT", "/rules", {"rules": [rule]}, token)
    return as_admin("POST", "/places", {"name": "翠竹苑小区·大门口"}, token)["code"]


def test_an_appeal_is_dispatched_by_the_deployed_stream(http, place_code):
    submission = {"code": place_code, "content": "小区门口的路灯坏了半个月"}
    status, receipt = http("POST", "/api/appeals", submission, Idempotency_Key="smoke-" * 4)
    assert (status, receipt["status"]) == (201, "submitted")
    address = f"/api/appeals/{receipt['query_code']}"
    assert eventually(lambda: http("GET", address)[1]["status"], wanted="dispatched")
    status, seen = http("GET", address)
    assert status == 200
    assert seen["unit"] == "县城管局"


def test_the_county_s_posters_are_printed_with_the_stage_s_own_address(
    run, place_code, stack, tmp_path
):
    told = run("at", "smoke", "print_codes", "--tenant", "north", "--out", str(tmp_path))
    assert "1 codes, each read back" in told


def test_a_shell_of_one_s_own_gets_the_stage_s_environment(run, deployed, stack):
    lines = dict(
        shlex.split(line)[1].split("=", 1) for line in run("environment", "smoke").splitlines()
    )
    assert lines["APPEALS_TABLE"] == stack["AppealsTable"]


def test_the_api_serves_the_pages_that_are_in_the_package(cloud, stack, place_code):
    base = f"{cloud['AWS_ENDPOINT_URL']}/restapis/{stack['RestAPIId']}/api/_user_request_"
    with urlopen(Request(f"{base}/q/{place_code}", headers={"Accept": "text/html"})) as page:
        assert page.headers["Content-Type"] == "text/html; charset=utf-8"
        assert "script-src 'self'" in page.headers["Content-Security-Policy"]
        assert page.read().startswith(b"<!doctype html>")


def test_a_second_deployment_of_the_same_changes_nothing(run, http, place_code):
    told = run("deploy", "smoke", "--built", str(packaged(HERE)))
    assert "Nothing in the stack had to change." in told
    assert http("GET", f"/api/places/{place_code}")[0] == 200


def test_a_setting_that_is_not_given_keeps_its_value(run, cloud, deployed):
    cloudformation = boto3.client("cloudformation", endpoint_url=cloud["AWS_ENDPOINT_URL"])
    run("deploy", "smoke", "--built", str(packaged(HERE)), LOG_DAYS="180")
    run("deploy", "smoke", "--built", str(packaged(HERE)), ALARM_EMAIL="ops@example.org")
    (found,) = cloudformation.describe_stacks(StackName="mashangban-smoke")["Stacks"]
    kept = {each["ParameterKey"]: each["ParameterValue"] for each in found["Parameters"]}
    assert (kept["LogDays"], kept["AlarmEmail"]) == ("180", "ops@example.org")


def test_the_pages_are_published_with_the_headers_that_they_are_served_with(cloud, stack):
    s3 = boto3.client("s3", endpoint_url=cloud["AWS_ENDPOINT_URL"])
    page = s3.head_object(Bucket=stack["PagesBucket"], Key="q.html")
    assert page["ContentType"] == "text/html; charset=utf-8"
    policy = page["Metadata"]["content-security-policy"]
    assert f"connect-src 'self' {stack['StoreOrigins']};" in policy
    assets = s3.list_objects_v2(Bucket=stack["PagesBucket"], Prefix="assets/")["Contents"]
    asset = s3.head_object(Bucket=stack["PagesBucket"], Key=assets[0]["Key"])
    assert "immutable" in asset["CacheControl"]


def test_the_cdn_shows_one_page_for_every_code_under_the_headers_of_the_build(cloud, stack):
    status, headers, page = through_cdn(cloud, stack, "/q/ABC1MZX0G4K7")
    assert (status, page[:15]) == (200, b"<!doctype html>")
    assert stack["StoreOrigins"] in headers["Content-Security-Policy"]
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "max-age" in headers["Strict-Transport-Security"]
    status, headers, page = through_cdn(cloud, stack, "/nothing/here")
    assert (status, headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert "没有这个页面" in page.decode()
    assert not [name for name in headers if name.lower().startswith("x-amz-meta-")]


def through_cdn(cloud, stack, path):
    """What CloudFront answers a browser: ministack runs its functions too."""
    host = stack["PublicUrl"].removeprefix("https://")
    headers = {"Host": host, "X-Forwarded-Proto": "https", "Accept": "text/html"}
    try:
        answer = urlopen(Request(cloud["AWS_ENDPOINT_URL"] + path, headers=headers), timeout=30)
    except HTTPError as refused:
        answer = refused
    with answer:
        return answer.status, answer.headers, answer.read()


def test_the_alarms_watch_the_queues_that_were_made(cloud, deployed):
    watch = boto3.client("cloudwatch", endpoint_url=cloud["AWS_ENDPOINT_URL"])
    sqs = boto3.client("sqs", endpoint_url=cloud["AWS_ENDPOINT_URL"])
    queues = {url.rsplit("/", 1)[1] for url in sqs.list_queues()["QueueUrls"]}
    watched = {
        dimension["Value"]
        for alarm in watch.describe_alarms()["MetricAlarms"]
        for dimension in alarm["Dimensions"]
        if dimension["Name"] == "QueueName"
    }
    assert watched == {name for name in queues if "Failures" in name}


@pytest.mark.parametrize("region", ["us-east-1", "eu-central-1"])
def test_real_data_is_refused_outside_china(run, region):
    told = run("deploy", "abroad", DATA="real", AWS_DEFAULT_REGION=region, expect=1)
    assert f"DATA=real is refused in {region}" in told


def test_no_stage_may_pass_for_the_local_runner(run):
    told = run("deploy", "local", "--built", str(packaged(HERE)), expect=1)
    assert "which the local runner is" in told


def test_in_china_real_data_outlives_its_stack(run, cloud):
    """There without CloudFront, behind the county's own host name."""
    china = {"AWS_DEFAULT_REGION": "cn-north-1"}
    own = {
        "DATA": "real",
        "DOMAIN": "msb.example.gov.cn",
        "CERTIFICATE": "arn:aws-cn:acm:cn-north-1:000000000000:certificate/0",
    }
    told = run("deploy", "county", "--built", str(packaged(HERE)), **china, **own)
    assert "Ready https://msb.example.gov.cn " in told
    assert "DNS: point the county's host name to " in told
    assert "CONFIRM=county" in run("destroy", "county", **china, expect=1)
    told = run("destroy", "county", **china, CONFIRM="county")
    dynamodb = boto3.client("dynamodb", "cn-north-1", endpoint_url=cloud["AWS_ENDPOINT_URL"])
    kept = dynamodb.list_tables()["TableNames"]
    assert {table.split("-")[2] for table in kept} == {
        "AppealsTable",
        "AuxTable",
        "RegistryTable",
        "SearchTable",
    }
    assert all(table in told for table in kept)


def test_a_failing_deployment_says_which_resource_failed_and_why(run, tmp_path):
    for file in packaged(HERE).iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    template = (tmp_path / "sam.yaml").read_text()
    broken = template.replace("MessageRetentionPeriod: 1209600", "MessageRetentionPeriod: 1", 1)
    assert broken != template
    (tmp_path / "sam.yaml").write_text(broken)
    told = run("deploy", "broken", "--built", str(tmp_path), expect=1)
    assert "mashangban-broken is ROLLBACK_COMPLETE:" in told
    assert re.search(r"Failures \(AWS::SQS::Queue\): .*MessageRetentionPeriod", told)


def test_taking_a_demo_down_leaves_nothing_of_it(run, cloud, deployed):
    assert "Everything of this demo is deleted" in run("destroy", "smoke")
    endpoint = {"endpoint_url": cloud["AWS_ENDPOINT_URL"]}
    assert not boto3.client("dynamodb", **endpoint).list_tables()["TableNames"]
    assert not boto3.client("sqs", **endpoint).list_queues().get("QueueUrls")
    buckets = boto3.client("s3", **endpoint).list_buckets()["Buckets"]
    assert not [b["Name"] for b in buckets if b["Name"].startswith("mashangban-smoke")]


def eventually(look, *, wanted, seconds=30):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if look() == wanted:
            return True
        time.sleep(0.2)
    return False
