"""The columns of our own table of vacancies, as in docs/exchange.md."""

import hashlib
from collections.abc import Mapping

from vrijwilligers.vocabulary.text import fold

COLUMNS = (
    *("source_id", "organisation", "organisation_kbo"),
    *("title_nl", "title_fr", "title_en", "description_nl", "description_fr", "description_en"),
    *("category", "talents", "engagement", "start_on", "end_on", "publish_until"),
    *("days", "hours_per_week", "places", "postcode", "municipality", "wheelchair", "remote"),
    *("languages", "practise_dutch", "support_offered", "minimum_age", "allowance"),
    *("contact_name", "contact_email", "contact_phone", "url"),
)
TITLES = ("title_nl", "title_fr", "title_en")
YES_OR_NO = ("wheelchair", "remote", "support_offered")
CODED = ("category", "talents", "engagement", "allowance", *YES_OR_NO)  # words of a closed list


def made_key(cells: Mapping[str, str]) -> str:
    """Make a number of organisation and title that stays the same; empty when one is missing."""
    title = next((cells[name] for name in TITLES if cells.get(name)), "")
    organisation = cells.get("organisation", "")
    if not (fold(title) and fold(organisation)):
        return ""
    both = f"{fold(organisation)}\n{fold(title)}"
    return "made-" + hashlib.sha256(both.encode()).hexdigest()[:16]
