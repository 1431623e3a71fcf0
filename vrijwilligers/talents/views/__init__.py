"""The pages of the code lists."""

from vrijwilligers.talents.views import lists, pictograms, publishing
from vrijwilligers.talents.views.blueprint import bp

__all__ = ["bp", "lists", "pictograms", "publishing"]
