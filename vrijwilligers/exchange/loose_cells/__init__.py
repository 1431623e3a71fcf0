"""Cells as people write them in lists: read with their words, in Dutch, French and English.

Each reader first takes what ``exchange.cells`` takes, which is what a form takes; then the words of
``vocabulary/lists.toml``. It returns the value, or ``Remarked`` where part of the cell stays
outside, and raises ``BadCell`` where a word is not known: half a cell could say the opposite.
"""

from vrijwilligers.exchange.loose_cells.contacts import first_email, first_phone, web_address
from vrijwilligers.exchange.loose_cells.dates import day, first_day, last_day
from vrijwilligers.exchange.loose_cells.languages import languages, level, spoken_languages
from vrijwilligers.exchange.loose_cells.numbers import age, hours, is_hours, number, people
from vrijwilligers.exchange.loose_cells.places import postcode
from vrijwilligers.exchange.loose_cells.week import days

__all__ = [
    "age",
    "day",
    "days",
    "first_day",
    "first_email",
    "first_phone",
    "hours",
    "is_hours",
    "languages",
    "last_day",
    "level",
    "number",
    "people",
    "postcode",
    "spoken_languages",
    "web_address",
]
