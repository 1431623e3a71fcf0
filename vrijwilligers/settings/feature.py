"""What the settings of the desk bring: their page and their command."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.feature import Deed, Feature, MenuEntry, Permission


class SettingsPermission(Permission):
    """Whether one may say what this desk is."""

    WRITE = "settings:write"


class SettingsDeed(Deed, thing="desk_settings"):
    """What happens to the settings of the desk."""

    CHANGED = "changed", _l("changed the settings of the desk")


FEATURE = Feature(
    name="settings",
    models=("vrijwilligers.settings.models",),
    pages=("vrijwilligers.settings.views",),
    not_about_candidates=frozenset({"settings"}),
    menu=(
        MenuEntry(
            place=80,
            endpoint="settings.desk",
            icon="settings",
            words=_l("This desk"),
            permission=SettingsPermission.WRITE,
        ),
    ),
    commands={"desk": "vrijwilligers.settings.cli:desk"},
    permissions={  # by the names of the roles, which live on the floor above
        "coordinator": frozenset(SettingsPermission),
        "administrator": frozenset(SettingsPermission),
    },
    deeds=(SettingsDeed,),
    demo=("vrijwilligers.settings.demo:add",),
)
