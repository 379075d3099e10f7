"""The county's own settings."""

from msgspec.structs import replace

from functions.domain.county.roles import Permission
from functions.http.exchange import Request
from functions.http.routes.declared import T, on
from functions.http.routes.registered import hand_of
from functions.store import registry
from functions.tenants import configure
from functions.timers import reckon


@on("GET", T + "/settings", Permission.ADMIN)
def show_settings(r: Request) -> object:
    """The county's settings."""
    return configure.view(registry.county(r.county.id, fresh=True).settings)


@on("PUT", T + "/settings", Permission.ADMIN, form=configure.SettingsForm)
def set_settings(r: Request) -> object:
    """Replace the county's settings; what is open is looked at when they say so from now on."""
    form = r.form(configure.SettingsForm)
    old = registry.county(r.county.id, fresh=True).settings
    kept = configure.set_settings(r.county, form, hand=hand_of(r))
    reckon.ask_again(old, replace(r.county, settings=kept), at=r.at)
    return configure.view(kept)
