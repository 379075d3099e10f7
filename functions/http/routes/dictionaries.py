"""The codes that forms choose from, with their labels."""

from functions.domain.county.roles import Permission
from functions.domain.words import dictionaries
from functions.http.exchange import Request
from functions.http.routes.declared import T, on
from functions.router.classifier.suggest import kinds


@on("GET", T + "/dictionaries", Permission.STAFF)
def list_dictionaries(r: Request) -> object:
    """The codes to choose from, with their labels."""
    lists: dict[str, object] = {
        name: [{"code": code, "label": words[r.lang]} for code, words in entries.items()]
        for name, entries in dictionaries.ALL.items()
    }
    levels = [{"level": int(n), "label": w[r.lang]} for n, w in dictionaries.LEVELS.items()]
    named = {rule.category for rule in r.county.rules if rule.category}
    return lists | {"levels": levels, "kinds": kinds(), "categories": sorted({*kinds(), *named})}
