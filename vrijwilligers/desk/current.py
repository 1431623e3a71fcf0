"""What depends on how this desk is set now."""

from datetime import date

from vrijwilligers.desk.models import DeskContact
from vrijwilligers.settings.current import open_days
from vrijwilligers.vocabulary.clock import day_of


def is_fresh(contact: DeskContact, today: date) -> bool:
    """Tell whether what is known of a contact may still be put right; then its figures stand."""
    return open_days().is_fresh(day_of(contact.at), today)
