"""The pages of matching, by subject."""

from vrijwilligers.matching.views import filters, follow_ups, introductions, suggestions
from vrijwilligers.matching.views.blueprint import bp

__all__ = ["bp", "filters", "follow_ups", "introductions", "suggestions"]
