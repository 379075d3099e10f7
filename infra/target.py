"""Where one stage of the product lives: account, region, stack and artifacts."""

import os
import sys
from dataclasses import dataclass
from typing import Any

import boto3
from botocore.config import Config

from infra.stack import Stack

PRODUCT = "mashangban"
PATH_STYLE = Config(s3={"addressing_style": "path"})  # an emulator's host has no names below it


@dataclass(frozen=True)
class Target:
    stage: str
    account: str
    region: str

    @property
    def artifacts(self) -> str:
        """The bucket of packages and templates, shared by the stages of an account and region."""
        return f"{PRODUCT}-artifacts-{self.account}-{self.region}"

    @property
    def emulated(self) -> bool:
        return "AWS_ENDPOINT_URL" in os.environ

    @property
    def in_china(self) -> bool:
        return self.region.startswith("cn-")

    def client(self, service: str) -> Any:
        config = PATH_STYLE if self.emulated else None
        return boto3.client(service, region_name=self.region, config=config)

    def stack(self) -> Stack:
        pause = 0.2 if self.emulated else 3
        return Stack(self.client("cloudformation"), f"{PRODUCT}-{self.stage}", pause=pause)


def find(stage: str) -> Target:
    """The stage in the account and region of the caller's credentials."""
    region = boto3.Session().region_name
    if not region:
        sys.exit("Which region? For example: AWS_DEFAULT_REGION=cn-north-1 make deploy STAGE=trial")
    account = boto3.client("sts", region_name=region).get_caller_identity()["Account"]
    return Target(stage=stage, account=account, region=region)
