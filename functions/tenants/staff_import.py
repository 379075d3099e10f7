"""People on places from a sheet (批量导入岗位): seen first, then written; the same sheet again adds nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct

from functions.domain import codes
from functions.domain.county.county import County
from functions.domain.county.posts import AT_A_NODE, DUTY_AT_MOST, Post
from functions.domain.county.tree import of_place, of_region
from functions.domain.refusals import FieldError
from functions.domain.sheets.numbers import whole
from functions.domain.sheets.table import Column, SheetRow, fault, formulas
from functions.domain.words.matching import folded
from functions.store import registry, tree
from functions.store.versions import Hand
from functions.tenants.sheets import Loaded, RowFate, Sheet, refuse, rows_of

IMPORTED_AT_MOST, SHOWN_AT_MOST = 5000, 1000
COLUMNS = (
    Column("region", ("区划", "区划名称", "所属区划", "网格", "村社区"), codes=("区划代码", "区划编码", "网格编码", "区域代码")),
    Column("place", ("点位编码", "编码", "二维码编码")),
    Column("duty", ("岗位", "职务", "身份", "岗位名称"), required=True),
    Column("person", ("用户名", "账号", "帐号"), codes=("用户名", "账号"), loose=("姓名", "人员", "人员姓名"), required=True),
)  # fmt: skip


class StaffImport(Sheet):
    """Posts as a sheet with a line of headings: 区划代码 or 点位编码, 岗位, 用户名 or 姓名."""


class StaffLine(Struct, frozen=True):
    """A row of the preview."""

    row: int
    fate: RowFate
    node: str
    name: str
    duty: str


def load(county: County, form: StaffImport, *, hand: Hand | None = None) -> Loaded[StaffLine]:
    """Put people where a sheet says, or only say who would be put; a row that is wrong stops all of it."""
    table, known = rows_of(form, COLUMNS, IMPORTED_AT_MOST), _Known(county)
    refuse(error for row in table.rows for error in known.faults(row))
    there = tree.standing(county.id, (known.node(row) for row in table.rows))
    wanted = {node: dict.fromkeys(found.posts) for node, found in there.items()}
    lines = [_planned(row, known, wanted) for row in table.rows]
    refuse(_crowded(table.rows, known, wanted))
    if not form.dry_run:
        new = {line.node: tuple(wanted[line.node]) for line in lines if line.fate is RowFate.NEW}
        tree.write_staff(county.id, new, there, hand=hand)
    added = sum(line.fate is RowFate.NEW for line in lines)
    return Loaded(added, 0, len(lines) - added, table.ignored, lines[:SHOWN_AT_MOST])


def _planned(row: SheetRow, known: "_Known", wanted: dict[str, dict[Post, None]]) -> StaffLine:
    node, post = known.node(row), Post(row.line("duty"), known.person(row))
    fate = RowFate.DOUBLE if post in wanted[node] else RowFate.NEW
    wanted[node][post] = None
    return StaffLine(row.number, fate, node, known.people[post.person].name, post.duty)


def _crowded(
    rows: Iterable[SheetRow], known: "_Known", wanted: dict[str, dict[Post, None]]
) -> Iterator[FieldError]:
    for row in rows:
        if len(wanted[known.node(row)]) > AT_A_NODE:
            yield fault(
                row, "region", "too_many", f"一处最多 {AT_A_NODE} 个岗位", "has too many posts"
            )


class _Known:
    """The county's regions, places and accounts by what people call them."""

    def __init__(self, county: County) -> None:
        self._tenant = county.id
        self._regions = tree.regions(county.id, fresh=True)
        self.people = registry.people(county.id, fresh=True)
        self._named = _by_name((region.code, region.name) for region in self._regions.values())
        self._called = _by_name((p.id, p.name) for p in self.people.values() if p.active)

    def node(self, row: SheetRow) -> str:
        """Where the row puts somebody; empty where that can't be told."""
        if row["place"]:
            code = codes.normal(row["place"])
            return of_place(code) if code and self._is_place(code) else ""
        said = whole(row["region"]) or ""
        found = {said} & self._regions.keys() or self._named.get(folded(row["region"]), set())
        return of_region(next(iter(found))) if len(found) == 1 else ""

    def person(self, row: SheetRow) -> str:
        """Whose post it is; empty where that can't be told."""
        said = whole(row["person"]) or ""
        found = {said} & self.people.keys() or self._called.get(folded(row["person"]), set())
        return next(iter(found)) if len(found) == 1 else ""

    def faults(self, row: SheetRow) -> Iterator[FieldError]:
        """What is wrong with a row."""
        duty = row.line("duty")
        yield from formulas(row)
        if not self.node(row):
            shown = (row["place"] or row["region"])[:40]
            yield fault(
                row, "place" if row["place"] else "region", "choice",
                f"没有（或不止一个）“{shown}”，请填点位编码或区划代码", f"{shown} is no place or region, or several",
            )  # fmt: skip
        if not folded(duty) or len(duty) > DUTY_AT_MOST or "#" in duty:
            yield fault(
                row,
                "duty",
                "format",
                f"岗位应为 1–{DUTY_AT_MOST} 个字",
                "has no duty, or a long one",
            )
        if not self.person(row):
            yield fault(
                row, "person", "choice", f"没有（或不止一个）“{row['person'][:40]}”，请填用户名",
                f"{row['person'][:40]} is no account, or several: give the user name",
            )  # fmt: skip

    def _is_place(self, code: str) -> bool:
        return registry.is_place(self._tenant, code)


def _by_name(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for identity, name in pairs:
        found[folded(name)].add(identity)
    return found
