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
from vrijwilligers.candidates.models.merging import CandidateMerge, CandidatePair

__all__ = [
    "Candidate",
    "CandidateCategory",
    "CandidateKey",
    "CandidateLanguage",
    "CandidateMerge",
    "CandidatePair",
    "CandidateRow",
    "CandidateTalent",
    "Consent",
    "ConsentText",
]
