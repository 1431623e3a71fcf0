"""What organisations do by link: what it brings."""

from vrijwilligers.feature import Feature
from vrijwilligers.organisations.feature import OrganisationsMerge
from vrijwilligers.vacancies.feature import ContactChanged

FEATURE = Feature(
    name="answers",
    models=("vrijwilligers.answers.models",),
    pages=(
        "vrijwilligers.answers.views:bp",
        "vrijwilligers.answers.views.proposal_links:bp",
        "vrijwilligers.answers.views.updates:bp",
    ),
    commands={"vacancies remind": "vrijwilligers.answers.cli:remind"},
    link_purposes=(
        "vrijwilligers.answers.rules:REMINDER",
        "vrijwilligers.answers.rules:PROPOSAL",
    ),
    listeners={
        ContactChanged: ("vrijwilligers.answers.actions.reminding:end_links",),
        OrganisationsMerge: ("vrijwilligers.answers.actions.proposing:keep_one_link",),
    },
)
