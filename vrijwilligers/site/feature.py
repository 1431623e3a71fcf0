"""What the public sees."""

from vrijwilligers.feature import Feature

FEATURE = Feature(
    name="site",
    pages=("vrijwilligers.site.views",),
)
