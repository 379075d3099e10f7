"""What stands around a matter while somebody works on it: who else has it open, how busy the units are."""

from functions.desk.load import load
from functions.domain.county.roles import Permission, scope_of
from functions.http import asked
from functions.http.exchange import Request
from functions.http.routes.declared import T, on
from functions.store import appeals, presence, registry


@on("POST", T + "/desk/appeals/{no}/open", Permission.DESK, keyed=False)
def open_appeal(r: Request) -> object:
    """Say that one has it open, and hear who else has."""
    person = r.person
    scope = scope_of(person, registry.units(r.county.id, fresh=person.guarded))
    appeal = appeals.get(r.county.id, r.params["no"], scope)
    presence.look(r.county.id, appeal.id, person.id, person.name, r.at)
    return {"others": presence.others(r.county.id, appeal.id, person.id, r.at)}


@on("GET", T + "/desk/load", Permission.DESK, query=(asked.text("units"),))
def show_load(r: Request) -> object:
    """How much each of some units (ids, parted by commas) has in hand."""
    found = load(r.county, r.person, r.query.get("units", ""))
    return {"items": [{"unit": unit, "in_hand": count} for unit, count in found.items()]}
