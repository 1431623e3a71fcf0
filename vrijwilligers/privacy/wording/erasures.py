"""Why somebody is erased, and what came of it, in words."""

from collections.abc import Iterator

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.privacy.rules.reasons import ErasureReason

ERASURE_REASONS = {
    ErasureReason.REQUEST: _l("The person asked for it"),
    ErasureReason.WITHDRAWAL: _l("The person withdrew consent"),
    ErasureReason.MISTAKE: _l("The fiche was made by mistake"),
    ErasureReason.OTHER: _l("Another reason"),
}


def outcome(
    number: str, rows: int, mentions: list[tuple[str, int]], organisations: int
) -> Iterator[str]:
    """Say that somebody is erased, where to look still, and how many must be told."""
    yield _("Fiche %(number)s is erased, with %(rows)s rows.", number=number, rows=str(rows))
    if mentions:
        where = ", ".join(f"{table} {key}" for table, key in mentions)
        yield _("Look whether this is still about the same person: %(where)s.", where=where)
    if organisations:
        yield _(
            "Organisations that must still hear it: %(count)s. They stand among what is to do.",
            count=str(organisations),
        )
