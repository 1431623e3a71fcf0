"""The pages of the bundles: making an edition, and the editions that were made."""

from vrijwilligers.bundles.views import editions, making
from vrijwilligers.bundles.views.blueprint import bp

__all__ = ["bp", "editions", "making"]
