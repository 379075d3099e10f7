"""Answers a page's address from the folder that infra/pages.py made."""

import json
import re
from collections.abc import Sequence
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import Any

type Answer = tuple[int, dict[str, str], bytes]


def answer(
    path: str,
    accept_encoding: str = "",
    if_none_match: str = "",
    *,
    pages_dir: Path,
    stores: Sequence[str] = (),
) -> Answer:
    """The page, asset or 404 of an address; 304 where the browser has it already.

    `stores` are the origins of the photo buckets, which no build knows before it runs in its stage.
    """
    manifest = _manifest(pages_dir)
    name = _name(manifest, path)
    file = manifest["files"][name]
    headers = _allowing(file["headers"], stores) | {
        "Cache-Control": file["cache"],
        "ETag": file["etag"],
        "Vary": "Accept-Encoding",
    }
    if file["etag"] in if_none_match:
        return HTTPStatus.NOT_MODIFIED, headers, b""
    headers["Content-Type"] = file["type"]
    status = HTTPStatus.NOT_FOUND if name == "404.html" else HTTPStatus.OK
    if file["gzip"] and "gzip" in accept_encoding:
        headers["Content-Encoding"] = "gzip"
        return status, headers, (pages_dir / f"{name}.gz").read_bytes()
    return status, headers, (pages_dir / name).read_bytes()


def _allowing(headers: dict[str, str], stores: Sequence[str]) -> dict[str, str]:
    policy = headers.get("Content-Security-Policy")
    if policy is None:
        return headers
    for directive in re.findall(r"(?:connect|img)-src [^;]+", policy):
        policy = policy.replace(directive, " ".join([directive, *stores]))
    return headers | {"Content-Security-Policy": policy}


@cache
def _manifest(pages_dir: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((pages_dir / "manifest.json").read_text("utf-8"))
    return loaded


def _name(manifest: dict[str, Any], path: str) -> str:
    for pattern, name in manifest["routes"]:
        if re.fullmatch(pattern, path) and name in manifest["files"]:
            return str(name)
    asked = path.removeprefix("/")
    return asked if asked in manifest["files"] else "404.html"
