"""The only module that reads the environment. What is missing fails at import, loudly."""

import os
from pathlib import Path

APPEALS_TABLE = os.environ["APPEALS_TABLE"]
AUX_TABLE = os.environ["AUX_TABLE"]
REGISTRY_TABLE = os.environ["REGISTRY_TABLE"]
SEARCH_TABLE = os.environ["SEARCH_TABLE"]
UPLOADS_BUCKET = os.environ["UPLOADS_BUCKET"]
PHOTOS_BUCKET = os.environ["PHOTOS_BUCKET"]
SEARCH_BUCKET = os.environ["SEARCH_BUCKET"]
EXPORTS_BUCKET = os.environ["EXPORTS_BUCKET"]
NOTICES_QUEUE_URL = os.environ["NOTICES_QUEUE_URL"]
DUE_QUEUE_URL = os.environ["DUE_QUEUE_URL"]
LOOKS_QUEUE_URL = os.environ["LOOKS_QUEUE_URL"]

STAGE = os.environ.get("STAGE", "dev")
PUBLIC_URL = os.environ.get("PUBLIC_URL", "").rstrip("/")
PROXIES = int(os.environ.get("PROXIES", "0"))  # of ours, in front of the API
VIA = os.environ.get("VIA", "")  # what they say of themselves; nobody else knows it
STORE_PUBLIC_URL = os.environ.get("STORE_PUBLIC_URL", "").rstrip("/")
ROBOT_BASES = os.environ.get("ROBOT_BASES", "")

IS_LOCAL = STAGE == "local"


def pages_dir() -> Path:
    """The built pages that the API serves itself, where no CDN does."""
    return Path(os.environ["PAGES_DIR"])
