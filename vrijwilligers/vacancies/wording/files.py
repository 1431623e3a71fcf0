"""What stands in a file, in words: the names of columns, and what an import changes."""

from typing import Any

from flask_babel import lazy_gettext as _l

from vrijwilligers.imports.rules.kinds import DifferenceInWords
from vrijwilligers.imports.rules.rows import RowDifference
from vrijwilligers.vacancies.fields import LABELS
from vrijwilligers.vacancies.rules.layers import FROM_PLAIN, value_of
from vrijwilligers.vacancies.wording.fields import Codes, say_field

COLUMNS = LABELS | {"url": LABELS["source_url"]}  # by the names of our own table
STATES = {
    "rejected": _l("rejected"),
    "changed": _l("changed"),
    "withdrawn": _l("gone from the source"),
    "new": _l("new"),
    "unchanged": _l("unchanged"),
}
LONGEST = 400  # characters of a text that is shown to compare


def say_change(difference: RowDifference, codes: Codes) -> DifferenceInWords:
    """Say what becomes of one field, in the same words as on a page of the vacancy."""
    name, before, after = difference
    return DifferenceInWords(
        str(LABELS.get(name, name)), _say(name, before, codes), _say(name, after, codes)
    )


def _say(name: str, plain: Any, codes: Codes) -> str:
    """Say a plain value; a text is but its title or its description here."""
    value = value_of(name, plain) if name in FROM_PLAIN else plain
    text = say_field(name, value, codes)
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
