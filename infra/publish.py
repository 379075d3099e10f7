"""The built pages as objects of the pages bucket, which CloudFront serves.

S3 keeps a header that it does not know, such as the content policy, only as metadata under another
name; the CDN's function LiftHeaders (resources.yaml) gives it its own name again.
"""

import json
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from infra import pages
from infra.target import Target

STATUS = {"404.html": {"status": "404"}}  # LiftHeaders answers with it


def publish(place: Target, outputs: dict[str, str]) -> None:
    """Put the pages into their bucket, assets first, where there is a CDN to serve them.

    What an older page still asks for stays.
    """
    if "CdnId" not in outputs:
        return
    with TemporaryDirectory() as folder:
        pages.build(Path(folder), stores=outputs["StoreOrigins"].split())
        files = json.loads(Path(folder, "manifest.json").read_text())["files"]
        for name in sorted(files, key=lambda name: not name.startswith("assets/")):
            place.client("s3").put_object(
                Bucket=outputs["PagesBucket"],
                Key=name,
                Body=Path(folder, name).read_bytes(),
                ContentType=files[name]["type"],
                CacheControl=files[name]["cache"],
                Metadata=files[name]["headers"] | STATUS.get(name, {}),
            )
    forget_cached(place, outputs["CdnId"])
    print(f"{len(files)} files of the pages are published.")


def forget_cached(place: Target, distribution: str) -> None:
    """Let CloudFront ask for everything anew; assets have new names, so little is asked twice."""
    place.client("cloudfront").create_invalidation(
        DistributionId=distribution,
        InvalidationBatch={
            "Paths": {"Quantity": 1, "Items": ["/*"]},
            "CallerReference": str(time.time_ns()),
        },
    )
