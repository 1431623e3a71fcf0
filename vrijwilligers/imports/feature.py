"""What imports bring; each kind of thing is named by the feature that owns it."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.feature import Deed, Feature


class ImportDeed(Deed, thing="import_run"):
    """What is done to a file that is brought in."""

    TAKEN_OVER = "taken over", _l("took the file over")
    READ_AS_ANOTHER = "source said", _l("read the file as a list of another source")
    UNDONE = "undone", _l("undid the import")
    THROWN_AWAY = "thrown away", _l("threw the file away")


FEATURE = Feature(
    name="imports",
    models=("vrijwilligers.imports.models",),
    commands={"imports": "vrijwilligers.imports.cli:imports"},
    each_minute=("vrijwilligers.imports.actions.parts:resume",),
    deeds=(ImportDeed,),
)
