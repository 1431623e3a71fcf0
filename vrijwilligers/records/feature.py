"""What the cellar keeps for every feature: log, facts and outgoing mail."""

from vrijwilligers.feature import Feature

FEATURE = Feature(
    name="records",
    models=(
        "vrijwilligers.records.audit",
        "vrijwilligers.records.database_flags",
        "vrijwilligers.records.facts",
        "vrijwilligers.records.outbox",
    ),
)
