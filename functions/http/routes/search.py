"""The search box of the desk."""

from functions.desk import lines, search
from functions.domain.county.roles import Permission, Unit
from functions.domain.items.status import Status
from functions.http import asked
from functions.http.exchange import Request
from functions.http.routes.declared import T, on
from functions.store import registry

FILTERS = (
    asked.text("q"), asked.choice("status", Status), asked.text("unit"), asked.number("level", 0, 4),
    asked.text("category"), asked.text("place"), asked.text("channel"), asked.moment("from"),
    asked.moment("to"), asked.choice("overdue", ["yes"]),
)  # fmt: skip


@on("GET", T + "/desk/search", Permission.DESK, query=(*FILTERS, *asked.page(20, 50, asked.BY_NO)))
def search_appeals(r: Request) -> object:
    """What this person may see and what holds all words of `q`, the newest day first."""
    hits, following = page(r, r.query.get("cursor", ""), r.number("limit"))
    known = registry.units(r.county.id)
    return {"items": [_line(r, hit, known) for hit in hits], "next": following}


def page(r: Request, after: str, limit: int) -> tuple[list[search.Hit], str | None]:
    """What a search finds behind a cursor, and the cursor of the next page."""
    q = r.query
    filters = search.SearchFilters(
        q.get("status", ""), q.get("unit", ""), r.number("level"), q.get("category", ""),
        q.get("place", ""), q.get("channel", ""), r.moment("from"), r.moment("to"),
        bool(q.get("overdue")),
    )  # fmt: skip
    return search.find(
        r.county, r.person, q.get("q", ""), filters, at=r.at, after=after, limit=limit
    )


def _line(r: Request, hit: search.Hit, known: dict[str, Unit]) -> dict[str, object]:
    shown = lines.line(hit.appeal, known, at=r.at, lang=r.lang)
    return shown | {"excerpt": hit.excerpt and hit.excerpt._asdict()}
