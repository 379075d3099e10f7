"""The keys of photos: `tenant/` and 32 hex digits, given out with an upload."""

import re

from functions.domain.refusals import invalid


def own(field: str, tenant: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys, where each can be one of this county's uploads and none stands twice."""
    form = re.compile(rf"{re.escape(tenant)}/[0-9a-f]{{32}}")
    if len(set(keys)) < len(keys) or not all(form.fullmatch(key) for key in keys):
        raise invalid(field, "unknown", "照片编号不对，请重新上传", "must be keys of uploads")
    return keys
