"""What drafts bring: pages for what was typed, a store of its own, and its end."""

from vrijwilligers.candidates.feature import ConsentWithdrawn, FicheWasMerged
from vrijwilligers.feature import Feature

FEATURE = Feature(
    name="drafts",
    models=("vrijwilligers.drafts.models",),
    pages=("vrijwilligers.drafts.views",),
    menu_entry="desk.today",
    at_start=("vrijwilligers.drafts.store:prepare",),
    each_night=("vrijwilligers.drafts.actions:discard_orphans_each_night",),
    listeners={
        ConsentWithdrawn: ("vrijwilligers.drafts.actions:discard_withdrawn",),
        FicheWasMerged: ("vrijwilligers.drafts.actions:follow",),
    },
)
