"""What it says of itself."""

from vrijwilligers.feature import Feature

FEATURE = Feature(name="links")
