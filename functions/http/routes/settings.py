"""The county's own settings."""

from functions.domain.county.roles import Permission
from functions.http.exchange import Request
from functions.http.routes.declared import T, on
from functions.http.routes.registered import hand_of
from functions.store import registry
from functions.tenants import configure


@on("GET", T + "/settings", Permission.ADMIN)
def show_settings(r: Request) -> object:
    """The county's settings."""
    return configure.view(registry.county(r.county.id, fresh=True).settings)


@on("PUT", T + "/settings", Permission.ADMIN, form=configure.SettingsForm)
def set_settings(r: Request) -> object:
    """Replace the county's settings; what is open is then looked at when they say so."""
    form = r.form(configure.SettingsForm)
    return configure.view(configure.set_settings(r.county, form, hand=hand_of(r)))
