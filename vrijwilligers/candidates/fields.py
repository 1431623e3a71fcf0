"""How the details of a candidate are kept: which column, which rows, what follows from them."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l

from vrijwilligers.candidates.models import (
    Candidate,
    CandidateCategory,
    CandidateKey,
    CandidateLanguage,
    CandidateTalent,
)
from vrijwilligers.candidates.rules import CandidateDetails
from vrijwilligers.candidates.rules.keys import DERIVED
from vrijwilligers.records.fields import Fields, Row, Rows, codes
from vrijwilligers.vocabulary.levels import Level


def _spoken(languages: Mapping[str, Level | None]) -> list[Row]:
    said = enumerate(languages.items())
    return [{"language": code, "level": level, "place": place} for place, (code, level) in said]


FICHE = Fields(
    details_type=CandidateDetails,
    model=Candidate,
    parts={
        "languages": Rows(
            CandidateLanguage,
            "language",
            split=_spoken,
            join=lambda rows: {spoken.language: spoken.level for spoken in rows},
        ),
        "talents": codes(CandidateTalent),
        "categories": codes(CandidateCategory),
        "keys": codes(CandidateKey, "key"),
    },
    derived=DERIVED,
    others=(
        *("uid", "counted", "fiche_consent", "restricted_at", "objected_at"),
        *("last_contact_on", "erase_on", "notified_for", "informed_on"),
        "mail_stopped_at",
    ),
    labels={
        "given_name": _l("First name"),
        "family_name": _l("Family name"),
        "birth_year": _l("Year of birth"),
        "phone": _l("Phone"),
        "email": _l("E-mail"),
        "comes_by": _l("Cannot be reached, comes by again"),
        "whatsapp": _l("May be written to by WhatsApp"),
        "postcode": _l("Postcode"),
        "municipality": _l("Municipality"),
        "language": _l("Language"),
        "languages": _l("Languages"),
        "other_languages": _l("Languages that are not on the list"),
        "practise_dutch": _l("Practising Dutch"),
        "categories": _l("Kinds of work"),
        "talents": _l("Talents"),
        "engagement": _l("Once, short or regular"),
        "days": _l("Days"),
        "available_from": _l("Available from"),
        "from_home": _l("Would like to work from home"),
        "motivation": _l("Motivation"),
        "notes": _l("Notes"),
    },
)
