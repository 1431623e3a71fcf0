"""Why somebody is erased, and what came of it, in words."""

from collections.abc import Iterator, Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from vrijwilligers.privacy.rules.reasons import ErasureReason

ERASURE_REASONS = {
    ErasureReason.REQUEST: _l("The person asked for it"),
    ErasureReason.WITHDRAWAL: _l("The person withdrew consent"),
    ErasureReason.MISTAKE: _l("The fiche was made by mistake"),
    ErasureReason.OTHER: _l("Another reason"),
}


RECORDS = {  # where a text may still name somebody, as one says it at the desk
    "agreement": _l("an agreement"),
    "candidate": _l("another fiche"),
    "change_request": _l("a change that was sent in"),
    "desk_contact": _l("a conversation"),
    "edition": _l("a print"),
    "follow_up": _l("a follow-up"),
    "import_part": _l("an import"),
    "import_profile": _l("an import"),
    "import_run": _l("an import"),
    "information_note": _l("an organisation"),
    "introduction_step": _l("an introduction"),
    "message": _l("a mail"),
    "organisation": _l("an organisation"),
    "organisation_address": _l("an organisation"),
    "organisation_alias": _l("an organisation"),
    "organisation_contact": _l("a note of a call"),
    "organisation_text": _l("an organisation"),
    "own_fact": _l("a vacancy"),
    "vacancy": _l("a vacancy"),
    "vacancy_source": _l("a vacancy"),
    "vacancy_task": _l("a vacancy"),
    "vacancy_text": _l("a vacancy"),
}


def outcome(number: str, mentions: list[tuple[str, int]], organisations: int) -> Iterator[str]:
    """Say that somebody is erased, where to look still, and how many must be told."""
    yield _("Fiche %(number)s is erased.", number=number)
    if mentions:
        where = say_places(mentions)
        yield _("Look whether this is still about the same person: %(where)s.", where=where)
    if organisations:
        yield _(
            "Organisations that must still hear it: %(count)s. They stand among what is to do.",
            count=str(organisations),
        )


def say_places(mentions: Sequence[tuple[str, int]]) -> str:
    """Say of which records a text may still name somebody: *a vacancy (12), a print (3)*."""
    return ", ".join(f"{_say_record(table)} ({key})" for table, key in mentions)


def _say_record(table: str) -> str:
    return str(RECORDS.get(table) or _("another record"))
