"""The shape of the rows. Keys and indexes are declared in infra/resources.yaml.

appeals   pk `tenant#id`; sk `head`, `event#0001`…, `contact`, `read#…` (who saw the contact),
          `child#…` (what was merged into it), `task#co#unit`, `task#3`, `task#asked#3` (copies of
          the head, for the lists of units that help, of who is asked something, and of who asked)
aux       pk `tenant#…`: rate buckets, sessions, inboxes, claims of notices, counts of first
          dispatches, what is hot now, who has a matter open; all with a TTL
registry  pk `tenant#place|person|unit…`, `county`, `tag`; `tenant#spot`: an estate or village that has
          codes, by its name
search    pk `tenant#search`: the manifest and what is not on a shelf yet; `tenant#words` sk no: the masked
          words of an appeal; `tenant#blind#digest` sk no: whose telephone or name it is
"""

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.connection import Connection, TableConnection
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex
from pynamodb.models import Model

from functions import settings

CONNECT_TIMEOUT, READ_TIMEOUT, RETRIES = 1.0, 3.0, 2  # well inside API Gateway's 29 s


class _Quick:
    connect_timeout_seconds = CONNECT_TIMEOUT
    read_timeout_seconds = READ_TIMEOUT
    max_retry_attempts = RETRIES
    max_pool_connections = 50


class ByStatus(GlobalSecondaryIndex["AppealRow"]):
    """The county's appeals of one status, by due time."""

    class Meta(_Quick):
        index_name = "by_status"
        projection = AllProjection()

    status_key = UnicodeAttribute(hash_key=True)
    due_key = UnicodeAttribute(range_key=True)


class ByUnit(GlobalSecondaryIndex["AppealRow"]):
    """One unit's appeals of one status, by due time."""

    class Meta(_Quick):
        index_name = "by_unit"
        projection = AllProjection()

    unit_key = UnicodeAttribute(hash_key=True)
    due_key = UnicodeAttribute(range_key=True)


class ByMark(GlobalSecondaryIndex["AppealRow"]):
    """The county's open matters that stand in a list which few of a status do, by due time."""

    class Meta(_Quick):
        index_name = "by_mark"
        projection = AllProjection()

    mark_key = UnicodeAttribute(hash_key=True)
    due_key = UnicodeAttribute(range_key=True)


class ByArea(GlobalSecondaryIndex["AppealRow"]):
    """The ordinary matters of a town, in hand or answered, by due time: what deputies look at."""

    class Meta(_Quick):
        index_name = "by_area"
        projection = AllProjection()

    area_key = UnicodeAttribute(hash_key=True)
    due_key = UnicodeAttribute(range_key=True)


class ByNext(GlobalSecondaryIndex["AppealRow"]):
    """What the sweep must do next, in a few shards that all tenants share."""

    class Meta(_Quick):
        index_name = "by_next"
        projection = AllProjection()

    next_key = UnicodeAttribute(hash_key=True)
    next_at = UnicodeAttribute(range_key=True)


class Row(Model):
    """All rows speak through one client: each further one takes 20 MB, and 0.1 s to make."""

    @classmethod
    def _get_connection(cls) -> TableConnection:
        table = super()._get_connection()
        if table.connection is not _CONNECTION:
            _CONNECTION.add_meta_table(table.get_meta_table())
            table.connection = _CONNECTION
        return table


class AppealRow(Row):
    """A head, an event, a contact, or the record of a look at a contact: `sk` tells which."""

    class Meta(_Quick):
        table_name = settings.APPEALS_TABLE

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    body = UnicodeAttribute()
    action = UnicodeAttribute(null=True)
    step = NumberAttribute(null=True)
    key_digest = UnicodeAttribute(null=True)
    body_digest = UnicodeAttribute(null=True)
    status_key = UnicodeAttribute(null=True)
    unit_key = UnicodeAttribute(null=True)
    due_key = UnicodeAttribute(null=True)
    mark_key = UnicodeAttribute(null=True)
    marks = UnicodeAttribute(null=True)  # the lists that it stands in, of those that few do
    area_key = UnicodeAttribute(null=True)
    untimed = UnicodeAttribute(null=True)  # set where no time runs: never overdue
    next_key = UnicodeAttribute(null=True)
    next_at = UnicodeAttribute(null=True)

    by_status = ByStatus()
    by_unit = ByUnit()
    by_mark = ByMark()
    by_area = ByArea()
    by_next = ByNext()


class AuxRow(Row):
    """A row that time deletes."""

    class Meta(_Quick):
        table_name = settings.AUX_TABLE

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    expires_at = NumberAttribute()
    body = UnicodeAttribute(null=True)
    tally = NumberAttribute(null=True)
    right = NumberAttribute(null=True)
    owner = UnicodeAttribute(null=True)
    state = UnicodeAttribute(null=True)


class RegistryRow(Row):
    """A county, its places, people and units."""

    class Meta(_Quick):
        table_name = settings.REGISTRY_TABLE

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    body = UnicodeAttribute()
    active = BooleanAttribute(null=True)
    secret = UnicodeAttribute(null=True)
    version = NumberAttribute(null=True)
    changed_by = UnicodeAttribute(null=True)
    changed_at = UnicodeAttribute(null=True)


class SearchRow(Row):
    """What a search reads; all of it can be made anew from the appeals (`infra/reindex.py`)."""

    class Meta(_Quick):
        table_name = settings.SEARCH_TABLE

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    body = UnicodeAttribute(null=True)
    generation = NumberAttribute(null=True)


def connection() -> Connection:
    """The connection that transactions use."""
    return _CONNECTION


_CONNECTION = Connection(
    connect_timeout_seconds=CONNECT_TIMEOUT,
    read_timeout_seconds=READ_TIMEOUT,
    max_retry_attempts=RETRIES,
    max_pool_connections=50,
)
