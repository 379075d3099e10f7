"""What became of a photo (照片的去向), as both sides are told it: ready, being prepared, or failed and why."""

from datetime import datetime, timedelta
from enum import StrEnum

from functions.domain.moments import rfc3339
from functions.domain.refusals import Lang, Words
from functions.photos import bucket

Json = dict[str, object]
GIVEN_UP = timedelta(minutes=15)  # an upload can't come later, and none takes so long to prepare


class Fate(StrEnum):
    """Where a photo stands."""

    READY = "ready"
    PREPARING = "preparing"
    FAILED = "failed"


WHY = {
    "format": Words("不是照片，或格式不支持", "It is no photo, or of a kind that is not supported"),
    "damaged": Words("照片已损坏，打不开", "The photo is damaged and can't be opened"),
    "too-large": Words("照片像素太多，处理不了", "The photo has too many pixels"),
    "missing": Words("照片没有传上来", "The photo did not arrive"),
}


def told(key: str, since: datetime, *, at: datetime, lang: Lang) -> Json:
    """A photo with its address where it can be seen, or why it cannot; one call to the store."""
    kept = bucket.look(key)
    if kept is not None and not kept.why:
        return {"url": bucket.link(key), "state": Fate.READY}
    why = kept.why if kept else "missing" if at - since > GIVEN_UP else ""
    if not why:
        return {"url": None, "state": Fate.PREPARING, "since": rfc3339(since)}
    words = WHY.get(why, WHY["damaged"])
    return {"url": None, "state": Fate.FAILED, "why": words[lang]}
