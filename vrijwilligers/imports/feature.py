"""What imports bring; each kind of thing is named by the feature that owns it."""

from vrijwilligers.feature import Feature

FEATURE = Feature(
    name="imports",
    models=("vrijwilligers.imports.models",),
    commands={"imports": "vrijwilligers.imports.cli:imports"},
    each_minute=("vrijwilligers.imports.actions.parts:resume",),
)
