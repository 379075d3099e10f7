"""Standard replies (常用答复), the county's and each unit's own: texts with fields that a matter fills."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from functions.desk.case import Case
from functions.desk.named import NamedLists, identity
from functions.domain.codes import BEIJING
from functions.domain.county.roles import HOLDERS, Permission, Person, Role, Unit, branch
from functions.domain.forms import Form, long_enough, name_of
from functions.domain.items.promises import promised, standing_date
from functions.domain.refusals import InvalidInput, NotPermitted, Unknown, invalid
from functions.domain.words.blanks import filled, is_whole, left

COUNTY = "*"  # no unit is called so
MOST = 50  # of the county, and of each unit: a row holds 400 KB
Use = Literal["reply", "guidance", "question"]
FIELDS = ("编号", "点位", "单位", "提交日期", "答复期限", "今天")  # what a matter fills


class NewReply(Form):
    """A reply: its name, where it is of use, its text with `{fields}`; of the county, or of a unit."""

    title: Annotated[str, Meta(min_length=1, max_length=40)]
    text: Annotated[str, Meta(min_length=1, max_length=2000)]
    use: Use = "reply"
    unit: Annotated[str, Meta(max_length=40)] = ""


class Reply(Struct, frozen=True):
    """A standard reply, as it is kept."""

    id: str
    title: str
    text: str
    use: Use
    unit: str


def replies(tenant: str, person: Person, units: dict[str, Unit]) -> list[Reply]:
    """Those of the county, then those of the own unit and of those above it."""
    own = sorted(branch(units, person.unit))
    return [reply for name in (COUNTY, *own) for reply in _SHELF.all(tenant, name)]


def offered(case: Case) -> list[dict[str, object]]:
    """The replies that this person may use, filled with what the matter tells."""
    known = facts(case)
    return [
        {"id": r.id, "title": r.title, "use": r.use, "text": filled(r.text, known), "left": left(r.text, known)}
        for r in replies(case.county.id, case.person, case.units)
    ]  # fmt: skip


def facts(case: Case) -> dict[str, str]:
    """What a matter fills, by the name of its field: nothing that says who told it."""
    state, day = case.state, "{0.month}月{0.day}日".format
    by = standing_date(state, promised(case.appeal, case.clocks, case.county.settings))
    unit = case.units.get(state.unit or case.person.unit or "")
    told = (
        case.appeal.no, state.place_name, unit.name if unit else case.county.name,
        day(case.appeal.submitted_at.astimezone(BEIJING)),
        day(by.astimezone(BEIJING)) if by else "", day(case.at.astimezone(BEIJING)),
    )  # fmt: skip
    return dict(zip(FIELDS, told, strict=True))


def keep(tenant: str, person: Person, form: NewReply) -> Reply:
    """Keep a reply; one of the same name and owner is replaced."""
    title, text = name_of(form.title, "title"), long_enough("text", form.text)
    _may_keep(person, form.unit)
    if not is_whole(text):
        raise invalid(
            "text",
            "field",
            "花括号里要写名称，成对使用，最多 20 个字",
            "has a brace that encloses no name",
        )
    name = f"{form.unit or COUNTY} {title}"
    new = Reply(identity(name), title, text, form.use, form.unit)
    _SHELF.keep(tenant, form.unit or COUNTY, new)
    return new


def drop(tenant: str, person: Person, units: dict[str, Unit], name: str) -> None:
    """Keep a reply no longer."""
    gone = next((r for r in replies(tenant, person, units) if r.id == name), None)
    if gone is None:
        raise Unknown("没有这条常用答复", "No such reply")
    _may_keep(person, gone.unit)
    _SHELF.drop(tenant, gone.unit or COUNTY, name)


def may_keep(person: Person, unit: str) -> bool:
    """Whether it is this person's to say what a unit, or the county, replies."""
    if not unit:
        return bool(person.roles & HOLDERS[Permission.TEACH])
    return unit == person.unit and person.head and Role.HANDLER in person.roles


def _may_keep(person: Person, unit: str) -> None:
    if not may_keep(person, unit):
        raise NotPermitted(
            "全县的由派单员、管理员维护，本单位的由单位负责人维护",
            "The county's are kept by dispatchers and admins, a unit's by its head",
        )


def _full() -> InvalidInput:
    return invalid(
        "title", "many", f"最多 {MOST} 条，请先删去不用的", f"{MOST} at most: drop one first"
    )


_SHELF = NamedLists("replies", Reply, MOST, _full)
