"""What bundles bring: the vacancies on paper."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts.rules import Role
from vrijwilligers.feature import Deed, FactKind, Feature, MenuEntry, Permission


class BundlePermission(Permission):
    """What one may do with what is printed."""

    PRINT = "bundle:print"
    MAKE = "bundle:make"


class EditionDeed(Deed, thing="edition"):
    """What is done to an edition."""

    PRINTED = "printed", _l("made and printed an edition")
    DELETED = "deleted", _l("threw an edition away")


class BundleFact(FactKind):
    """What is counted of prints."""

    PRINTED = (
        "bundle_printed",
        "13.6 vacancy bundle made and printed; 13.5 summer list and winter list",
    )


FEATURE = Feature(
    name="bundles",
    models=("vrijwilligers.bundles.models",),
    pages=("vrijwilligers.bundles.views",),
    menu=(
        MenuEntry(
            place=50,
            endpoint="bundles.index",
            icon="print",
            words=_l("Prints"),
            permission=BundlePermission.PRINT,
        ),
    ),
    commands={"bundles": "vrijwilligers.bundles.cli:bundles"},
    permissions={
        Role.RECEPTION: frozenset({BundlePermission.PRINT}),
        Role.COORDINATOR: frozenset(BundlePermission),
    },
    deeds=(EditionDeed,),
    facts=(BundleFact,),
)
