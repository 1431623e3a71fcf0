"""Which column of a fiche refers to a code list, for who counts how often a code is used."""

from typing import Any

from vrijwilligers.candidates.models import CandidateCategory, CandidateTalent
from vrijwilligers.talents.feature import CodeUses

COLUMNS = {"talent": CandidateTalent.code, "category": CandidateCategory.code}


def column_of(asked: CodeUses) -> tuple[str, Any] | None:
    """Return where fiches hold the codes of a list."""
    column = COLUMNS.get(asked.table)
    return None if column is None else ("fiches", column)
