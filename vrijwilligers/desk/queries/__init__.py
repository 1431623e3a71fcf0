"""Questions of the desk; nothing here changes anything.

* ``day``: the day at the desk, who was counted, what a search finds
* ``conversations``: the one of today with somebody, what was said and explained in it
* ``turned``: what the pages say that are turned to a visitor
* ``timeline``: what happened with somebody, in one order
"""

from vrijwilligers.desk.queries.conversations import (
    conversation_on,
    conversations_left,
    events_of,
    hold_nameless,
    last_said_by,
    note_of,
    notes_in,
)
from vrijwilligers.desk.queries.day import (
    SearchResults,
    contacts_today,
    finding,
    first_day_steps,
    get_contact,
    hold_contact,
    hold_undeliverable,
    is_in_conversation,
    logged_about,
    organisations_of,
    recipients_of,
    tally_on,
)
from vrijwilligers.desk.queries.timeline import timeline
from vrijwilligers.desk.queries.turned import (
    accessible_organisations,
    open_numbers,
    tasks_to_practise,
)

__all__ = [
    "SearchResults",
    "accessible_organisations",
    "contacts_today",
    "conversation_on",
    "conversations_left",
    "events_of",
    "finding",
    "first_day_steps",
    "get_contact",
    "hold_contact",
    "hold_nameless",
    "hold_undeliverable",
    "is_in_conversation",
    "last_said_by",
    "logged_about",
    "note_of",
    "notes_in",
    "open_numbers",
    "organisations_of",
    "recipients_of",
    "tally_on",
    "tasks_to_practise",
    "timeline",
]
