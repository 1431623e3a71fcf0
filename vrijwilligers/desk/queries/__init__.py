"""Questions of the desk; nothing here changes anything.

* ``day``: the day at the desk, who was counted, what a search finds
* ``timeline``: what happened with somebody, in one order
"""

from vrijwilligers.desk.queries.day import (
    SearchResults,
    contacts_today,
    counts_of,
    finding,
    first_day_steps,
    get_contact,
    hold_contact,
    hold_undeliverable,
    is_in_conversation,
    last_counted,
    logged_about,
    organisations_of,
    recipients_of,
)
from vrijwilligers.desk.queries.timeline import timeline

__all__ = [
    "SearchResults",
    "contacts_today",
    "counts_of",
    "finding",
    "first_day_steps",
    "get_contact",
    "hold_contact",
    "hold_undeliverable",
    "is_in_conversation",
    "last_counted",
    "logged_about",
    "organisations_of",
    "recipients_of",
    "timeline",
]
