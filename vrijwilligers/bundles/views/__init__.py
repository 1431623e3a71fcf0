"""The pages of the bundles: making an edition, the editions that were made, and sheets."""

from vrijwilligers.bundles.views import editions, making, sheets
from vrijwilligers.bundles.views.blueprint import bp

__all__ = ["bp", "editions", "making", "sheets"]
