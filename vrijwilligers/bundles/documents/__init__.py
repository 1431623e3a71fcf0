"""What is printed: bundles, the selection for one visitor, the flyer, and pictures of pages."""

from vrijwilligers.bundles.documents.bundle import (
    NothingToPrint,
    PrintedBundle,
    content,
    numbers_with,
    print_bundle,
    volumes_of,
)
from vrijwilligers.bundles.documents.pictures import page_png
from vrijwilligers.bundles.documents.sheets import (
    MOST_SELECTED,
    CannotSelect,
    flyer,
    selection,
)
from vrijwilligers.bundles.documents.vacancies import Content
from vrijwilligers.exchange.documents.counting import page_count

__all__ = [
    "MOST_SELECTED",
    "CannotSelect",
    "Content",
    "NothingToPrint",
    "PrintedBundle",
    "content",
    "flyer",
    "numbers_with",
    "page_count",
    "page_png",
    "print_bundle",
    "selection",
    "volumes_of",
]
