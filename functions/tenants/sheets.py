"""What every import takes: pasted text or a file, seen first or written; and how a unit is named in it."""

from base64 import b64decode
from binascii import Error
from collections import defaultdict
from typing import Annotated

from msgspec import Meta, Struct

from functions.domain.county.county import County
from functions.domain.forms import Form
from functions.domain.refusals import invalid
from functions.domain.sheets.numbers import whole
from functions.domain.words.matching import folded
from functions.store import registry

TOLD_AT_MOST = 200  # wrong rows that one answer names


class Sheet(Form):
    """A sheet: `csv` as text, or `file` (.xlsx or .csv, base64). `dry_run` only says what would change."""

    csv: str = ""
    file: Annotated[str, Meta(max_length=1_400_000)] = ""
    dry_run: bool = False

    def source(self) -> str | bytes:
        """The text, or the file's bytes."""
        if not self.file:
            return self.csv
        try:
            return b64decode(self.file, validate=True)
        except (Error, ValueError):
            raise invalid(
                "file", "base64", "文件没有传完整，请重试", "is not valid base64"
            ) from None


class Named(Struct, frozen=True):
    """The county's units by what people call them: the id, or the name, however it is written."""

    units: dict[str, set[str]]

    def of(self, said: str) -> str | None:
        """The unit that is meant; None where none is named."""
        found = self._found(said)
        return next(iter(found)) if len(found) == 1 else None

    def wrong(self, said: str) -> tuple[str, str] | None:
        """Why it can't be told which unit is meant, in Chinese and English; None where it can."""
        if not said or len(self._found(said)) == 1:
            return None
        shown = said[:40]
        if self._found(said):
            return (
                f"有几个单位都叫“{shown}”，请填单位编号",
                f"several units are called {shown}: give an id",
            )
        return f"单位“{shown}”不存在", f"there is no unit {shown}"

    def _found(self, said: str) -> set[str]:
        digits = whole(said) or said
        return self.units.get(folded(said), set()) or self.units.get(folded(digits), set())


def named(county: County) -> Named:
    """The units of a county, by id first."""
    known = registry.units(county.id).values()
    found: dict[str, set[str]] = defaultdict(set)
    for unit in known:
        found[folded(unit.name)].add(unit.id)
    return Named({**found, **{folded(unit.id): {unit.id} for unit in known}})
