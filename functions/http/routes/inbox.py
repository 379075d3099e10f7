"""What this person was told in the app."""

from functions.desk import digest
from functions.domain.county.roles import Permission
from functions.http import asked
from functions.http.exchange import Request
from functions.http.routes.declared import T, on
from functions.insight import watch
from functions.store import inbox


@on("GET", T + "/inbox", Permission.STAFF, query=asked.page(30, 100, asked.BY_TIME))
def read_inbox(r: Request) -> object:
    """What this person was told, newest first."""
    limit, known = r.number("limit"), inbox.reading(r.county.id, r.person.id)
    told = inbox.messages(r.county.id, r.person.id, before=r.query.get("cursor", ""), limit=limit)
    items = [
        {"id": m.id, "at": m.at, "kind": m.kind, "text": m.text[r.lang], "no": m.no,
         "level": m.level, "read": known.has(m.id)}
        for m in watch.alerts(r.county.id, told, at=r.at)
    ]  # fmt: skip
    return {"items": items, "next": told[-1].id if len(told) == limit else None}


@on("POST", T + "/inbox/read", Permission.STAFF, form=inbox.ReadUpTo, keyed=False)
def mark_read(r: Request) -> object:
    """Remember what was read."""
    inbox.mark_read(r.county.id, r.person.id, r.form(inbox.ReadUpTo).upto, r.at)
    return {}


@on("GET", T + "/inbox/matters", Permission.STAFF, query=(asked.BY_TIME,))
def read_by_matter(r: Request) -> object:
    """The newest that was told, a line a matter; where the same was told of many, one line for all."""
    before = r.query.get("cursor", "")
    told = inbox.messages(r.county.id, r.person.id, before=before, limit=LOOKED_AT_MOST)
    shown = watch.alerts(r.county.id, told, at=r.at)
    entries = digest.by_matter(shown, inbox.reading(r.county.id, r.person.id))
    return {
        "items": [_line(entry, r) for entry in digest.digest(entries)],
        "upto": told[0].id if told else "",
        "next": told[-1].id if len(told) == LOOKED_AT_MOST else None,
    }


def _line(entry: digest.DigestLine, r: Request) -> dict[str, object]:
    m = entry.newest
    return {
        "at": m.at, "kind": m.kind, "text": m.text[r.lang], "no": m.no if len(entry.seen) == 1 else "",
        "level": entry.level, "read": entry.read, "matters": len(entry.seen), "times": entry.times,
        "seen": entry.seen,
    }  # fmt: skip


@on("POST", T + "/inbox/matters/read", Permission.STAFF, form=inbox.Seen, keyed=False)
def mark_matters_read(r: Request) -> object:
    """Remember which matters were read, and up to which message."""
    inbox.mark_seen(r.county.id, r.person.id, r.form(inbox.Seen).seen, r.at)
    return {}


LOOKED_AT_MOST = 500  # messages of which one page of lines is made
