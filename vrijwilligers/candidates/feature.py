"""What candidates bring; the page of a fiche is the desk's."""

from flask_babel import lazy_gettext as _l

from vrijwilligers.accounts.rules import Role
from vrijwilligers.feature import Feature, MenuEntry, Permission


class CandidatePermission(Permission):
    """What one may do with fiches."""

    READ = "candidate:read"
    WRITE = "candidate:write"
    LOG = "candidate:log"


FEATURE = Feature(
    name="candidates",
    models=("vrijwilligers.candidates.models",),
    pages=("vrijwilligers.candidates.views:bp",),
    menu=(
        MenuEntry(
            place=20,
            endpoint="candidates.index",
            icon="people",
            words=_l("Candidates"),
            permission=CandidatePermission.READ,
        ),
    ),
    permissions={
        Role.RECEPTION: frozenset({CandidatePermission.READ, CandidatePermission.WRITE}),
        Role.COORDINATOR: frozenset(CandidatePermission),
    },
)
