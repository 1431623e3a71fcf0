"""The commands of no single feature."""

from vrijwilligers.feature import Feature

FEATURE = Feature(
    name="cli",
    commands={
        "access-matrix": "vrijwilligers.cli.reviewed:access_matrix",
        "db": "vrijwilligers.cli.migrations:db",
        "keys": "vrijwilligers.cli.keys:keys",
        "messages": "vrijwilligers.cli.messages:messages",
        "nightly": "vrijwilligers.cli.work:nightly",
        "personal-data": "vrijwilligers.cli.reviewed:personal_data",
        "tick": "vrijwilligers.cli.work:tick",
        "welcome": "vrijwilligers.cli.welcome:welcome",
    },
)
