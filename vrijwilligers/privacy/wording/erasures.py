"""Why somebody is erased, and what came of it, in words."""

from collections.abc import Iterator, Mapping

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from markupsafe import Markup

from vrijwilligers.privacy.rules.reasons import ErasureReason

ERASURE_REASONS = {
    ErasureReason.REQUEST: _l("The person asked for it"),
    ErasureReason.WITHDRAWAL: _l("The person withdrew consent"),
    ErasureReason.MISTAKE: _l("The fiche was made by mistake"),
    ErasureReason.OTHER: _l("Another reason"),
}

OTHERS_REASONS = {  # of an account
    ErasureReason.REQUEST: ERASURE_REASONS[ErasureReason.REQUEST],
    ErasureReason.MISTAKE: _l("It was noted by mistake"),
    ErasureReason.OTHER: ERASURE_REASONS[ErasureReason.OTHER],
}
CONTACT_REASONS = {ErasureReason.LEFT: _l("Is no longer our contact")} | OTHERS_REASONS
KINDS = {  # what goes, for who erases; a table that is a part of another is not counted apart
    "candidate": _l("Fiche, with languages, talents and wishes"),
    "consent": _l("Consent, given or withdrawn"),
    "desk_contact": _l("Conversations"),
    "introduction": _l("Introductions, with their steps"),
    "disclosure": _l("What organisations may hear or heard"),
    "follow_up": _l("Follow-ups"),
    "message": _l("Mails"),
    "contact_person": _l("Contact person"),
    "staff_member": _l("Account, with its roles and sessions"),
}
PARTS = {  # whether there are support needs is not told here
    *("candidate_category", "candidate_key", "candidate_language", "candidate_row"),
    *(
        "candidate_merge",
        "candidate_pair",
        "candidate_support",
        "candidate_talent",
        "introduction_fit",
        "introduction_step",
        "set_aside",
    ),
    *("vacancy_wait", "vacancy_arrival", "appointment", "conversation_note", "fiche_event"),
    "reminder_pause",
    *("pool_membership", "pool_category", "pool_place", "call_ask", "call_seat", "talent_scan"),
    *("market_visitor", "market_appointment", "market_stop", "referral"),
    *("desk_session", "ended_session", "draft", "known_browser", "recovery_code", "staff_role"),
}

RECORDS = {  # where a text may still name somebody, as one says it at the desk
    "agreement": _l("an agreement or its file"),
    "candidate": _l("another fiche"),
    "call_shift": _l("a call of the pool"),
    "stand": _l("a stand of a market"),
    "stand_evaluation": _l("what an organisation said of a market"),
    "stand_task": _l("a task of a stand"),
    "appointment": _l("an introduction"),
    "change_request": _l("a change that was sent in"),
    "contact_person": _l("a contact person"),
    "desk_contact": _l("a conversation"),
    "conversation_note": _l("a conversation"),
    "edition": _l("a print"),
    "edition_volume": _l("a print"),
    "follow_up": _l("a follow-up"),
    "import_part": _l("an import"),
    "import_profile": _l("an import"),
    "import_run": _l("an import"),
    "information_note": _l("an information note"),
    "introduction_step": _l("an introduction"),
    "message": _l("a mail"),
    "organisation": _l("an organisation"),
    "organisation_address": _l("an organisation"),
    "organisation_alias": _l("an organisation"),
    "organisation_contact": _l("a note of a call"),
    "organisation_text": _l("an organisation"),
    "own_fact": _l("a vacancy"),
    "lead": _l("somebody whom a referrer announced"),
    "referrer_profile": _l("an organisation"),
    "staff_member": _l("an account of the team"),
    "vacancy": _l("a vacancy"),
    "vacancy_source": _l("a vacancy"),
    "vacancy_task": _l("a vacancy"),
    "vacancy_text": _l("a vacancy"),
}


def outcome(done: str, where: Markup, organisations: int) -> Iterator[str | Markup]:
    """Say that somebody is erased, where to look still, and how many must be told."""
    yield done
    if where:
        look = _("Look whether this is still about the same person:")
        yield Markup("{} {}").format(look, where)
    if organisations:
        yield _(
            "Organisations that must still hear it: %(count)s. They stand among what is to do.",
            count=str(organisations),
        )


def say_rows(rows: Mapping[str, int]) -> list[tuple[str, int]]:
    """Say how many records of which kind go; none is not said."""
    counted = [(str(words), rows.get(table, 0)) for table, words in KINDS.items()]
    other = sum(number for table, number in rows.items() if table not in {*KINDS, *PARTS})
    return [(words, number) for words, number in (*counted, (_("Other"), other)) if number]


def say_record(table: str) -> str:
    """Say what kind of record a row is a part of."""
    return str(RECORDS.get(table) or _("another record"))
