"""What was missing when nothing fitted, in words."""

from collections.abc import Mapping

from flask_babel import gettext as _

from vrijwilligers.matching.queries.missing import Missing
from vrijwilligers.matching.rules.codes import NOTHING_RULED_OUT
from vrijwilligers.matching.wording.waiting import MISSED
from vrijwilligers.vocabulary.languages import LANGUAGES

Rows = list[tuple[str, int]]


def say_missing(found: Missing, categories: Mapping[str, str]) -> list[tuple[str, Rows]]:
    """Say what was in the way most, which work was wished, and in which language."""
    reasons = {code.value if code else NOTHING_RULED_OUT: str(MISSED[code]) for code in MISSED}
    parts = (
        (_("What was in the way most"), "reason", reasons),
        (_("Which kind of work was wished"), "category", categories),
        (_("In which language we spoke"), "language", LANGUAGES),
    )
    return [
        (heading, [(names.get(code, code), amount) for code, amount in found[dimension].items()])
        for heading, dimension, names in parts
        if found[dimension]
    ]
