"""Signed links: what they bring."""

from vrijwilligers.feature import Feature

FEATURE = Feature(
    name="links",
    models=("vrijwilligers.links.models",),
    pages=("vrijwilligers.links.logs",),
    at_start=("vrijwilligers.links.logs:keep_clean",),
)
