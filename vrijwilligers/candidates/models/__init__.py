"""The tables of the candidates: the fiche, its lists, and consent."""

from vrijwilligers.candidates.models.consent import Consent, ConsentText
from vrijwilligers.candidates.models.fiches import (
    Candidate,
    CandidateCategory,
    CandidateKey,
    CandidateLanguage,
    CandidateRow,
    CandidateTalent,
)

__all__ = [
    "Candidate",
    "CandidateCategory",
    "CandidateKey",
    "CandidateLanguage",
    "CandidateRow",
    "CandidateTalent",
    "Consent",
    "ConsentText",
]
