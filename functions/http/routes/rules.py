"""The routing rules: read, replace, try on past appeals."""

from functions.domain.county.roles import Permission
from functions.domain.county.rule import Rule
from functions.domain.editions import edition
from functions.domain.triage import rulebook
from functions.http.exchange import Request
from functions.http.routes.declared import T, on
from functions.http.routes.registered import hand_of
from functions.router.classifier.suggest import kinds
from functions.router.trial import trial
from functions.store import registry
from functions.tenants import rules


@on("GET", T + "/rules", Permission.ADMIN)
def list_rules(r: Request) -> object:
    """The routing rules, first match first, and what an admin should know of them."""
    return _rules(r, registry.county(r.county.id, fresh=True).rules)


@on("PUT", T + "/rules", Permission.ADMIN, form=rules.Rules)
def set_rules(r: Request) -> object:
    """Replace the routing rules; they apply from the next appeal on."""
    kept = rules.set_rules(r.county, r.form(rules.Rules), kinds=kinds(), hand=hand_of(r))
    return _rules(r, kept)


@on("POST", T + "/rules/trial", Permission.ADMIN, form=rules.Rules, keyed=False)
def try_rules(r: Request) -> object:
    """Try rules on past appeals before they go live."""
    drafted = rules.checked(r.county, r.form(rules.Rules), kinds=kinds())
    return trial(r.county, drafted) | {"warnings": _warnings(r, drafted)}


def _rules(r: Request, kept: tuple[Rule, ...]) -> dict[str, object]:
    return {"rules": kept, "warnings": _warnings(r, kept), "version": edition(kept)}


def _warnings(r: Request, kept: tuple[Rule, ...]) -> list[dict[str, str]]:
    return [
        {"field": w.field, "code": w.code, "message": w.message[r.lang]}
        for w in rulebook.warnings(kept)
    ]
