"""What the code lists bring."""

from vrijwilligers.feature import Feature

FEATURE = Feature(name="talents", models=("vrijwilligers.talents.models",))
