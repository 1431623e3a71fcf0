"""What matching brings: suggestions, introductions and follow-ups, at home with candidates."""

from vrijwilligers.accounts.rules import Role
from vrijwilligers.feature import Feature, Permission


class MatchingPermission(Permission):
    """Whether one may bring candidates and organisations together."""

    MAKE = "match:make"


FEATURE = Feature(
    name="matching",
    models=("vrijwilligers.matching.models",),
    pages=("vrijwilligers.matching.views:bp",),
    menu_entry="candidates.index",
    commands={"match": "vrijwilligers.matching.cli:match"},
    permissions={
        Role.RECEPTION: frozenset(MatchingPermission),
        Role.COORDINATOR: frozenset(MatchingPermission),
    },
)
