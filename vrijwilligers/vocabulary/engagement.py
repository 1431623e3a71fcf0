"""How long somebody commits: asked by a vacancy, wished by a candidate."""

from enum import StrEnum


class Engagement(StrEnum):
    """Once, for a short period, or regularly."""

    ONCE = "once"
    SHORT = "short"
    REGULAR = "regular"


TEMPORARY = (Engagement.ONCE, Engagement.SHORT)
