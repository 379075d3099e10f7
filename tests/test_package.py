"""What Lambda gets: all of the product and nothing else, set up as it must be."""

import json
import re
import struct
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from chalice.utils import to_cfn_resource_name

from app import app as product
from infra import package, template, wheels
from tests.packaging import packaged

ROOT = Path(__file__).parent.parent
MEGABYTE = 1_000_000
ELF_MACHINES = {"arm64": 183, "x86_64": 62}


@pytest.fixture(scope="module")
def shipped():
    """The zip that goes to Lambda's arm64."""
    with ZipFile(packaged("arm64") / "deployment.zip") as archive:
        yield archive


@pytest.fixture(scope="module")
def sam():
    return template.parse((packaged("arm64") / "sam.yaml").read_text())


def functions(sam):
    """Logical id -> properties of each Lambda function."""
    return {
        name: resource["Properties"]
        for name, resource in sam["Resources"].items()
        if resource["Type"] == "AWS::Serverless::Function"
    }


# ---- The zip ------------------------------------------------------------------------------------


def test_the_link_that_chalice_follows_is_there():
    assert (ROOT / "vendor/functions").is_symlink()
    assert (ROOT / "vendor/functions").samefile(ROOT / "functions")


def test_every_file_of_functions_is_shipped_as_it_is(shipped):
    ours = [f for f in (ROOT / "functions").rglob("*") if f.is_file() and f.suffix != ".pyc"]
    assert ours
    for path in ours:
        assert shipped.read(path.relative_to(ROOT).as_posix()) == path.read_bytes()


def test_every_module_is_shipped_with_bytecode_that_needs_no_look_at_its_source(shipped):
    names = set(shipped.namelist())
    version = f"cpython-{sys.version_info.major}{sys.version_info.minor}"
    for source in (name for name in names if name.endswith(".py")):
        folder, _, module = source.rpartition("/")
        compiled = f"{folder}/__pycache__/{module[:-3]}.{version}.pyc".lstrip("/")
        assert compiled in names, source
        flags = struct.unpack("<I", shipped.read(compiled)[4:8])[0]
        assert flags == 0b01, source  # by hash, unchecked


def test_every_library_is_for_lambdas_machine(shipped):
    libraries = [name for name in shipped.namelist() if re.search(r"\.so(\.|$)", name)]
    assert any("PIL" in name for name in libraries)
    machines = {struct.unpack("<H", shipped.read(name)[18:20])[0] for name in libraries}
    assert machines == {ELF_MACHINES["arm64"]}


def test_no_tool_of_development_is_shipped(shipped):
    tops = {name.split("/")[0] for name in shipped.namelist()}
    assert not tops & {"pytest", "moto", "ministack", "mypy", "tests", "infra", "bench", "bin"}


def test_the_zip_keeps_far_from_lambdas_limits(shipped):
    """50 MB zipped and 250 unzipped are Lambda's; half of it leaves room and keeps cold starts short."""
    zipped = (packaged("arm64") / "deployment.zip").stat().st_size
    assert zipped < 25 * MEGABYTE
    assert sum(entry.file_size for entry in shipped.infolist()) < 90 * MEGABYTE


def test_the_same_source_makes_the_same_zip(tmp_path):
    package.package(tmp_path, arch="arm64")
    again, before = (folder / "deployment.zip" for folder in (tmp_path, packaged("arm64")))
    assert again.read_bytes() == before.read_bytes()


def test_a_package_without_a_needed_file_is_refused(tmp_path):
    (tmp_path / "app.py").write_text("import functions.domain_of_nobody")
    with pytest.raises(SystemExit, match="domain_of_nobody"):
        package.importable.check(tmp_path, arch="arm64", environment=package.placeholders())


def test_the_kept_service_descriptions_are_those_the_functions_ask_for():
    asked = set()
    for source in (ROOT / "functions").rglob("*.py"):
        asked |= set(re.findall(r"(?:client|resource)\(\s*\"([a-z0-9-]+)\"", source.read_text()))
    assert asked - {"dynamodb"} == wheels.SERVICES - {"dynamodb"}  # PynamoDB asks for dynamodb


# ---- The template -------------------------------------------------------------------------------


def test_cfn_lint_finds_nothing():
    """China's template is clean elsewhere too; the other one is clean in China by its conditions."""
    files = [packaged("arm64") / name for name in ("sam.yaml", "sam-cn.yaml")]
    regions = ["us-east-1", "cn-north-1", "cn-northwest-1"]
    cfn_lint = Path(sys.executable).with_name("cfn-lint")
    command = [cfn_lint, "--regions", *regions, "--", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_chinas_template_names_no_type_that_china_lacks():
    """CloudFormation refuses unknown types even where a condition excludes them."""
    china = template.parse((packaged("arm64") / "sam-cn.yaml").read_text())
    assert not [r for r in china["Resources"].values() if "::CloudFront::" in r["Type"]]
    assert "Distribution" not in json.dumps(china)


def test_no_partition_is_written_down():
    files = [template.RESOURCES, *(ROOT / ".chalice").glob("*.json")]
    lines = [line for path in files for line in path.read_text().splitlines()]
    assert not [line for line in lines if "arn:aws" in line]
    hosts = [line for line in lines if "amazonaws.com" in line]
    assert hosts
    assert all("Principal: {Service:" in line for line in hosts)  # those are the same everywhere


def test_every_handler_of_the_app_is_configured_and_no_other(sam):
    handlers = {to_cfn_resource_name(source.name) for source in product.event_sources}
    declared = {
        name
        for name, resource in template.resources().items()
        if "MemorySize" in resource.get("Properties", {})
    }
    assert declared == handlers | {"APIHandler"}
    assert declared == set(functions(sam))


def test_the_router_hears_of_the_same_steps_on_aws(sam):
    (stream,) = functions(sam)["RouteAppeals"]["Events"].values()
    assert (
        stream["Properties"]["FilterCriteria"]
        == template.mapping("route_appeals")["FilterCriteria"]
    )


def test_streams_and_queues_report_single_failures_and_keep_what_fails(sam):
    kinds = {"DynamoDB": 2, "SQS": 4}
    events = [e for f in functions(sam).values() for e in f.get("Events", {}).values()]
    for kind, count in kinds.items():
        found = [event["Properties"] for event in events if event["Type"] == kind]
        assert len(found) == count
        assert all(each["FunctionResponseTypes"] == ["ReportBatchItemFailures"] for each in found)
    for each in (e["Properties"] for e in events if e["Type"] == "DynamoDB"):
        assert each["BisectBatchOnFunctionError"]
        assert each["MaximumRetryAttempts"] == 5
        assert each["DestinationConfig"]["OnFailure"]["Type"] == "SQS"
        assert each["Stream"] == {"Fn::GetAtt": ["AppealsTable", "StreamArn"]}


def test_a_message_is_not_given_out_again_while_it_is_worked_on(sam):
    """AWS asks for a visibility timeout of six times the function's own."""
    queues = template.of_type("AWS::SQS::Queue")
    for handler in ("SendNotices", "ReencodePhotos", "DoDue", "LookAtCounty"):
        function = functions(sam)[handler]
        (event,) = function["Events"].values()
        queue = queues[event["Properties"]["Queue"]["Fn::GetAtt"][0]]
        assert queue["VisibilityTimeout"] >= 6 * function["Timeout"]


def test_every_function_runs_on_arm_with_logs_that_are_kept_as_long_as_the_law_asks(sam):
    for name, function in functions(sam).items():
        assert function["Architectures"] == ["arm64"], name
        logs = sam["Resources"][function["LoggingConfig"]["LogGroup"]["Ref"]]
        assert logs["Properties"]["RetentionInDays"] == {"Ref": "LogDays"}
    assert sam["Parameters"]["LogDays"]["Default"] >= 180


def test_each_function_has_a_role_of_its_own(sam):
    roles = [function["Role"]["Fn::GetAtt"][0] for function in functions(sam).values()]
    assert len(set(roles)) == len(roles) == 9


def test_the_api_has_no_edge_endpoint(sam):
    assert sam["Resources"]["RestAPI"]["Properties"]["EndpointConfiguration"] == "REGIONAL"


def test_every_place_of_failures_has_an_alarm():
    watched = json.dumps(template.of_type("AWS::CloudWatch::Alarm"))
    failures = [name for name in template.of_type("AWS::SQS::Queue") if name.endswith("Failures")]
    assert len(failures) == 6
    assert all(f'"{name}", "QueueName"' in watched for name in failures)


def test_every_alarm_tells_somebody_and_says_where_to_read_on():
    guide = (ROOT / "docs/operations.md").read_text()
    for name, alarm in template.of_type("AWS::CloudWatch::Alarm").items():
        assert alarm["AlarmActions"] == [{"Ref": "AlarmTopic"}], name
        section = re.search(r"docs/operations\.md, (.+)\.$", alarm["AlarmDescription"])
        assert section, name
        assert f"### {section[1]}" in guide, name


def test_what_people_said_is_encrypted_backed_up_and_never_deleted_by_cloudformation():
    for name, table in template.of_type("AWS::DynamoDB::Table").items():
        assert table["SSESpecification"]["SSEEnabled"], name
        assert table["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"], name
        assert template.resources()[name]["DeletionPolicy"] == "RetainExceptOnCreate", name
    for name, bucket in template.of_type("AWS::S3::Bucket").items():
        assert all(bucket["PublicAccessBlockConfiguration"].values()), name
        assert "BucketEncryption" in bucket, name
    assert template.resources()["PhotosBucket"]["DeletionPolicy"] == "RetainExceptOnCreate"
