"""Load and save appeals. A write states what must still be true; a read names whose eyes it is for."""

import random
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

import msgspec
from msgspec.structs import replace
from pynamodb.exceptions import UpdateError
from pynamodb.expressions.update import Action as Change
from pynamodb.transactions import TransactWrite

from functions.domain import codes
from functions.domain.county.once import Once
from functions.domain.county.roles import Role, Scope
from functions.domain.items.appeal import Appeal, Contact, Event
from functions.domain.refusals import StaleAppeal, Unknown
from functions.store import claims, helpers, logs, registry, repeats, search_rows
from functions.store.indexes import GUARDED, keys_of
from functions.store.logs import HEAD, event_key, pk, seen_by
from functions.store.tables import AppealRow
from functions.store.transaction import PAUSE, busy, commit

CONTACT = "contact"
ALIAS = "alias"  # under the id of a query code that was told anew: the id of the appeal
ANEW = 8  # times that what moved on meanwhile is read again
_contact = msgspec.json.Decoder(Contact).decode


def load(tenant: str, identity: str) -> Appeal:
    """An appeal, for the product's own functions: no person's scope applies."""
    return logs.appeal_in(_head(tenant, identity).body)


def get(tenant: str, no: str, scope: Scope) -> Appeal:
    """An appeal by its number, however that was typed, as far as this scope may know of it."""
    no = codes.number_in(no)
    appeal = load(tenant, codes.id_of(no) or "")
    if appeal.no != no or not seen_by(scope, appeal):
        raise _unknown()
    return appeal


def some(tenant: str, nos: Iterable[str], scope: Scope) -> Iterator[Appeal]:
    """Those of some appeals that this scope may know of, in their order; what is not there is passed over."""
    for no in nos:
        try:
            yield get(tenant, no, scope)
        except Unknown:
            continue


def with_log(tenant: str, identity: str) -> tuple[Appeal, list[Event]]:
    """An appeal and its events, in one read; the contact is not read."""
    rows = list(
        AppealRow.query(
            pk(tenant, identity), AppealRow.sk.between(event_key(0), HEAD), consistent_read=True
        )
    )
    if not rows or rows[-1].sk != HEAD:
        raise _unknown()
    return logs.appeal_in(rows[-1].body), [logs.event_in(row.body) for row in rows[:-1]]


def by_code[T](tenant: str, identity: str, read: Callable[[str, str], T]) -> T:
    """What `load` or `with_log` reads by a query code, also by one that was told anew."""
    try:
        return read(tenant, identity)
    except Unknown:
        return read(tenant, _named(tenant, identity))


def as_submitted(appeal: Appeal) -> Appeal:
    """An appeal as its first event left it."""
    row = AppealRow.get(pk(appeal.tenant, appeal.id), event_key(1), consistent_read=True)
    return replace(appeal, step=1, state=logs.event_in(row.body).state)


def save(
    appeal: Appeal,
    event: Event,
    *,
    forget: bool = False,
    keep: Contact | None = None,
    joins: Appeal | None = None,
    leaves: str | None = None,
    opens: str | None = None,
    closes: str | None = None,
    unlearns: bool = False,
    once: Once | None = None,
) -> None:
    """Store the appeal's next step with its event, unless someone else took that step first.

    With it, in the same transaction: the contact is forgotten, or another one is kept, the appeal
    `joins` a main matter that stands as it was read, or `leaves` the one of that id, another query code `opens`
    it and the one before `closes`, the county `unlearns` what its dispatch taught, and the mark of the request that asked for it `once`. The rows of its
    co-units (`helpers.py`) follow it, and its photos are its own (`claims.py`).

    A retry of a write whose answer was lost finds its own event, and is content.
    """
    key = pk(appeal.tenant, appeal.id)

    def stage(transaction: TransactWrite) -> None:
        if forget:
            transaction.delete(AppealRow(key, CONTACT))
        elif keep:
            body = msgspec.json.encode(keep).decode()
            transaction.save(AppealRow(key, CONTACT, body=body))
        if leaves:
            transaction.delete(AppealRow(pk(appeal.tenant, leaves), f"child#{appeal.id}"))
        if unlearns:
            transaction.delete(registry.example_row(appeal.tenant, appeal.no))
        _lead(transaction, appeal, opens, closes)
        if joins:
            _join(transaction, joins, appeal)
        helpers.follow(appeal, event, transaction)
        if appeal.state.guarded:
            search_rows.hide(appeal.tenant, appeal.no, transaction)
        repeats.mark(once, transaction)
        claims.claim(event.tenant, event.photos, event.appeal, event.at, transaction)
        transaction.save(event_row(event), condition=AppealRow.pk.does_not_exist())
        transaction.update(
            AppealRow(key, HEAD), _changes(appeal), condition=AppealRow.step == event.step - 1
        )

    if commit(stage) and not _is_stored(key, event):
        raise StaleAppeal("事项已被他人更新，请刷新后重试", "The appeal has changed; reload")
    if unlearns:
        registry.examples_changed(appeal.tenant)


def place(appeal: Appeal) -> None:
    """Put a head where today's indexes look for it; whoever took a step since it was read has done so."""
    row = AppealRow(pk(appeal.tenant, appeal.id), HEAD)
    try:
        row.update(_changes(appeal), condition=AppealRow.step == appeal.step)
    except UpdateError as error:
        if error.cause_response_code != "ConditionalCheckFailedException":
            raise


def erase_words(appeal: Appeal, mark: str) -> None:
    """Put a mark in place of what the citizen said in the log, and take its photos away; the steps stay."""
    _, events = with_log(appeal.tenant, appeal.id)
    search_rows.erase(appeal.tenant, appeal.no)
    for event in events:
        if event.actor.role is Role.CITIZEN and (event.public or event.photos):
            row = event_row(replace(event, public=mark, photos=()))
            row.save(condition=AppealRow.pk.exists())


def openly(appeal: Appeal) -> Callable[[TransactWrite], None]:
    """A check to be put beside another write: the appeal is not on the protected path, not even by now."""
    key = pk(appeal.tenant, appeal.id)
    condition = ~AppealRow.status_key.contains(GUARDED)
    return lambda transaction: transaction.condition_check(
        AppealRow, key, HEAD, condition=condition
    )


def meanwhile[T](appeal: Appeal, do: Callable[[Appeal], T]) -> T:
    """Do it to an appeal as it was read; where it moved on meanwhile, to what it has become.

    For who saw no step of it: a citizen cannot be told to look again because a unit was found. Where it
    never stands still, it is `Busy`: their page sends it again by itself.
    """
    for attempt in range(ANEW):
        try:
            return do(appeal)
        except StaleAppeal:
            time.sleep(PAUSE * attempt * random.random())
            appeal = load(appeal.tenant, appeal.id)
    raise busy()


def _lead(
    transaction: TransactWrite, appeal: Appeal, opens: str | None, closes: str | None
) -> None:
    """Have another query code lead to the appeal, and the one before it to nothing."""
    if opens:
        alias = AppealRow(pk(appeal.tenant, opens), ALIAS, body=appeal.id)
        transaction.save(alias, condition=AppealRow.pk.does_not_exist())
    if closes:
        transaction.delete(AppealRow(pk(appeal.tenant, closes), ALIAS))


def _join(transaction: TransactWrite, main: Appeal, child: Appeal) -> None:
    """Hang one on another that has not moved on: what ended meanwhile would never answer it."""
    key = pk(main.tenant, main.id)
    transaction.condition_check(AppealRow, key, HEAD, condition=AppealRow.step == main.step)
    transaction.save(AppealRow(key, f"child#{child.id}", body=child.no))


def children(tenant: str, identity: str) -> list[str]:
    """The ids of the appeals that were merged into this one."""
    rows = AppealRow.query(
        pk(tenant, identity), AppealRow.sk.startswith("child#"), consistent_read=True
    )
    return [row.sk.removeprefix("child#") for row in rows]


def contact(tenant: str, appeal: Appeal, *, reader: str, at: datetime) -> Contact:
    """The one way out of the contact: the look at it is recorded before it is given."""
    key = pk(tenant, appeal.id)
    look = msgspec.json.encode({"reader": reader, "at": at}).decode()
    AppealRow(key, f"read#{at.isoformat()}#{reader}", body=look).save()
    try:
        return _contact(AppealRow.get(key, CONTACT, consistent_read=True).body)
    except AppealRow.DoesNotExist:
        return Contact()


def looked(tenant: str, found: Iterable[Appeal], *, reader: str, at: datetime) -> None:
    """Record that somebody found appeals by whose they are: it tells them what the contact would."""
    with AppealRow.batch_write() as batch:
        for appeal in found:
            look = msgspec.json.encode({"reader": reader, "at": at, "by": "search"}).decode()
            key = f"read#{at.isoformat()}#{reader}"
            batch.save(AppealRow(pk(tenant, appeal.id), key, body=look))


def blinded(
    tenant: str, identity: str, blind: Callable[[Contact], tuple[str, ...]]
) -> tuple[str, ...]:
    """Keyed digests of the contact, for the index; the contact itself stays here."""
    try:
        row = AppealRow.get(pk(tenant, identity), CONTACT, consistent_read=True)
    except AppealRow.DoesNotExist:
        return ()
    return blind(_contact(row.body))


def heads(tenant: str, nos: Iterable[str], scope: Scope) -> dict[str, Appeal]:
    """The appeals of these numbers that a scope may see as they stand, in one read."""
    keys = [(pk(tenant, identity), HEAD) for no in nos if (identity := codes.id_of(no))]
    read = (logs.appeal_in(row.body) for row in AppealRow.batch_get(keys, consistent_read=True))
    return {appeal.no: appeal for appeal in read if seen_by(scope, appeal)}


def event_row(event: Event) -> AppealRow:
    """The row of an event; the stream hands it to the router and to those who notify."""
    return AppealRow(
        pk(event.tenant, event.appeal),
        event_key(event.step),
        action=event.action.value,
        step=event.step,
        body=msgspec.json.encode(event).decode(),
    )


def event_in(image: dict[str, dict[str, str]]) -> Event:
    """Read the event from a stream's image of its row."""
    return logs.event_in(image["body"]["S"])


def head_row(appeal: Appeal, *, key_digest: str, body_digest: str) -> AppealRow:
    """The first row of a new appeal. The digests recognise a repeated request."""
    row = AppealRow(
        pk(appeal.tenant, appeal.id),
        HEAD,
        step=appeal.step,
        body=msgspec.json.encode(appeal).decode(),
        key_digest=key_digest,
        body_digest=body_digest,
    )
    for name, value in keys_of(appeal).items():
        setattr(row, name, value)
    return row


def digests(tenant: str, identity: str) -> tuple[Appeal, str | None, str | None]:
    """The head with the digests of the request that made it."""
    row = _head(tenant, identity)
    return logs.appeal_in(row.body), row.key_digest, row.body_digest


def _changes(appeal: Appeal) -> list[Change]:
    changes: list[Change] = [
        AppealRow.body.set(msgspec.json.encode(appeal).decode()),
        AppealRow.step.set(appeal.step),
    ]
    for name, value in keys_of(appeal).items():
        attribute = getattr(AppealRow, name)
        changes.append(attribute.set(value) if value else attribute.remove())
    return changes


def _is_stored(key: str, event: Event) -> bool:
    try:
        row = AppealRow.get(key, event_key(event.step), consistent_read=True)
    except AppealRow.DoesNotExist:
        return False
    return logs.event_in(row.body) == event


def _head(tenant: str, identity: str) -> AppealRow:
    try:
        return AppealRow.get(pk(tenant, identity), HEAD, consistent_read=True)
    except AppealRow.DoesNotExist:
        raise _unknown() from None


def _named(tenant: str, identity: str) -> str:
    """The appeal that a query code leads to which was told anew. Every miss costs this read, of whatever code."""
    try:
        return AppealRow.get(pk(tenant, identity), ALIAS, consistent_read=True).body
    except AppealRow.DoesNotExist:
        raise _unknown() from None


def _unknown() -> Unknown:
    return Unknown("没有这个事项，请核对编号", "No such appeal")
