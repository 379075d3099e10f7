"""Lists that somebody looks at again and again, kept under a name of their own (常用筛选): a row a person."""

from typing import Annotated

from msgspec import Meta, Struct, field

from functions.desk.named import NamedLists, identity
from functions.domain.forms import Form, in_lines, name_of
from functions.domain.refusals import InvalidInput, Unknown, invalid

MOST = 20
ListName = Annotated[str, Meta(min_length=1, max_length=20)]
QueueName = Annotated[str, Meta(max_length=40, pattern=r"^[a-z_]+$")]
Said = Annotated[str, Meta(max_length=100)]


class Asked(Form, rename={"since": "from", "until": "to"}, omit_defaults=True):
    """What a list is narrowed and sorted by, as the console's address says it."""

    unit: Said = ""
    colour: Said = ""
    status: Said = ""
    place: Said = ""
    category: Said = ""
    since: Said = ""
    until: Said = ""
    sort: Said = ""


class Kept(Form):
    """A list to keep: its name, the queue (`all` for all), what it is narrowed by."""

    name: ListName
    queue: QueueName
    asked: Asked = field(default_factory=Asked)


class Saved(Struct, frozen=True):
    """A list that is kept."""

    id: str
    name: str
    queue: str
    asked: Asked


def lists(tenant: str, person: str) -> tuple[Saved, ...]:
    """What this person keeps, in the order in which it was kept."""
    return _SHELF.all(tenant, person)


def keep(tenant: str, person: str, form: Kept) -> tuple[Saved, ...]:
    """Keep a list; of the same name the newest stays, at its place."""
    name = name_of(form.name)
    _SHELF.keep(tenant, person, Saved(identity(name), name, form.queue, in_lines(form.asked)))
    return lists(tenant, person)


def drop(tenant: str, person: str, name: str) -> None:
    """Keep a list no longer."""
    if name not in {one.id for one in lists(tenant, person)}:
        raise Unknown("没有这个常用筛选", "No such list is kept")
    _SHELF.drop(tenant, person, name)


def _full() -> InvalidInput:
    return invalid(
        "name", "many", f"最多保存 {MOST} 个，请先删去不用的", f"{MOST} at most: drop one first"
    )


_SHELF = NamedLists("filters", Saved, MOST, _full)
