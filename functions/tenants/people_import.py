"""Accounts from a sheet (批量导入人员): seen first, then opened, each with a first password of its own.

An account that is there already stays as it is. The right to read reports is given to nobody by a sheet.
"""

from collections.abc import Iterator
from contextlib import suppress

import msgspec

from functions.domain.county.county import County
from functions.domain.county.roles import Role
from functions.domain.forms import read
from functions.domain.refusals import AlreadyExists, FieldError, InvalidInput, Lang
from functions.domain.sheets.numbers import whole
from functions.domain.sheets.table import Column, SheetRow, fault, formulas
from functions.domain.sheets.ticks import ticked
from functions.domain.words.matching import folded
from functions.domain.words.wordlists import parted
from functions.store import registry
from functions.store.versions import Hand
from functions.tenants import people
from functions.tenants.people import NewPerson
from functions.tenants.sheets import (
    Opened,
    Planned,
    RowFate,
    Sheet,
    UnitNames,
    named,
    opened,
    refuse,
    rows_of,
)

IMPORTED_AT_MOST = 200  # a first password takes a twentieth of a second
COLUMNS = (
    Column("name", ("姓名", "名字"), required=True),
    Column("id", ("用户名", "账号", "帐号", "登录名", "username"), required=True),
    Column("roles", ("角色", "岗位", "role"), required=True),
    Column("password", ("初始密码", "密码"), required=True),
    Column("unit", ("单位", "所属单位", "单位名称", "部门", "所属部门", "部门名称"), codes=("单位编号", "单位编码", "单位代码", "unit id")),
    Column("head", ("单位负责人", "负责人", "是否负责人")),
    Column("regions", ("代表区划", "选区", "区划代码")),
    Column("categories", ("代表分类", "分类")),
)  # fmt: skip
_ROLES = {
    Role.DISPATCHER: ("受理派单员", "派单员", "派单", "受理员"),
    Role.HANDLER: ("承办人", "承办", "经办人", "办理人"),
    Role.REVIEWER: ("审核员", "审核", "审核人"),
    Role.VISITOR: ("回访员", "回访"),
    Role.LEADER: ("领导", "县领导"),
    Role.DEPUTY: ("人大代表", "代表"),
    Role.ADMIN: ("管理员", "系统管理员"),
}
_ROLE = {folded(title): role for role, titles in _ROLES.items() for title in (role, *titles)}


class PeopleImport(Sheet):
    """Accounts as a sheet with a line of headings: 姓名, 用户名, 角色, 初始密码, and 单位, 单位负责人."""


def load(county: County, form: PeopleImport, *, hand: Hand) -> Opened:
    """Open the accounts that a sheet names, or only say which; a row that is wrong stops all of it."""
    table = rows_of(form, COLUMNS, IMPORTED_AT_MOST)
    units, known = named(county), registry.people(county.id, fresh=True)
    there = {row.number for row in table.rows if _id(row) in known}
    refuse(_all_faults(county, table.rows, units))
    new = {row.number: _form(row, units) for row in table.rows if row.number not in there}
    if not form.dry_run:
        for account in new.values():
            with suppress(AlreadyExists):  # opened by this very import, sent twice at once
                people.add(county, account, hand=hand)
    return opened(table, [_planned(row, units, new=row.number in new) for row in table.rows])


def _planned(row: SheetRow, units: UnitNames, *, new: bool) -> Planned:
    fate = RowFate.NEW if new else RowFate.DOUBLE
    return Planned(row.number, fate, _id(row), row.line("name"), units.of(row["unit"]))


def _id(row: SheetRow) -> str:
    return whole(row["id"]) or ""


def _form(row: SheetRow, units: UnitNames) -> NewPerson:
    said = {
        "id": _id(row), "name": row.line("name"), "roles": _roles(row), "password": row["password"],
        "unit": units.of(row["unit"]), "head": ticked(row["head"]) or False,
        "regions": _words(row["regions"]), "categories": _words(row["categories"]),
    }  # fmt: skip
    return read(msgspec.json.encode(said), NewPerson)


def _words(cell: str) -> list[str]:
    return list(filter(None, parted([cell])))


def _roles(row: SheetRow) -> list[Role]:
    return [_ROLE[folded(word)] for word in parted([row["roles"]]) if folded(word) in _ROLE]


def _all_faults(county: County, rows: list[SheetRow], units: UnitNames) -> Iterator[FieldError]:
    known, first = registry.people(county.id), dict[str, int]()
    for row in rows:
        at = first.setdefault(_id(row), row.number)
        if at != row.number:
            yield fault(row, "id", "repeated", f"用户名与第 {at} 行重复", f"repeats line {at}")
        person = known.get(_id(row))
        if person is None:
            yield from _faults(county, row, units)
        elif folded(person.name) != folded(row.line("name")):
            yield fault(
                row, "id", "repeated", f"用户名“{person.id}”已是“{person.name}”",
                f"{person.id} is {person.name} already",
            )  # fmt: skip


def _faults(county: County, row: SheetRow, units: UnitNames) -> Iterator[FieldError]:
    strange = [word for word in parted([row["roles"]]) if folded(word) not in _ROLE]
    yield from formulas(row)
    if strange and row["roles"]:
        yield fault(
            row, "roles", "choice", f"没有“{strange[0][:20]}”这个角色", "has an unknown role"
        )
    if ticked(row["head"]) is None:
        yield fault(row, "head", "choice", "单位负责人请填“是”或“否”", "head is yes or no")
    if (wrong := units.wrong(row["unit"])) is not None:
        yield fault(row, "unit", "choice", *wrong)
        return
    try:
        people.wanted(county, _form(row, units))
    except InvalidInput as refused:
        for error in refused.errors:
            zh, en = error.message[Lang.ZH], error.message[Lang.EN]
            yield fault(
                row, error.field, error.code, f"{_TITLES[error.field.split('[')[0]]}：{zh}", en
            )


_TITLES = {column.field: column.titles[0] for column in COLUMNS} | {"guarded": "举报专办"}
